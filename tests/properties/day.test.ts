import fc from 'fast-check';
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
  lastOfYear,
  parseIsoDay,
  toCivil,
  weekday,
  yearOf,
} from '../../src/units/day.ts';
import { anyDay, FIRST_DAY, LAST_DAY, runDay } from '../arbitraries/day.ts';
import { replayed } from '../replay.ts';

const MS_PER_DAY = 86_400_000;
/** The platform's own calendar: an independent twin, allowed in tests only. */
const platform = (day: Day): Date => new Date(day * MS_PER_DAY);

describe('day', () => {
  it('every day from 1000 to 9999 is what the platform says it is', () => {
    let previous = '';
    for (let day = FIRST_DAY; day <= LAST_DAY; day = (day + 1) as Day) {
      const date = platform(day);
      const { year, month, date: dayOfMonth } = toCivil(day);
      const agrees =
        year === date.getUTCFullYear() &&
        month === date.getUTCMonth() + 1 &&
        dayOfMonth === date.getUTCDate() &&
        weekday(day) === (date.getUTCDay() || 7) &&
        civilDay(year, month, dayOfMonth) === day;
      if (!agrees) expect.fail(`day ${day} is ${date.toISOString()}, not ${formatDay(day)}`);
      if (dayOfMonth === 1) {
        const text = formatDay(day);
        expect(text > previous && text === date.toISOString().slice(0, 10)).toBe(true);
        previous = text;
      }
    }
  });

  it('text and day round-trip', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(parseIsoDay(formatDay(day))).toBe(day);
        expect(formatDay(day)).toBe(platform(day).toISOString().slice(0, 10));
        expect(yearOf(day)).toBe(platform(day).getUTCFullYear());
      }),
      replayed('text and day round-trip'),
    );
  });

  it('a civil date exists exactly where the platform keeps it', () => {
    const part = fc.integer({ min: -1, max: 34 });
    fc.assert(
      fc.property(fc.integer({ min: 995, max: 10_005 }), part, part, (year, month, date) => {
        const there = new Date(Date.UTC(year, month - 1, date));
        const kept =
          there.getUTCFullYear() === year &&
          there.getUTCMonth() === month - 1 &&
          there.getUTCDate() === date &&
          year >= 1000 &&
          year <= 9999;
        expect(civilDay(year, month, date)).toBe(kept ? there.getTime() / MS_PER_DAY : null);
      }),
      replayed('a civil date exists exactly where the platform keeps it', 1000),
    );
  });

  it('months are added on the calendar and clamped to the last day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, count) => {
        const from = platform(day);
        const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + count, 1));
        const next = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
        const date = Math.min(from.getUTCDate(), next.getUTCDate());
        const expected = first.getTime() / MS_PER_DAY + date - 1;
        expect(addMonths(day, count)).toBe(expected);
      }),
      replayed('months are added on the calendar and clamped to the last day', 1000),
    );
  });

  it('months and years begin and end where they should', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { year, month } = toCivil(day);
        const end = endOfMonth(day);
        expect(toCivil(end)).toEqual({ year, month, date: daysInMonth(year, month) });
        expect(toCivil(addDays(end, 1)).date).toBe(1);
        expect(firstOfYear(year) <= day && day <= lastOfYear(year)).toBe(true);
        expect(yearOf(addDays(firstOfYear(year), -1))).toBe(year - 1);
        expect(yearOf(addDays(lastOfYear(year), 1))).toBe(year + 1);
      }),
      replayed('months and years begin and end where they should'),
    );
  });
});

describe('working calendar', () => {
  const some = fc.array(runDay, { maxLength: 40 });

  it('counts working days as a person with a wall calendar does', () => {
    fc.assert(
      fc.property(some, some, runDay, fc.nat({ max: 40 }), (holidays, worked, day, count) => {
        const calendar = new WorkingCalendar({ holidays, workingWeekends: worked });
        const isOff = (d: number): boolean => {
          if (worked.includes(d as Day)) return false;
          const inWeek = platform(d as Day).getUTCDay();
          return inWeek === 0 || inWeek === 6 || holidays.includes(d as Day);
        };
        let expected = day as number;
        if (count === 0) while (isOff(expected)) expected += 1;
        for (let left = count; left > 0; left -= 1) {
          expected += 1;
          while (isOff(expected)) expected += 1;
        }
        expect(calendar.addWorkingDays(day, count)).toBe(expected);
        expect(calendar.isWorkingDay(day)).toBe(!isOff(day));
        let between = 0;
        for (let d = day + 1; d <= expected; d += 1) if (!isOff(d)) between += 1;
        expect(calendar.workingDaysBetween(day, expected as Day)).toBe(between);
        if (count > 0) expect(between).toBe(count);
        expect(calendar.workingDaysBetween(expected as Day, day)).toBe(0);
      }),
      replayed('counts working days as a person with a wall calendar does', 500),
    );
  });
});
