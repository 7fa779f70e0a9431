import { z } from 'zod';
import {
  type FixedRule,
  ROLES,
  type Role,
  type SharingRule,
  type WeightsRule,
} from '../rules/sharing-rule.ts';
import { gcd } from '../units/exact.ts';
import { addRatio, compareRatio, formatRatio, ONE, subRatio, ZERO } from '../units/ratio.ts';
import { complain } from './expectation.ts';
import { choice, list, shareLeaf, strictMap, wanYuanLeaf, whole } from './leaf-schema.ts';

/** How deep sharing rules may stand inside each other. */
const DEEPEST_RULE = 8;
/** Largest common denominator of one list of shares: sums stay exact far below 2⁵³. */
const LARGEST_SCALE = 1_000_000_000;
const MOST_STEPS = 50;
const LARGEST_WEIGHT = 1_000_000;

const role = choice(ROLES);

/** A map from roles to something, in the fixed order of the roles. */
function byRole<T extends z.ZodType>(item: T) {
  const shape = Object.fromEntries(ROLES.map((name) => [name, item.optional()]));
  return strictMap(shape as Record<Role, z.ZodOptional<T>>);
}

const shares = byRole(shareLeaf).superRefine((given, context) => {
  const parts = ROLES.flatMap((name) => given[name] ?? []);
  const scale = parts.reduce((lcm, part) => leastCommonMultiple(lcm, part.denominator), 1);
  if (scale > LARGEST_SCALE) {
    context.addIssue(
      complain({
        expected: { zh: '公分母不超过 10^9 的份额', en: 'shares with a common denominator ≤ 10^9' },
        message: { zh: '份额过细，无法精确相加', en: 'the shares are too fine to add exactly' },
      }),
    );
    return;
  }
  const sum = parts.reduce((total, part) => addRatio(total, part), ZERO);
  if (compareRatio(sum, ONE) === 0) return;
  const miss = subRatio(sum, ONE);
  const gap = formatRatio({ ...miss, numerator: Math.abs(miss.numerator) });
  const [zh, en] = miss.numerator < 0 ? ['少', 'short of'] : ['多', 'over'];
  context.addIssue(
    complain({
      expected: { zh: '各方份额之和恰为 100%', en: 'shares that sum to exactly 100%' },
      message: {
        zh: `份额之和为 ${formatRatio(sum)}，比 100% ${zh} ${gap}`,
        en: `the shares sum to ${formatRatio(sum)}, ${gap} ${en} 100%`,
      },
    }),
  );
});

/** Of numbers up to 10^6; once past {@link LARGEST_SCALE} it stays there. */
function leastCommonMultiple(a: number, b: number): number {
  if (a > LARGEST_SCALE) return a;
  return (a / Number(gcd(BigInt(a), BigInt(b)))) * b;
}

const weights = byRole(whole('weight', LARGEST_WEIGHT)).superRefine((given, context) => {
  if (ROLES.some((name) => (given[name] ?? 0) > 0)) return;
  context.addIssue(
    complain({
      expected: { zh: '至少一个权重大于零', en: 'at least one weight above zero' },
      message: { zh: '权重之和为零', en: 'the weights sum to zero' },
    }),
  );
});

/** The odd fen can only go to somebody who shares. */
function checkResidual(
  named: Partial<Record<Role, unknown>>,
  residualTo: Role | undefined,
  context: z.RefinementCtx,
): void {
  if (residualTo === undefined || named[residualTo] !== undefined) return;
  const roles = ROLES.filter((name) => named[name] !== undefined);
  context.addIssue({
    ...complain({
      expected: { zh: `${roles.join('、')} 之一`, en: `one of ${roles.join(', ')}` },
      message: { zh: '尾差只能归参与分成的一方', en: 'the odd fen must go to one who shares' },
    }),
    path: ['residualTo'],
  });
}

const fixed = strictMap({ shares, residualTo: role.optional() })
  .superRefine((given, context) => checkResidual(given.shares, given.residualTo, context))
  .transform(
    (given): FixedRule => ({
      kind: 'fixed',
      shares: ROLES.flatMap((name) => {
        const share = given.shares[name];
        return share === undefined ? [] : [{ role: name, share }];
      }),
      residualTo: given.residualTo ?? null,
    }),
  );

