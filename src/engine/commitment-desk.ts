import { isOpen } from '../quota/commitments.ts';
import type { Commitment } from '../quota/move.ts';
import { planFulfilment } from '../stages/1-listing/fulfil.ts';
import type { Day } from '../units/day.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';
import type { Agenda } from './agenda.ts';

/** Sees to it that promised replenishment is made good: when quota comes, and when it is due. */
export class CommitmentDesk {
  readonly #world: World;
  readonly #view: View;
  readonly #agenda: Agenda;

  constructor(world: World, view: View, agenda: Agenda) {
    this.#world = world;
    this.#view = view;
    this.#agenda = agenda;
  }

  /** Notes the due day of a commitment. */
  expect({ due }: Commitment): void {
    this.#agenda.add(due, 'supply', () => this.makeGood(due));
  }

  /** Makes good what can be, the commitment due first first. */
  makeGood(day: Day): void {
    const open = [...this.#world.quota.commitments().all()].filter(isOpen);
    for (const one of open.sort((a, b) => a.made.due - b.made.due)) {
      const batch = planFulfilment(one, day, this.#view);
      if (batch !== null) this.#world.commit(batch);
    }
  }
}
