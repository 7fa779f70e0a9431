import { stream } from '../behaviour/stream.ts';
import { planAcceptance } from '../stages/1-listing/accept-supply.ts';
import { addDays, addMonths, type Day } from '../units/day.ts';
import type { SupplyProject } from '../world/supply-project.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';
import type { Agenda } from './agenda.ts';
import type { Chance } from './run-input.ts';
import type { SupplyOutcome } from './run-result.ts';

/** Brings projects to their acceptance, each with its own drawn delay and yield. */
export class SupplyDesk {
  readonly #world: World;
  readonly #view: View;
  readonly #chance: Chance;
  readonly #outcomes: SupplyOutcome[] = [];
  readonly #toCome: SupplyProject[] = [];

  constructor(world: World, view: View, chance: Chance) {
    this.#world = world;
    this.#view = view;
    this.#chance = chance;
  }

  /**
   * Puts the acceptance of every project on the agenda; what is due before the start is accepted
   * on the first day, what is due after the end is only noted.
   *
   * @param onAccepted told after a project was accepted
   */
  schedule(
    projects: readonly SupplyProject[],
    agenda: Agenda,
    start: Day,
    onAccepted: (day: Day) => void,
  ): void {
    for (const project of projects) {
      const due = addDays(addMonths(project.started, project.leadMonths), this.#delay(project));
      const day = due < start ? start : due;
      const comes = agenda.add(day, 'supply', () => {
        if (this.#accept(project, day)) onAccepted(day);
      });
      if (!comes) this.#toCome.push(project);
    }
  }

  toCome(): readonly SupplyProject[] {
    return this.#toCome;
  }

  outcomes(): readonly SupplyOutcome[] {
    return this.#outcomes;
  }

  #accept(project: SupplyProject, day: Day): boolean {
    const yieldShare = this.#yield(project);
    const plan = planAcceptance(project, yieldShare, day, this.#view);
    const refusals = plan.ok ? [] : plan.refusals;
    const changes = plan.ok ? plan.batch.farmland : [];
    const farmlandM2 = changes.reduce((sum, { deltaM2 }) => sum + deltaM2, 0);
    this.#outcomes.push({ project, day, yieldShare, farmlandM2, refusals });
    if (plan.ok) this.#world.commit(plan.batch);
    return plan.ok;
  }

  #delay({ id, delayDays }: SupplyProject): number {
    return stream({ entity: id, purpose: 'supplyDelay', ...this.#chance }).int(0, delayDays);
  }

  #yield({ id, yieldFrom, yieldTo }: SupplyProject): number {
    const draws = stream({ entity: id, purpose: 'supplyYield', ...this.#chance });
    return draws.int(yieldFrom, yieldTo);
  }
}
