import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { assumedCalendarYears, parseCalendar } from '../../src/scenario/calendar-file.ts';
import { parseCategoryCodes } from '../../src/scenario/category-codes-file.ts';
import { InputError } from '../../src/scenario/input-error.ts';
import { formatDay, isoDay, weekday } from '../../src/units/day.ts';

const seed = (name: string) => readFile(new URL(`../../seeds/${name}`, import.meta.url), 'utf8');
const file = parseCalendar(await seed('calendar.yaml'), 'calendar.yaml');
const { calendar } = file;

/** How many working days a year has. */
function workingDays(year: number): number {
  return calendar.workingDaysBetween(isoDay(`${year - 1}-12-31`), isoDay(`${year}-12-31`));
}

/** Path and message of each problem of a calendar text. */
function problemsOf(text: string): (string | null)[][] {
  try {
    parseCalendar(text, 'calendar.yaml');
  } catch (error) {
    if (error instanceof InputError) return error.problems.map((p) => [p.column, p.message.en]);
    throw error;
  }
  return [];
}

describe('the shipped calendar', () => {
  it.each([
    ['2026-01-03', false],
    ['2026-01-04', true],
    ['2026-02-13', true],
    ['2026-02-14', true],
    ['2026-02-16', false],
    ['2026-02-23', false],
    ['2026-02-24', true],
    ['2026-05-09', true],
    ['2026-10-10', true],
    ['2026-10-11', false],
    ['2027-02-08', false],
    ['2027-02-09', true],
    ['2017-05-01', true],
  ])('%s: working %s', (day, working) => {
    expect(calendar.isWorkingDay(isoDay(day))).toBe(working);
  });

  it('has as many working days as the published arrangements leave', () => {
    expect([2025, 2026].map(workingDays)).toEqual([248, 248]);
  });

  it('counts working days over the spring festival', () => {
    const start = isoDay('2026-02-11');
    expect(formatDay(calendar.addWorkingDays(start, 10))).toBe('2026-03-03');
    expect(calendar.workingDaysBetween(start, isoDay('2026-03-03'))).toBe(10);
    expect(calendar.addWorkingDays(isoDay('2026-02-14'), 0)).toBe(isoDay('2026-02-14'));
    expect(formatDay(calendar.addWorkingDays(isoDay('2026-02-15'), 0))).toBe('2026-02-24');
  });

  it('takes no more than the thirteen statutory days off in a year nobody has arranged yet', () => {
    for (const { year } of file.years.filter(({ status }) => status === 'assumption')) {
      const weekdays = Array.from({ length: 366 }, (_, i) => isoDay(`${year}-01-01`) + i)
        .map((day) => day as ReturnType<typeof isoDay>)
        .filter((day) => formatDay(day).startsWith(String(year)) && weekday(day) <= 5);
      const off = weekdays.filter((day) => !calendar.isWorkingDay(day));
      expect(off.length).toBeGreaterThanOrEqual(6);
      expect(off.length).toBeLessThanOrEqual(13);
    }
  });

  it('says which years are an assumption', () => {
    expect(assumedCalendarYears(file, 2025, 2028)).toEqual([2027, 2028]);
    expect(assumedCalendarYears(file, 2024, 2026)).toEqual([2024]);
    expect(assumedCalendarYears(file, 2031, 2032)).toEqual([2031, 2032]);
    expect(assumedCalendarYears(file, 2026, 2025)).toEqual([]);
  });
});

describe('a bad calendar', () => {
  const year = (holidays: string, weekends: string) => `years:
  - year: 2026
    document: none found
    status: assumption
    holidays: [${holidays}]
    workingWeekends: [${weekends}]
`;

  it.each([
    ['{ from: 2026-01-02, to: 2026-01-01 }', '', 'years.0.holidays.0', 'ends before it begins'],
    ['{ from: 2026-12-31, to: 2027-01-01 }', '', 'years.0.holidays.0', 'lies in another year'],
    ['{ from: 2026-01-01 }, { from: 2026-01-01 }', '', 'years.0.holidays.1', 'stands twice'],
    ['', '2027-01-02', 'years.0.workingWeekends.0', 'lies in another year'],
    ['', '2026-01-05', 'years.0.workingWeekends.0', 'a make-up day that is no weekend'],
    ['{ from: 2026-01-04 }', '2026-01-04', 'years.0.workingWeekends.0', 'stands twice'],
    ['', '2026-01-04, 2026-01-04', 'years.0.workingWeekends.1', 'stands twice'],
  ])('%s | %s', (holidays, weekends, column, message) => {
    expect(problemsOf(year(holidays, weekends))).toEqual([[column, message]]);
  });

  it('cannot have a year twice', () => {
    const once = year('', '');
    expect(problemsOf(once + once.slice('years:\n'.length))).toEqual([
      ['years.1.year', 'stands twice'],
    ]);
  });
});

describe('the category codes', () => {
  it('name the budget of every code', async () => {
    const codes = parseCategoryCodes(await seed('category-codes.yaml'), 'category-codes.yaml');
    expect(codes.budgets.get('103014801')).toBe('fund');
    expect(codes.budgets.get('1030219')).toBe('general');
    expect(codes.names.get('10119')).toEqual({ zh: '契税', en: 'deed tax' });
    expect(codes.statuses.get('reclamation-fee')).toBe('assumption');
    expect([...codes.names.keys()]).toEqual([...codes.budgets.keys()]);
  });

  it('cannot stand twice', () => {
    const row = '  - { code: "1", budget: fund, status: memory, name: { zh: 一, en: one } }\n';
    expect(() => parseCategoryCodes(`codes:\n${row}${row}`, 'c.yaml')).toThrow(
      'c.yaml:3, codes.1.code: the code stands twice',
    );
  });
});
