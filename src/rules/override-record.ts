import type { Day } from '../units/day.ts';
import type { Rule, RuleOverride, RuleValue } from './rule.ts';

/** The values of a rule that an override stands in for, within its dates. */
export function replacedValues(rule: Rule, { key, from, to }: RuleOverride): RuleValue[] {
  const ends = (day: Day | null) => day ?? Number.POSITIVE_INFINITY;
  return rule.values.filter(
    (value) => value.key === key && value.from <= ends(to) && ends(value.to) >= from,
  );
}
