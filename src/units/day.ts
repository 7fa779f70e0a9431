import { invariant } from './invariant.ts';

declare const dayBrand: unique symbol;

/** A civil date as the number of days since 1970-01-01 in the proleptic Gregorian calendar. */
export type Day = number & { readonly [dayBrand]: 'Day' };

/** Year, month 1–12, day of month 1–31. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : MONTH_DAYS[month - 1]!;
}

/** The day of a civil date; null when there is no such date between the years 1000 and 9999. */
export function civilDay(year: number, month: number, date: number): Day | null {
  if (![year, month, date].every(Number.isInteger)) return null;
  if (year < 1000 || year > 9999 || month < 1 || month > 12) return null;
  if (date < 1 || date > daysInMonth(year, month)) return null;
  return daysFromCivil(year, month, date) as Day;
}

// Howard Hinnant's days_from_civil: eras of 400 years, the year starting in March.
function daysFromCivil(year: number, month: number, date: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function toCivil(day: Day): CivilDate {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

/** Reads `2026-01-31`; null when it is not a real ISO date. */
export function parseIsoDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? civilDay(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** @throws InvariantError when the text is no real ISO date; for the engine's own data. */
export function isoDay(text: string): Day {
  const day = parseIsoDay(text);
  invariant(day !== null, 'units.day', () => ({ text }));
  return day;
}

export function formatDay(day: Day): string {
  const { year, month, date } = toCivil(day);
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

export function yearOf(day: Day): number {
  return toCivil(day).year;
}

export function addDays(day: Day, count: number): Day {
  invariant(Number.isSafeInteger(day + count), 'units.day', () => ({ day, count }));
  return (day + count) as Day;
}

/** The same date `count` months on, clamped to the month's last day (31 Jan + 1 = 28 Feb). */
export function addMonths(day: Day, count: number): Day {
  invariant(Number.isSafeInteger(count), 'units.day', () => ({ day, count }));
  const { year, month, date } = toCivil(day);
  const index = year * 12 + (month - 1) + count;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return daysFromCivil(y, m, Math.min(date, daysInMonth(y, m))) as Day;
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export function weekday(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function firstOfYear(year: number): Day {
  return daysFromCivil(year, 1, 1) as Day;
}

export function lastOfYear(year: number): Day {
  return daysFromCivil(year, 12, 31) as Day;
}

/** The last day of the month that `day` lies in. */
export function endOfMonth(day: Day): Day {
  const { year, month } = toCivil(day);
  return daysFromCivil(year, month, daysInMonth(year, month)) as Day;
}

/** {@link formatDay} of a day that may be missing. */
export function formatDayOrNull(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}
