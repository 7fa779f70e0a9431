import { z } from 'zod';
import type { Label } from '../rules/rule.ts';
import { type Day, parseIsoDay } from '../units/day.ts';
import { FILE_UNIT_NAMES } from './rule-units.ts';

const REAL_DATE: Label = { zh: '真实的日期，如 2026-01-31', en: 'a real date such as 2026-01-31' };
const ONE_FORM: Label = { zh: 'value 与 table 取其一', en: 'either value or table' };

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
export const statusSchema = z.enum(['verified', 'memory', 'derived', 'assumption']);

const valuesSchema = z
  .strictObject({
    from: daySchema,
    to: daySchema.optional(),
    /** Unit of these values where a table mixes units; without it the file's. */
    unit: z.enum(FILE_UNIT_NAMES).optional(),
    value: z.string().optional(),
    table: z.record(z.string(), z.string()).optional(),
  })
  .refine((entry) => (entry.value === undefined) !== (entry.table === undefined), {
    params: { expected: ONE_FORM },
  });

/** A rule file: `seeds/rules/<id>.yaml`. */
export const ruleSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  title: labelSchema,
  document: z.string().min(1),
  clause: z.string().min(1),
  effective: daySchema,
  expires: daySchema.optional(),
  status: statusSchema,
  unit: z.enum(FILE_UNIT_NAMES),
  crossesBudgets: z.boolean().optional(),
  note: labelSchema.optional(),
  values: z.array(valuesSchema),
});

/** A rule file after the schema, dates read, values still text. */
export type RuleText = z.output<typeof ruleSchema>;
