import fc from 'fast-check';
import {
  type FixedRule,
  ROLES,
  type Role,
  type SharingRule,
  type WeightsRule,
} from '../../src/rules/sharing-rule.ts';
import { fen } from '../../src/units/fen.ts';
import { type Ratio, ratio } from '../../src/units/ratio.ts';

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

const nestedRule: fc.Arbitrary<SharingRule> = fc.letrec<{ rule: SharingRule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'sharing' },
    anyFixedRule,
    anyWeightsRule,
    fc.constant<SharingRule>({ kind: 'quotaSupplied' }),
    fc.record({
      kind: fc.constant('waterfall' as const),
      steps: fc.array(
        fc.record({
          amountFen: fc.integer({ min: 1, max: 10 ** 14 }).map(fen),
          rule: tie('rule'),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      rest: tie('rule'),
    }),
    fc.record({
      kind: fc.constant('byOrigin' as const),
      local: tie('rule'),
      crossRegion: tie('rule'),
    }),
    fc.record({
      kind: fc.constant('levyFirst' as const),
      to: fc.constantFrom(...ROLES),
      rate: anyShare,
      rest: tie('rule'),
    }),
  ),
})).rule;

/** The rule without a party for the odd fen, which only the outermost rule may name. */
function plain(rule: SharingRule): SharingRule {
  switch (rule.kind) {
    case 'fixed':
    case 'weights':
      return { ...rule, residualTo: null };
    case 'byOrigin':
      return { ...rule, local: plain(rule.local), crossRegion: plain(rule.crossRegion) };
    case 'levyFirst':
      return { ...rule, rest: plain(rule.rest) };
    case 'waterfall': {
      const steps = rule.steps.map((step) => ({ ...step, rule: plain(step.rule) }));
      return { ...rule, steps, rest: plain(rule.rest) };
    }
    case 'quotaSupplied':
      return rule;
  }
}

function outermost(rule: SharingRule): SharingRule {
  if (rule.kind === 'fixed' || rule.kind === 'weights') return rule;
  if (rule.kind !== 'byOrigin') return plain(rule);
  return { ...rule, local: outermost(rule.local), crossRegion: outermost(rule.crossRegion) };
}

/** Any sharing rule of at most four levels. */
export const anySharingRule: fc.Arbitrary<SharingRule> = nestedRule.map(outermost);
