import { z } from 'zod';
import type { Label } from '../../rules/rule.ts';
import type { CapRule, FloorRule, Limit, SharingRule, Span } from '../../rules/sharing-rule.ts';
import type { Fen } from '../../units/fen.ts';
import type { Ratio } from '../../units/ratio.ts';
import { complain } from '../expectation.ts';
import { choice, dayLeaf, shareLeaf, strictMap, wanYuanLeaf } from '../leaf-schema.ts';
import { type Conflict, capConflicts, floorConflicts } from './limit-conflicts.ts';
import { yearsLeaf } from './phase-schema.ts';
import { type ByRole, byRole, inRoleOrder, role } from './roles-schema.ts';

const over = z.union(
  [choice(['deal', 'year', 'run']), strictMap({ from: dayLeaf, years: yearsLeaf })],
  { error: 'span' },
);

const shares = byRole(shareLeaf);
const amountsWanYuan = byRole(wanYuanLeaf);

interface LimitsText {
  readonly shares?: ByRole<Ratio> | undefined;
  readonly amountsWanYuan?: ByRole<Fen> | undefined;
}

/** Parties that get no more than a limit; the excess is another's. */
export function capSchema(nested: z.ZodType<SharingRule>) {
  return strictMap({
    shares: shares.optional(),
    amountsWanYuan: amountsWanYuan.optional(),
    over,
    excessTo: role,
    rule: nested,
  })
    .transform((given): CapRule => {
      const { over: span, excessTo, rule } = given;
      return { kind: 'cap', limits: limitsOf(given), over: span as Span, excessTo, rule };
    })
    .superRefine((rule, context) =>
      report([...noLimit(rule.limits), ...capConflicts(rule)], context),
    );
}

/** Parties that get no less than a limit. */
export function floorSchema(nested: z.ZodType<SharingRule>) {
  return strictMap({
    shares: shares.optional(),
    amountsWanYuan: amountsWanYuan.optional(),
    over,
    rule: nested,
  })
    .transform((given): FloorRule => {
      const { over: span, rule } = given;
      return { kind: 'floor', limits: limitsOf(given), over: span as Span, rule };
    })
    .superRefine((rule, context) => {
      report([...noLimit(rule.limits), ...floorConflicts(rule)], context);
    });
}

function limitsOf({ shares: parts, amountsWanYuan: amounts }: LimitsText): Limit[] {
  return [
    ...inRoleOrder(parts ?? {}, (party, share): Limit => ({ party, share })),
    ...inRoleOrder(amounts ?? {}, (party, amountFen): Limit => ({ party, amountFen })),
  ];
}

const ONE_KIND: Label = {
  zh: 'shares 或 amountsWanYuan 之一，至少一方',
  en: 'either shares or amountsWanYuan, with one party at least',
};

function noLimit(limits: readonly Limit[]): Conflict[] {
  const kinds = new Set(limits.map((limit) => 'share' in limit));
  if (kinds.size === 1) return [];
  const message: Label =
    kinds.size === 0
      ? { zh: '没有写任何一方的限额', en: 'no party has a limit here' }
      : { zh: '一处限额不能既有比例又有金额', en: 'one limit cannot mix shares and amounts' };
  return [{ expected: ONE_KIND, message }];
}

function report(conflicts: readonly Conflict[], context: z.RefinementCtx): void {
  for (const conflict of conflicts.slice(0, 1)) context.addIssue(complain(conflict));
}
