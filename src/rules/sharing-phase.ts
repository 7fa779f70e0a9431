import { addMonths, type Day } from '../units/day.ts';
import type { PhaseLimit, PhaseRule, SharingRule } from './sharing-rule.ts';

const MONTHS_PER_YEAR = 12;

/** The day `years` years on: the first day after them. */
export function afterYears(from: Day, years: number): Day {
  return addMonths(from, years * MONTHS_PER_YEAR);
}

/** The rule in force under a phased rule on a day. */
export interface PhaseInForce {
  readonly rule: SharingRule;
  /** Which one, as a step of a path. */
  readonly step: string;
  /** Whether the rule is one of the phases, so that what it gives counts towards limits. */
  readonly isPhase: boolean;
  readonly limit: PhaseLimit | null;
}

/** Which phase a day falls in, exact to the day; null where none applies. */
export function phaseOn(rule: PhaseRule, day: Day, signed: Day): PhaseInForce | null {
  const since = rule.since === 'signed' ? signed : rule.since;
  if (since !== null && day < since) return around(rule.before, 'before');
  let start = since;
  for (const [index, phase] of rule.phases.entries()) {
    const end = phase.years === null ? phase.to : afterYears(start!, phase.years);
    const isOver = end !== null && (phase.years === null ? day > end : day >= end);
    if (!isOver) {
      const { rule: inner, whileBelow } = phase;
      return { rule: inner, step: `phase${index}`, isPhase: true, limit: whileBelow };
    }
    start = end;
  }
  return around(rule.rest, 'rest');
}

function around(rule: SharingRule | null, step: string): PhaseInForce | null {
  return rule === null ? null : { rule, step, isPhase: false, limit: null };
}
