import { z } from 'zod';
import { rulesInside, type SharingRule } from '../../rules/sharing-rule.ts';
import { complain } from '../expectation.ts';
import { shareLeaf, strictMap, textLeaf } from '../leaf-schema.ts';
import { fixed } from './fixed-schema.ts';
import { incrementSchema } from './increment-schema.ts';
import { capSchema, floorSchema } from './limit-schema.ts';
import { phaseSchema } from './phase-schema.ts';
import { role } from './roles-schema.ts';
import { tiersSchema, waterfallSchema } from './steps-schema.ts';
import { weighted } from './weights-schema.ts';

/** How deep sharing rules may stand inside each other. */
const DEEPEST_RULE = 8;

const nested: z.ZodType<SharingRule> = z.lazy(() => sharingRuleSchema);

/** Whether an odd-fen rule stands in a rule or in what it chooses between by deal or by day. */
function namesResidual(rule: SharingRule): boolean {
  if (rule.kind === 'fixed' || rule.kind === 'weights') return rule.residualTo !== null;
  return (
    (rule.kind === 'byOrigin' || rule.kind === 'phase') && rulesInside(rule).some(namesResidual)
  );
}

/** Inside other rules there are no odd fen yet: they arise when the whole is split. */
function withoutResidual<T extends SharingRule, I>(schema: z.ZodType<T, I>): z.ZodType<T, I> {
  return schema.superRefine((rule, context) => {
    if (!rulesInside(rule).some(namesResidual)) return;
    context.addIssue(
      complain({
        expected: {
          zh: '只在最外层规则写 residualTo',
          en: 'residualTo on the outermost rule only',
        },
        message: {
          zh: `套在 ${rule.kind} 里的规则不能写 residualTo`,
          en: `a rule inside ${rule.kind} cannot say residualTo`,
        },
      }),
    );
  });
}

const byOrigin = strictMap({ local: nested, crossRegion: nested }).transform(
  (given): SharingRule => ({ kind: 'byOrigin', ...given }),
);

const levyFirst = withoutResidual(
  strictMap({ to: role, rate: shareLeaf, rest: nested }).transform(
    (given): SharingRule => ({ kind: 'levyFirst', ...given }),
  ),
);

const kinds = {
  fixed,
  weights: weighted,
  quotaSupplied: strictMap({}).transform((): SharingRule => ({ kind: 'quotaSupplied' })),
  waterfall: withoutResidual(waterfallSchema(nested)),
  tiers: withoutResidual(tiersSchema(nested)),
  byOrigin,
  levyFirst,
  cap: withoutResidual(capSchema(nested)),
  floor: withoutResidual(floorSchema(nested)),
  phase: phaseSchema(nested),
  increment: withoutResidual(incrementSchema(nested)),
};

/** A value that fills a parameter of a preset: text, a number, a map or a list. */
const parameter = z.union(
  [z.string(), z.number(), z.record(z.string(), z.unknown()), z.array(z.unknown())],
  { error: 'text' },
);

/**
 * A sharing rule as a map with exactly one key, its kind. Shares sum to exactly one; weights are
 * whole numbers, not all zero; tiers and phases leave no gap and do not overlap; floors and caps
 * fit together; rules stand at most {@link DEEPEST_RULE} deep in each other. A preset has been
 * put in its place before this looks at it; its keys are here for editors.
 */
export const sharingRuleSchema = strictMap({
  preset: textLeaf.optional(),
  parameters: z.record(z.string(), parameter).optional(),
  fixed: kinds.fixed.optional(),
  weights: kinds.weights.optional(),
  quotaSupplied: kinds.quotaSupplied.optional(),
  waterfall: kinds.waterfall.optional(),
  tiers: kinds.tiers.optional(),
  byOrigin: kinds.byOrigin.optional(),
  levyFirst: kinds.levyFirst.optional(),
  cap: kinds.cap.optional(),
  floor: kinds.floor.optional(),
  phase: kinds.phase.optional(),
  increment: kinds.increment.optional(),
})
  .transform(({ preset: _, parameters: __, ...given }): SharingRule[] =>
    Object.values(given).filter((rule) => rule !== undefined),
  )
  .superRefine((rules, context) => {
    if (rules.length !== 1) {
      const names = ['preset', ...Object.keys(kinds)].join(', ');
      context.addIssue(
        complain({
          expected: { zh: `恰好一种规则：${names}`, en: `exactly one kind of rule: ${names}` },
          message: { zh: '分成规则必须恰好写一种', en: 'a sharing rule names exactly one kind' },
        }),
      );
      return;
    }
    const depth = ruleDepth(rules[0]!);
    if (depth <= DEEPEST_RULE) return;
    context.addIssue(
      complain({
        expected: { zh: `至多 ${DEEPEST_RULE} 层`, en: `at most ${DEEPEST_RULE} levels` },
        message: { zh: `分成规则嵌套 ${depth} 层`, en: `the sharing rule nests ${depth} levels` },
        found: String(depth),
      }),
    );
  })
  .transform((rules): SharingRule => rules[0]!)
  .meta({ id: 'SharingRule' });

/** How many rules stand inside each other, the outermost counted as one. */
function ruleDepth(rule: SharingRule): number {
  return 1 + Math.max(0, ...rulesInside(rule).map(ruleDepth));
}
