import type { Agenda, Phase, Task } from '../../src/engine/agenda.ts';
import type { Day } from '../../src/units/day.ts';
import { invariant } from '../../src/units/invariant.ts';

interface Waiting {
  readonly day: Day;
  readonly phase: Phase;
  readonly task: Task;
}

/**
 * An agenda turned by hand, one task at a time. Days keep their order; what happens within a day
 * happens in any order the test likes, whatever its phase.
 */
export class Crank implements Pick<Agenda, 'add' | 'hasPassed'> {
  today: Day;
  readonly #end: Day;
  #waiting: Waiting[] = [];

  constructor(start: Day, end: Day) {
    this.today = start;
    this.#end = end;
  }

  add(day: Day, phase: Phase, task: Task): boolean {
    if (day > this.#end) return false;
    invariant(!this.hasPassed(day), 'engine.taskInThePast', () => ({ day, phase }));
    this.#waiting.push({ day, phase, task });
    return true;
  }

  hasPassed(day: Day): boolean {
    return day < this.today;
  }

  /** The day of the next task, null when there is none left. */
  nextDay(): Day | null {
    let next: Day | null = null;
    for (const { day } of this.#waiting) if (next === null || day < next) next = day;
    return next;
  }

  /** Does the n-th of today's tasks, counted around, and says of which phase it was. */
  turn(n: number): Phase {
    const due = this.#waiting.filter(({ day }) => day === this.today);
    const one = due[n % due.length]!;
    this.#waiting = this.#waiting.filter((other) => other !== one);
    one.task();
    return one.phase;
  }
}
