import { addDays, type Day, endOfMonth, formatDay } from '../../units/day.ts';

/** The months of a run by name, each with the day its books are closed. */
export interface Month {
  readonly name: string;
  readonly day: Day;
}

export function monthName(day: Day): string {
  return formatDay(day).slice(0, 7);
}

/** The last month closes with the run, whole or not. */
export function monthsOf({ start, end }: { readonly start: Day; readonly end: Day }): Month[] {
  const months: Month[] = [];
  for (let day = endOfMonth(start); ; day = endOfMonth(addDays(day, 1))) {
    months.push({ name: monthName(day), day: day < end ? day : end });
    if (day >= end) return months;
  }
}
