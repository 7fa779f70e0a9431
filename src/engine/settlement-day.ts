import { type Day, lastOfYear, yearOf } from '../units/day.ts';
import type { View } from '../world/view.ts';

/**
 * When a receipt that came today is settled: after the working days the rule allows, within the
 * year it came in and within the run.
 */
export function settlementDay(
  today: Day,
  end: Day,
  { rules, calendar }: Pick<View, 'rules' | 'calendar'>,
): Day {
  const next = calendar.addWorkingDays(today, rules.count('settlement-lag', today));
  const yearEnd = lastOfYear(yearOf(today));
  const last = yearEnd < end ? yearEnd : end;
  return next > last ? last : next;
}
