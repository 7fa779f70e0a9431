import type { Rule, RuleValue } from '../../src/rules/rule.ts';
import { type Day, isoDay } from '../../src/units/day.ts';
import { formatRatio, type Ratio } from '../../src/units/ratio.ts';

const FROM = isoDay('2020-01-01');

/** A rule for a test: the parts given, everything else plain. */
export function makeRule(parts: Partial<Rule> & Pick<Rule, 'id'>): Rule {
  return {
    topic: 'sharing',
    title: { zh: parts.id, en: parts.id },
    document: 'none found',
    clause: 'none',
    effective: FROM,
    expires: null,
    repealedBy: null,
    lastConfirmed: null,
    status: 'assumption',
    unit: 'ratio',
    modelled: 'yes',
    why: null,
    crossesBudgets: false,
    lapsesTo: null,
    note: null,
    see: [],
    values: [],
    variants: [],
    variant: null,
    ...parts,
  };
}

/** A value of such a rule: assumed, no step of a scale. */
export function makeValue(key: string, from: Day, to: Day | null, value: Ratio): RuleValue {
  const written = { text: formatRatio(value), unit: 'ratio' };
  return { key, from, to, value, unit: 'ratio', written, status: 'assumption', tier: null };
}
