import { z } from 'zod';
import type { RuleStatus } from '../rules/rule.ts';
import { WorkingCalendar } from '../units/calendar.ts';
import { addDays, type Day, weekday, yearOf } from '../units/day.ts';
import { InputError, type InputProblem } from './input-error.ts';
import { daySchema, statusSchema } from './rule-schema.ts';
import { readYaml, type YamlText } from './yaml-text.ts';

const calendarSchema = z.strictObject({
  years: z.array(
    z.strictObject({
      year: z.int().min(1950).max(2200),
      document: z.string().min(1),
      status: statusSchema,
      holidays: z.array(z.strictObject({ from: daySchema, to: daySchema.optional() })),
      workingWeekends: z.array(daySchema),
    }),
  ),
});
type CalendarText = z.output<typeof calendarSchema>;

/** Where a year of the calendar comes from. */
export interface CalendarYear {
  readonly year: number;
  readonly document: string;
  readonly status: RuleStatus;
}

/** A calendar read from a file: the days, and what each year rests on. */
export interface CalendarFile {
  readonly calendar: WorkingCalendar;
  readonly years: readonly CalendarYear[];
}

/**
 * Reads a calendar file.
 *
 * @throws InputError when it has not the form, a year or day stands twice, a day lies outside its
 * year, or a working weekend is not a weekend.
 */
export function parseCalendar(text: string, file: string): CalendarFile {
  const yaml = readYaml(text, file, calendarSchema);
  const problems: InputProblem[] = [];
  const holidays = new Set<Day>();
  const workingWeekends = new Set<Day>();
  const seen = new Set<number>();
  for (const [i, entry] of yaml.value.years.entries()) {
    if (seen.has(entry.year)) problems.push(problemAt(yaml, ['years', i, 'year'], 'repeated'));
    seen.add(entry.year);
    for (const [j, { from, to = from }] of entry.holidays.entries()) {
      const path = ['years', i, 'holidays', j];
      if (to < from) problems.push(problemAt(yaml, path, 'order'));
      else if (yearOf(from) !== entry.year || yearOf(to) !== entry.year) {
        problems.push(problemAt(yaml, path, 'otherYear'));
      } else if (!addSpan(holidays, from, to)) {
        problems.push(problemAt(yaml, path, 'repeated'));
      }
    }
    for (const [j, day] of entry.workingWeekends.entries()) {
      const path = ['years', i, 'workingWeekends', j];
      if (yearOf(day) !== entry.year) problems.push(problemAt(yaml, path, 'otherYear'));
      else if (weekday(day) <= 5) problems.push(problemAt(yaml, path, 'notWeekend'));
      else if (holidays.has(day) || workingWeekends.has(day)) {
        problems.push(problemAt(yaml, path, 'repeated'));
      }
      workingWeekends.add(day);
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return {
    calendar: new WorkingCalendar({ holidays, workingWeekends }),
    years: yaml.value.years.map(({ year, document, status }) => ({ year, document, status })),
  };
}

/**
 * The years of a span, both included, whose days off are an assumption: those the file marks so
 * and those it does not have (weekends only).
 */
export function assumedCalendarYears(file: CalendarFile, first: number, last: number): number[] {
  const sure = new Set(file.years.filter((y) => y.status !== 'assumption').map((y) => y.year));
  const span = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  return span.filter((year) => !sure.has(year));
}

/** Adds every day of a span; false when one of them was there already. */
function addSpan(days: Set<Day>, from: Day, to: Day): boolean {
  let fresh = true;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (days.has(day)) fresh = false;
    days.add(day);
  }
  return fresh;
}

const FAULTS = {
  repeated: {
    expected: { zh: '每年、每日只写一次', en: 'each year and each day once' },
    message: { zh: '重复', en: 'stands twice' },
  },
  order: {
    expected: { zh: '先起后止', en: 'from no later than to' },
    message: { zh: '止日早于起日', en: 'ends before it begins' },
  },
  otherYear: {
    expected: { zh: '所在年份的日期', en: 'days of the year it stands under' },
    message: { zh: '不在本年', en: 'lies in another year' },
  },
  notWeekend: {
    expected: { zh: '星期六或星期日', en: 'a Saturday or Sunday' },
    message: { zh: '调休上班日不是周末', en: 'a make-up day that is no weekend' },
  },
} as const;

function problemAt(
  yaml: YamlText<CalendarText>,
  path: readonly (string | number)[],
  fault: keyof typeof FAULTS,
): InputProblem {
  return yaml.problem(path, FAULTS[fault].expected, FAULTS[fault].message);
}
