import { z } from 'zod';
import { type Label, MODELLED, RULE_TOPICS } from '../rules/rule.ts';
import { RULE_STATUSES } from '../rules/rule-status.ts';
import { type Day, parseIsoDay } from '../units/day.ts';
import { FILE_UNIT_NAMES } from './rule-units.ts';

const REAL_DATE: Label = { zh: '真实的日期，如 2026-01-31', en: 'a real date such as 2026-01-31' };
const ONE_FORM: Label = {
  zh: 'value、table、tiers 取其一',
  en: 'one of value, table and tiers',
};
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** An ISO date as text, read into a {@link Day}. */
export const daySchema = z.string().transform((text, context): Day => {
  const day = parseIsoDay(text);
  if (day !== null) return day;
  context.addIssue({ code: 'custom', params: { expected: REAL_DATE } });
  return z.NEVER;
});

/** A text in both languages. */
export const labelSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** How far a value can be relied on. */
export const statusSchema = z.enum(RULE_STATUSES);

/** A step of a scale: above `over` (nothing for the first) up to `upTo` (nothing for the last). */
const tierSchema = z.strictObject({
  over: z.string().optional(),
  upTo: z.string().optional(),
  value: z.string(),
});

const valuesSchema = z
  .strictObject({
    from: daySchema,
    to: daySchema.optional(),
    /** Unit of these values where a table mixes units; without it the file's. */
    unit: z.enum(FILE_UNIT_NAMES).optional(),
    /** Standing of these values where it differs from the rule's. */
    status: statusSchema.optional(),
    value: z.string().optional(),
    table: z.record(z.string(), z.string()).optional(),
    tiers: z.array(tierSchema).min(1).optional(),
  })
  .refine(
    ({ value, table, tiers }) =>
      [value, table, tiers].filter((form) => form !== undefined).length === 1,
    { params: { expected: ONE_FORM } },
  );

const variantSchema = z.strictObject({
  id: z.string().regex(ID),
  title: labelSchema,
  document: z.string().min(1),
  clause: z.string().min(1),
  status: statusSchema,
  values: z.array(valuesSchema).min(1),
});

/** A rule file: `seeds/rules/<id>.yaml`. */
export const ruleSchema = z.strictObject({
  id: z.string().regex(ID),
  topic: z.enum(RULE_TOPICS),
  title: labelSchema,
  document: z.string().min(1),
  clause: z.string().min(1),
  effective: daySchema.optional(),
  expires: daySchema.optional(),
  repealedBy: z.string().min(1).optional(),
  lastConfirmed: daySchema.optional(),
  status: statusSchema,
  unit: z.enum(FILE_UNIT_NAMES).optional(),
  /** Unit of the bounds of `tiers`. */
  tiersBy: z.enum(FILE_UNIT_NAMES).optional(),
  modelled: z.enum(MODELLED),
  why: labelSchema.optional(),
  crossesBudgets: z.boolean().optional(),
  lapsesTo: z.string().optional(),
  note: labelSchema.optional(),
  see: z.array(z.string()).optional(),
  values: z.array(valuesSchema),
  variants: z.array(variantSchema).optional(),
});

/** A rule file after the schema, dates read, values still text. */
export type RuleText = z.output<typeof ruleSchema>;

/** One period of a rule file: its values in one of three forms. */
export type ValuesText = RuleText['values'][number];