const weighted = strictMap({ weights, residualTo: role.optional() })
  .superRefine((given, context) => checkResidual(given.weights, given.residualTo, context))
  .transform(
    (given): WeightsRule => ({
      kind: 'weights',
      weights: ROLES.flatMap((name) => {
        const weight = given.weights[name];
        return weight === undefined ? [] : [{ role: name, weight }];
      }),
      residualTo: given.residualTo ?? null,
    }),
  );

const quotaSupplied = strictMap({}).transform((): SharingRule => ({ kind: 'quotaSupplied' }));

const nested: z.ZodType<SharingRule> = z.lazy(() => sharingRuleSchema);

/** Whether an odd-fen rule stands in a rule or in what it chooses between. */
function namesResidual(rule: SharingRule): boolean {
  if (rule.kind === 'fixed' || rule.kind === 'weights') return rule.residualTo !== null;
  return rule.kind === 'byOrigin' && [rule.local, rule.crossRegion].some(namesResidual);
}

/** Inside a waterfall or a levy there are no odd fen yet: they arise when the whole is split. */
function refuseResidual(inner: readonly SharingRule[], context: z.RefinementCtx): void {
  if (!inner.some(namesResidual)) return;
  context.addIssue(
    complain({
      expected: { zh: '只在最外层规则写 residualTo', en: 'residualTo on the outermost rule only' },
      message: {
        zh: '套在 waterfall 或 levyFirst 里的规则不能写 residualTo',
        en: 'a rule inside waterfall or levyFirst cannot say residualTo',
      },
    }),
  );
}

const waterfall = strictMap({
  steps: list(strictMap({ amountWanYuan: wanYuanLeaf, rule: nested }), MOST_STEPS, 1),
  rest: nested,
})
  .superRefine(({ steps, rest }, context) =>
    refuseResidual([...steps.map(({ rule }) => rule), rest], context),
  )
  .transform(
    ({ steps, rest }): SharingRule => ({
      kind: 'waterfall',
      steps: steps.map(({ amountWanYuan, rule }) => ({ amountFen: amountWanYuan, rule })),
      rest,
    }),
  );

const byOrigin = strictMap({ local: nested, crossRegion: nested }).transform(
  (given): SharingRule => ({ kind: 'byOrigin', ...given }),
);

const levyFirst = strictMap({ to: role, rate: shareLeaf, rest: nested })
  .superRefine(({ rest }, context) => refuseResidual([rest], context))
  .transform((given): SharingRule => ({ kind: 'levyFirst', ...given }));

const kinds = { fixed, weights: weighted, quotaSupplied, waterfall, byOrigin, levyFirst };

/**
 * A sharing rule as a map with exactly one key, its kind. Shares sum to exactly one; weights are
 * whole numbers, not all zero; rules stand at most {@link DEEPEST_RULE} deep in each other.
 */
export const sharingRuleSchema = strictMap({
  fixed: fixed.optional(),
  weights: weighted.optional(),
  quotaSupplied: quotaSupplied.optional(),
  waterfall: waterfall.optional(),
  byOrigin: byOrigin.optional(),
  levyFirst: levyFirst.optional(),
})
  .superRefine((given, context) => {
    const rules = Object.values(given);
    if (rules.length !== 1) {
      const names = Object.keys(kinds).join(', ');
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
  .transform((given): SharingRule => Object.values(given)[0]!)
  .meta({ id: 'SharingRule' });

/** How many rules stand inside each other, the outermost counted as one. */
function ruleDepth(rule: SharingRule): number {
  switch (rule.kind) {
    case 'waterfall':
      return 1 + Math.max(...[...rule.steps.map((s) => s.rule), rule.rest].map(ruleDepth));
    case 'byOrigin':
      return 1 + Math.max(ruleDepth(rule.local), ruleDepth(rule.crossRegion));
    case 'levyFirst':
      return 1 + ruleDepth(rule.rest);
    default:
      return 1;
  }
}
