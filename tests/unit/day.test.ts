import { describe, expect, it } from 'vitest';
import { WorkingCalendar } from '../../src/units/calendar.ts';
import {
  addDays,
  addMonths,
  civilDay,
  type Day,
  daysInMonth,
  endOfMonth,
  firstOfYear,
  formatDay,
  isLeapYear,
  isoDay,
  lastOfYear,
  parseIsoDay,
  weekday,
} from '../../src/units/day.ts';
import { brokenBy, codeOf } from '../thrown.ts';

describe('day', () => {
  it('counts from 1970-01-01', () => {
    expect(isoDay('1970-01-01')).toBe(0);
    expect(isoDay('1969-12-31')).toBe(-1);
    expect(isoDay('2000-03-01')).toBe(11_017);
    expect(isoDay('2026-11-22')).toBe(20_779);
  });

  it.each([
    '2026-1-01',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '26-01-01',
    '',
    ' 2026-01-01',
    '2026-01-01 ',
    '2026-01-01T00',
    '0999-12-31',
    '2026/01/01',
    '12026-01-01',
  ])('does not read %j', (text) => {
    expect(parseIsoDay(text)).toBeNull();
    const error = brokenBy(() => isoDay(text));
    expect([error.code, error.details]).toEqual(['units.day', { text }]);
  });

  it('takes whole years, months and dates from 1000 to 9999 only', () => {
    expect(civilDay(1000, 1, 1)).not.toBeNull();
    expect(civilDay(9999, 12, 31)).not.toBeNull();
    expect(civilDay(2024, 2, 29)).not.toBeNull();
    for (const [y, m, d] of [
      [999, 12, 31],
      [10_000, 1, 1],
      [2026, 1.5, 1],
      [2026, 1, 1.5],
      [2026.5, 1, 1],
      [2026, 1, Number.NaN],
      [2026, Number.NaN, 1],
      [Number.NaN, 1, 1],
    ] as const) {
      expect(civilDay(y, m, d)).toBeNull();
    }
  });

  it('knows leap years and the days of each month', () => {
    expect([1900, 2000, 2024, 2026, 2100].map(isLeapYear)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    const months = Array.from({ length: 12 }, (_, i) => daysInMonth(2026, i + 1));
    expect(months).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    expect(daysInMonth(2024, 2)).toBe(29);
    expect(daysInMonth(2024, 1)).toBe(31);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-05-31', 12, '2027-05-31'],
    ['2026-05-31', 0, '2026-05-31'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %i months is %s', (from, count, to) => {
    expect(formatDay(addMonths(isoDay(from), count))).toBe(to);
  });

  it('refuses parts of days and months', () => {
    const day = isoDay('2026-01-01');
    expect(brokenBy(() => addDays(day, 0.5)).details).toEqual({ day, count: 0.5 });
    expect(codeOf(() => addDays(day, 0.5))).toBe('units.day');
    expect(codeOf(() => addDays(Number.MAX_SAFE_INTEGER as Day, 1))).toBe('units.day');
    expect(codeOf(() => addMonths(day, 0.5))).toBe('units.day');
    expect(brokenBy(() => addMonths(day, Number.NaN)).details).toEqual({ day, count: Number.NaN });
  });

  it('knows weekdays and the ends of months and years', () => {
    expect(weekday(isoDay('1970-01-01'))).toBe(4);
    expect(weekday(isoDay('1969-12-31'))).toBe(3);
    expect(weekday(isoDay('2026-11-22'))).toBe(7);
    expect(weekday(isoDay('2026-11-23'))).toBe(1);
    expect(formatDay(endOfMonth(isoDay('2024-02-01')))).toBe('2024-02-29');
    expect(formatDay(endOfMonth(isoDay('2026-12-31')))).toBe('2026-12-31');
    expect([formatDay(firstOfYear(2026)), formatDay(lastOfYear(2026))]).toEqual([
      '2026-01-01',
      '2026-12-31',
    ]);
  });
});

describe('working calendar', () => {
  const calendar = new WorkingCalendar({
    holidays: ['2026-10-01', '2026-10-02', '2026-10-05'].map(isoDay),
    workingWeekends: [isoDay('2026-10-10')],
  });

  it.each([
    ['2026-09-30', 0, '2026-09-30'],
    ['2026-10-01', 0, '2026-10-06'],
    ['2026-09-30', 1, '2026-10-06'],
    ['2026-10-03', 1, '2026-10-06'],
    ['2026-10-09', 1, '2026-10-10'],
    ['2026-10-09', 2, '2026-10-12'],
  ])('%s and %i working days is %s', (from, count, to) => {
    expect(formatDay(calendar.addWorkingDays(isoDay(from), count))).toBe(to);
  });

  it('counts the last day and not the first', () => {
    const count = (from: string, to: string) =>
      calendar.workingDaysBetween(isoDay(from), isoDay(to));
    expect(count('2026-09-30', '2026-10-06')).toBe(1);
    expect(count('2026-10-06', '2026-10-06')).toBe(0);
    expect(count('2026-10-07', '2026-10-06')).toBe(0);
    expect(count('2026-10-09', '2026-10-12')).toBe(2);
  });

  it('steps over sixty days off in a row and takes more for a fault', () => {
    const first = isoDay('2026-06-01');
    const closed = (days: number) =>
      new WorkingCalendar({
        holidays: Array.from({ length: days }, (_, i) => addDays(first, i)),
        workingWeekends: [isoDay('2026-08-01')],
      });
    const eve = addDays(first, -1);
    expect(formatDay(closed(60).addWorkingDays(eve, 1))).toBe('2026-07-31');
    const error = brokenBy(() => closed(61).addWorkingDays(eve, 1));
    expect([error.code, error.details]).toEqual(['calendar.noWorkingDay', { day: eve }]);
  });

  it('refuses counts that are not whole or below zero', () => {
    for (const count of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      const error = brokenBy(() => calendar.addWorkingDays(isoDay('2026-01-01'), count));
      expect([error.code, error.details]).toEqual(['calendar.count', { count }]);
    }
  });
});
