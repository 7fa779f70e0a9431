import { addDays, addMonths, type Day, endOfMonth, toCivil } from '../../units/day.ts';
import type { Sessions } from '../../world/quota-market.ts';

/** A session and the last day whose needs it serves. */
export interface Span {
  readonly day: Day;
  readonly last: Day;
}

/**
 * The sessions of a run: one on its first day, then one on the first of every month or quarter,
 * each for what is needed before the next.
 */
export function sessionSpans(sessions: Sessions, start: Day, end: Day): Span[] {
  const spans: Span[] = [];
  for (let day = start; day <= end; ) {
    const periodEnd = sessions === 'monthly' ? endOfMonth(day) : endOfQuarter(day);
    const last = periodEnd < end ? periodEnd : end;
    spans.push({ day, last });
    day = addDays(last, 1);
  }
  return spans;
}

function endOfQuarter(day: Day): Day {
  const { year: _, month } = toCivil(day);
  return endOfMonth(addMonths(day, 2 - ((month - 1) % 3)));
}
