import {
  type MadeProtection,
  planCompensation,
  planProtection,
  planReturn,
} from '../stages/1-listing/protect.ts';
import { addMonths, type Day } from '../units/day.ts';
import type { ProtectionOrder } from '../world/protection.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';
import type { Agenda } from './agenda.ts';
import type { ProtectionOutcome } from './run-result.ts';

const MONTHS_A_YEAR = 12;

/** The end of so many years of a transfer. */
interface Anniversary {
  readonly order: ProtectionOrder;
  readonly made: MadeProtection;
  readonly begun: Day;
  readonly years: number;
}

/** Moves protection targets when their order begins, pays for them by the year, and back. */
export class ProtectionDesk {
  readonly #world: World;
  readonly #view: View;
  readonly #agenda: Agenda;
  readonly #outcomes: ProtectionOutcome[] = [];
  readonly #toCome: ProtectionOrder[] = [];
  #waiting: readonly Anniversary[] = [];

  constructor(world: World, view: View, agenda: Agenda) {
    this.#world = world;
    this.#view = view;
    this.#agenda = agenda;
  }

  /** Puts every order on the agenda, an earlier one on the first day; later ones are noted. */
  schedule(orders: readonly ProtectionOrder[], start: Day): void {
    for (const order of orders) {
      const day = order.start < start ? start : order.start;
      const comes = this.#agenda.add(day, 'supply', () => this.#begin(order, day));
      if (!comes) this.#toCome.push(order);
    }
  }

  toCome(): readonly ProtectionOrder[] {
    return this.#toCome;
  }

  outcomes(): readonly ProtectionOutcome[] {
    return this.#outcomes;
  }

  #begin(order: ProtectionOrder, day: Day): void {
    // What ends today ends before anything begins: an order may follow upon itself.
    this.#settle(day);
    const answer = planProtection(order, day, this.#view);
    const refusals = answer.ok ? [] : answer.refusals;
    this.#outcomes.push({ order, day, refusals });
    if (!answer.ok) return;
    this.#world.commit(answer.batch);
    this.#waitFor({ order, made: answer.made, begun: day, years: 1 });
  }

  #waitFor(anniversary: Anniversary): void {
    const due = dueOf(anniversary);
    this.#waiting = [...this.#waiting, anniversary];
    this.#agenda.add(due, 'supply', () => this.#settle(due));
  }

  /** Pays for, or ends, what has its anniversary today. */
  #settle(day: Day): void {
    const due = this.#waiting.filter((one) => dueOf(one) === day);
    this.#waiting = this.#waiting.filter((one) => dueOf(one) !== day);
    for (const { order, made, begun, years } of due) {
      if (years === order.years) {
        this.#world.commit(planReturn(order, made, day, this.#view));
      } else {
        this.#world.commit(planCompensation(order, made, day));
        this.#waitFor({ order, made, begun, years: years + 1 });
      }
    }
  }
}

function dueOf({ begun, years }: Anniversary): Day {
  return addMonths(begun, years * MONTHS_A_YEAR);
}
