import { addDays, type Day, firstOfYear } from '../units/day.ts';
import type { RuleBook } from './rule-book.ts';

/**
 * The last day on which money booked in a fiscal year may still be corrected in that year: the
 * end of the adjustment period (整理期), or the year's own last day where corrections have no
 * part in it (rules `adjustment-period-days` and `adjustment-period-scope`).
 */
export function lastCorrectionDay(year: number, rules: Pick<RuleBook, 'count' | 'flag'>): Day {
  const next = firstOfYear(year + 1);
  const isOpen = rules.flag('adjustment-period-scope', next, 'correction');
  return addDays(next, (isOpen ? rules.count('adjustment-period-days', next) : 0) - 1);
}
