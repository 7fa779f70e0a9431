import type { WorkingCalendar } from '../../../units/calendar.ts';
import { type Day, firstOfYear, lastOfYear, yearOf } from '../../../units/day.ts';
import { reach } from './left-to-reference.ts';

/** How far before the first and behind the last day of a run its deals may reach. */
const BEFORE_DAYS = 800;
const BEHIND_DAYS = 1200;

/** What a calendar says of every day a run can come to, looked up once and for all. */
export class DayTable {
  /** First and last day the table knows. */
  readonly first: Day;
  readonly last: Day;
  /** How many days of work lie between the first day and this one, both included. */
  readonly #worked: Int32Array;
  /** The days of work themselves, in order. */
  readonly #working: Int32Array;
  readonly #yearEnd: Int32Array;

  constructor(calendar: WorkingCalendar, start: Day, end: Day) {
    this.first = (start - BEFORE_DAYS) as Day;
    this.last = (end + BEHIND_DAYS) as Day;
    const days = this.last - this.first + 1;
    this.#worked = new Int32Array(days);
    this.#working = new Int32Array(days);
    this.#yearEnd = new Int32Array(days);
    let worked = 0;
    let yearEnd = lastOfYear(yearOf(this.first));
    for (let i = 0; i < days; i += 1) {
      const day = (this.first + i) as Day;
      if (calendar.isWorkingDay(day)) {
        this.#working[worked] = day;
        worked += 1;
      }
      this.#worked[i] = worked;
      if (day > yearEnd) yearEnd = lastOfYear(yearOf(day));
      this.#yearEnd[i] = yearEnd;
    }
  }

  /** @throws LeftToReference when the day lies outside the table */
  check(day: number): void {
    reach(day >= this.first && day <= this.last, 'a day far outside the run');
  }

  /** As `WorkingCalendar.addWorkingDays`. */
  addWorkingDays(day: Day, count: number): Day {
    const before = count === 0 ? this.#workedBefore(day) : this.#workedBy(day) + count - 1;
    const found = this.#working[before] ?? 0;
    // Behind the last working day of the table the array holds zeros.
    reach(found >= day, 'a day far outside the run');
    return found as Day;
  }

  /** As `WorkingCalendar.workingDaysBetween`. */
  workingDaysBetween(from: Day, to: Day): number {
    return to <= from ? 0 : this.#workedBy(to) - this.#workedBy(from);
  }

  /** Last day of the year a day lies in. */
  yearEnd(day: Day): Day {
    this.check(day);
    return this.#yearEnd[day - this.first]! as Day;
  }

  #workedBy(day: Day): number {
    this.check(day);
    return this.#worked[day - this.first]!;
  }

  #workedBefore(day: Day): number {
    return day === this.first ? 0 : this.#workedBy((day - 1) as Day);
  }
}

/** The last days of the years a run goes through, its own last day standing for a broken year. */
export function yearEnds(start: Day, end: Day): Day[] {
  const ends: Day[] = [];
  for (let year = yearOf(start); firstOfYear(year) <= end; year += 1) {
    const last = lastOfYear(year);
    ends.push(last < end ? last : end);
  }
  return ends;
}
