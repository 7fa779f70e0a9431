import fc from 'fast-check';
import {
  FACTORS,
  type FactorsRule,
  type FixedRule,
  ROLES,
  type Role,
  type SharingRule,
  type WeightsRule,
} from '../../src/rules/sharing-rule.ts';
import { fen } from '../../src/units/fen.ts';
import { type Ratio, ratio } from '../../src/units/ratio.ts';
import { mapInside } from './sharing-inside.ts';
import { anyIncrementRule, anyLimitedRule, anyPhaseRule } from './sharing-parts.ts';

/** Some roles, at least one, in their fixed order. */
const someRoles: fc.Arbitrary<Role[]> = fc
  .subarray([...ROLES], { minLength: 1, maxLength: 6 })
  .map((roles) => ROLES.filter((role) => roles.includes(role)));

/** A share from 0 to 1 in ten-thousandths. */
export const anyShare: fc.Arbitrary<Ratio> = fc
  .integer({ min: 0, max: 10_000 })
  .map((part) => ratio(part, 10_000));

const residualAmong = (roles: readonly Role[]) =>
  fc.option(fc.constantFrom(...roles), { nil: null });

/** Fixed shares that sum to exactly one. */
export const anyFixedRule: fc.Arbitrary<FixedRule> = someRoles.chain((roles) =>
  fc
    .record({
      parts: fc.array(fc.integer({ min: 0, max: 1000 }), {
        minLength: roles.length - 1,
        maxLength: roles.length - 1,
      }),
      first: fc.integer({ min: 1, max: 1000 }),
      residualTo: residualAmong(roles),
    })
    .map(({ parts, first, residualTo }) => {
      const whole = [first, ...parts].reduce((sum, part) => sum + part, 0);
      return {
        kind: 'fixed',
        shares: roles.map((role, at) => ({ role, share: ratio([first, ...parts][at]!, whole) })),
        residualTo,
      };
    }),
);

/** Whole-number weights, at least one above zero. */
export const anyWeightsRule: fc.Arbitrary<WeightsRule> = someRoles.chain((roles) =>
  fc
    .record({
      weights: fc.array(fc.integer({ min: 0, max: 1_000_000 }), {
        minLength: roles.length,
        maxLength: roles.length,
      }),
      residualTo: residualAmong(roles),
    })
    .map(({ weights, residualTo }) => ({
      kind: 'weights',
      weights: roles.map((role, at) => ({
        role,
        weight: at === 0 ? Math.max(1, weights[0]!) : weights[at]!,
      })),
      residualTo,
    })),
);

/** Factors with amounts, quota supplied among them. */
export const anyFactorsRule: fc.Arbitrary<FactorsRule> = fc
  .subarray([...FACTORS], { minLength: 1, maxLength: 4 })
  .chain((factors) =>
    fc.tuple(
      ...factors.map((by) =>
        fc.record({
          by: fc.constant(by),
          weight: fc.integer({ min: 1, max: 100 }),
          amounts:
            by === 'quotaSupplied'
              ? fc.constant(null)
              : someRoles.chain((roles) =>
                  fc
                    .array(fc.integer({ min: 0, max: 10 ** 9 }), {
                      minLength: roles.length,
                      maxLength: roles.length,
                    })
                    .map((held) => roles.map((role, at) => ({ role, amount: held[at]! }))),
                ),
        }),
      ),
    ),
  )
  .map((factors) => ({ kind: 'factors', factors }));

const anyLeaf: fc.Arbitrary<SharingRule> = fc.oneof(
  anyFixedRule,
  anyWeightsRule,
  anyFactorsRule,
  fc.constant<SharingRule>({ kind: 'quotaSupplied' }),
);

const anyAmount = fc.oneof(
  fc.integer({ min: 1, max: 10 ** 10 }).map(fen),
  fc.integer({ min: 1, max: 10 ** 14 }).map(fen),
);

/** The rules that stand around others and hold no limit themselves. */
function around(inner: fc.Arbitrary<SharingRule>): fc.Arbitrary<SharingRule>[] {
  return [
    fc.record({
      kind: fc.constant('waterfall' as const),
      steps: fc.array(fc.record({ amountFen: anyAmount, rule: inner }), {
        minLength: 1,
        maxLength: 3,
      }),
      rest: inner,
    }),
    fc.record({ kind: fc.constant('byOrigin' as const), local: inner, crossRegion: inner }),
    fc.record({
      kind: fc.constant('levyFirst' as const),
      to: fc.constantFrom(...ROLES),
      rate: anyShare,
      rest: inner,
    }),
    anyPhaseRule(inner),
    anyIncrementRule(inner),
  ];
}

const { rule: nestedRule } = fc.letrec<{ free: SharingRule; rule: SharingRule }>((tie) => ({
  free: fc.oneof({ maxDepth: 2, depthIdentifier: 'sharing' }, anyLeaf, ...around(tie('free'))),
  rule: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'sharing' },
    anyLeaf,
    ...around(tie('rule')),
    ...anyLimitedRule(tie('free')),
  ),
}));

/** The rule without a party for the odd fen, which only the outermost rule may name. */
function plain(rule: SharingRule): SharingRule {
  switch (rule.kind) {
    case 'fixed':
    case 'weights':
      return { ...rule, residualTo: null };
    default:
      return mapInside(rule, plain);
  }
}

/** The odd fen can be named where a rule is chosen by deal or by day, and nowhere deeper. */
function outermost(rule: SharingRule): SharingRule {
  if (rule.kind === 'fixed' || rule.kind === 'weights') return rule;
  return mapInside(rule, rule.kind === 'byOrigin' || rule.kind === 'phase' ? outermost : plain);
}

/** Any sharing rule of at most eight levels. */
export const anySharingRule: fc.Arbitrary<SharingRule> = nestedRule.map(outermost);
