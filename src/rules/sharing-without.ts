import { addRatio, ONE, type Ratio, ZERO } from '../units/ratio.ts';
import type { FactorsRule, FixedRule, Limit, Role, SharingRule } from './sharing-rule.ts';

const ALL_TO_LAND: SharingRule = {
  kind: 'fixed',
  shares: [{ role: 'land', share: ONE }],
  residualTo: null,
};

/**
 * A sharing rule with some roles taken out of it, as when a city leaves: a fixed share or a levy
 * falls to the land's party; among weights the others share in proportion; limits, baselines and
 * ends of phases that belong to a role go with it.
 */
export function withoutRoles(rule: SharingRule, gone: ReadonlySet<string>): SharingRule {
  const inner = (one: SharingRule) => withoutRoles(one, gone);
  const isKept = ({ role }: { readonly role: Role }) => !gone.has(role);
  switch (rule.kind) {
    case 'fixed':
      return fixedWithout(rule, gone);
    case 'weights': {
      const weights = rule.weights.filter(isKept);
      if (weights.every(({ weight }) => weight === 0)) return ALL_TO_LAND;
      const residualTo = rule.residualTo !== null && gone.has(rule.residualTo);
      return { ...rule, weights, residualTo: residualTo ? null : rule.residualTo };
    }
    case 'factors':
      return factorsWithout(rule, gone);
    case 'quotaSupplied':
      return rule;
    case 'waterfall':
      return {
        ...rule,
        steps: rule.steps.map((step) => ({ ...step, rule: inner(step.rule) })),
        rest: inner(rule.rest),
      };
    case 'byOrigin':
      return { ...rule, local: inner(rule.local), crossRegion: inner(rule.crossRegion) };
    case 'levyFirst':
      return { ...rule, to: gone.has(rule.to) ? 'land' : rule.to, rest: inner(rule.rest) };
    case 'cap': {
      const excessTo = gone.has(rule.excessTo) ? 'land' : rule.excessTo;
      const limits = limitsWithout(rule.limits, gone);
      const capped = { ...rule, limits, excessTo, rule: inner(rule.rule) } as const;
      return limits.length === 0 ? capped.rule : capped;
    }
    case 'floor': {
      const limits = limitsWithout(rule.limits, gone);
      return limits.length === 0 ? inner(rule.rule) : { ...rule, limits, rule: inner(rule.rule) };
    }
    case 'phase':
      return {
        ...rule,
        before: rule.before === null ? null : inner(rule.before),
        phases: rule.phases.map((phase) => ({
          ...phase,
          rule: inner(phase.rule),
          whileBelow:
            phase.whileBelow !== null && gone.has(phase.whileBelow.party) ? null : phase.whileBelow,
        })),
        rest: rule.rest === null ? null : inner(rule.rest),
      };
    case 'increment':
      return { ...rule, baselines: rule.baselines.filter(isKept), rule: inner(rule.rule) };
  }
}

function limitsWithout(limits: readonly Limit[], gone: ReadonlySet<string>): Limit[] {
  return limits.filter(({ party }) => !gone.has(party));
}

function fixedWithout(rule: FixedRule, gone: ReadonlySet<string>): SharingRule {
  const lost = rule.shares.filter(({ role }) => gone.has(role));
  if (lost.length === 0) return rule;
  const kept = rule.shares.filter(({ role }) => !gone.has(role));
  const fallen = lost.reduce<Ratio>((sum, { share }) => addRatio(sum, share), ZERO);
  const land = kept.find(({ role }) => role === 'land')?.share ?? ZERO;
  const shares = [
    { role: 'land' as const, share: addRatio(land, fallen) },
    ...kept.filter(({ role }) => role !== 'land'),
  ];
  const residualTo = rule.residualTo !== null && gone.has(rule.residualTo);
  return { ...rule, shares, residualTo: residualTo ? 'land' : rule.residualTo };
}

function factorsWithout(rule: FactorsRule, gone: ReadonlySet<string>): SharingRule {
  const factors = rule.factors.flatMap((factor) => {
    if (factor.amounts === null) return [factor];
    const amounts = factor.amounts.filter(({ role }) => !gone.has(role));
    return amounts.length === 0 ? [] : [{ ...factor, amounts }];
  });
  return factors.length === 0 ? ALL_TO_LAND : { ...rule, factors };
}
