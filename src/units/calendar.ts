import { addDays, type Day, weekday } from './day.ts';
import { invariant } from './invariant.ts';

/** Days off and days worked that differ from a plain Monday-to-Friday week. */
export interface CalendarDays {
  readonly holidays: Iterable<Day>;
  readonly workingWeekends: Iterable<Day>;
}

/** Longest run of days off the calendar will step over; a longer one is a fault in its data. */
const REACH_DAYS = 60;

/** The days from 1970 on of which what was found is kept: to the year 2149. */
const KNOWN_DAYS = 0x1_0000;
const WORKED = 1;
const OFF = 2;

/** A working-day calendar: weekends and published holidays off, published make-up days worked. */
export class WorkingCalendar {
  readonly #holidays: ReadonlySet<Day>;
  readonly #workingWeekends: ReadonlySet<Day>;
  /** What was found of a day, to be found again. */
  readonly #known = new Uint8Array(KNOWN_DAYS);

  constructor(days: CalendarDays) {
    this.#holidays = new Set(days.holidays);
    this.#workingWeekends = new Set(days.workingWeekends);
  }

  /** The days it was made from, to make it again elsewhere. */
  days(): { readonly holidays: readonly Day[]; readonly workingWeekends: readonly Day[] } {
    return { holidays: [...this.#holidays], workingWeekends: [...this.#workingWeekends] };
  }

  isWorkingDay(day: Day): boolean {
    const known = this.#known[day];
    if (known === WORKED) return true;
    if (known === OFF) return false;
    const worked =
      this.#workingWeekends.has(day) || (weekday(day) <= 5 && !this.#holidays.has(day));
    // Days beyond the array are not kept: writing there does nothing.
    this.#known[day] = worked ? WORKED : OFF;
    return worked;
  }

  /** The `count`-th working day after `day` (count ≥ 0; 0 gives `day` or the next working day). */
  addWorkingDays(day: Day, count: number): Day {
    invariant(Number.isInteger(count) && count >= 0, 'calendar.count', () => ({ count }));
    let current = count === 0 ? day : addDays(day, 1);
    let left = Math.max(count, 1);
    for (let idle = 0; ; current = addDays(current, 1)) {
      if (this.isWorkingDay(current)) {
        idle = 0;
        left -= 1;
        if (left === 0) return current;
      } else {
        idle += 1;
        invariant(idle <= REACH_DAYS, 'calendar.noWorkingDay', () => ({ day }));
      }
    }
  }

  /** How many working days lie after `from` up to and including `to`; 0 when `to` ≤ `from`. */
  workingDaysBetween(from: Day, to: Day): number {
    let count = 0;
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
      if (this.isWorkingDay(day)) count += 1;
    }
    return count;
  }
}
