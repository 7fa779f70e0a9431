import type { Day } from '../units/day.ts';
import { invariant } from '../units/invariant.ts';

/** The order of what happens within one day. */
export const PHASES = [
  'supply',
  'market',
  'session',
  'listing',
  'contract',
  'receipt',
  'tax',
  'settlement',
  'rescission',
  'transfer',
] as const;
export type Phase = (typeof PHASES)[number];

/** Something to do on a day; what it does may put more on the agenda, never before itself. */
export type Task = () => void;

/**
 * The one calendar queue of a run: days in order, phases in order within a day, first come first
 * served within a phase. Tasks beyond the end are kept and can be counted.
 */
export class Agenda {
  readonly #start: Day;
  readonly #end: Day;
  readonly #days: (Task[][] | undefined)[];
  #today: Day;
  #phase = 0;

  constructor(start: Day, end: Day) {
    this.#start = start;
    this.#end = end;
    this.#today = start;
    this.#days = new Array(end - start + 1);
  }

  /**
   * Puts a task on a day; false when the day lies beyond the run's end.
   *
   * @throws InvariantError when the day or phase has passed
   */
  add(day: Day, phase: Phase, task: Task): boolean {
    if (day > this.#end) return false;
    const rank = PHASES.indexOf(phase);
    invariant(!this.hasPassed(day, phase), 'engine.taskInThePast', () => ({
      day,
      phase,
      today: this.#today,
    }));
    const slot = day - this.#start;
    this.#days[slot] ??= PHASES.map(() => []);
    this.#days[slot][rank]!.push(task);
    return true;
  }

  /** Whether a day's phase is over, so that nothing more can be put on it. */
  hasPassed(day: Day, phase: Phase): boolean {
    return day < this.#today || (day === this.#today && PHASES.indexOf(phase) < this.#phase);
  }

  /** Runs everything; `endOfDay` is called after each day's last phase. */
  run(endOfDay: (day: Day) => void): void {
    for (let day = this.#start; day <= this.#end; day = (day + 1) as Day) {
      this.#today = day;
      for (this.#phase = 0; this.#phase < PHASES.length; this.#phase += 1) {
        const tasks = this.#days[day - this.#start]?.[this.#phase] ?? [];
        for (let i = 0; i < tasks.length; i += 1) tasks[i]!();
      }
      this.#days[day - this.#start] = undefined;
      endOfDay(day);
    }
  }
}
