import type { MarketSetup } from '../behaviour/market/setup.ts';
import { planCollectiveSale } from '../stages/2-collection/collective-sale.ts';
import { assignmentDay, planSecondarySale } from '../stages/2-collection/secondary-sale.ts';
import type { Day } from '../units/day.ts';
import type { Plan } from '../world/batch.ts';
import type { CollectiveSale, SecondarySale } from '../world/land-sale.ts';
import type { Refusal } from '../world/refusal.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';
import type { Agenda } from './agenda.ts';

/**
 * What became of a sale outside the state's own: `done`; `noted` a lease or mortgage that moves
 * no money of a treasury; `waiting` pre-registered, its investment still to come; `refused`.
 */
export interface LandSale {
  readonly sale: CollectiveSale | SecondarySale;
  readonly day: Day;
  readonly outcome: 'done' | 'noted' | 'waiting' | 'refused';
  readonly refusals: readonly Refusal[];
}

/** Carries out sales of collective land and of rights that change hands. */
export class LandSaleDesk {
  readonly #world: Pick<World, 'commit'>;
  readonly #view: View;
  readonly #sales: LandSale[] = [];

  constructor(world: Pick<World, 'commit'>, view: View) {
    this.#world = world;
    this.#view = view;
  }

  /** Puts every sale signed within the run on the agenda. */
  schedule({ collective, secondary }: MarketSetup, agenda: Agenda, start: Day): void {
    for (const sale of collective) {
      if (sale.signed < start) continue;
      agenda.add(sale.signed, 'contract', () =>
        this.#carryOut(sale, sale.signed, planCollectiveSale(sale, this.#view), 'done'),
      );
    }
    for (const sale of secondary) {
      if (sale.signed >= start) agenda.add(sale.signed, 'contract', () => this.#sign(sale, agenda));
    }
  }

  /** What was signed, in order. */
  sales(): readonly LandSale[] {
    return this.#sales;
  }

  #sign(sale: SecondarySale, agenda: Agenda): void {
    const { kind, signed } = sale;
    const day = assignmentDay(sale);
    const carryOut = (on: Day) => {
      const plan = planSecondarySale(sale, on, this.#view);
      this.#carryOut(sale, on, plan, kind === 'assignment' ? 'done' : 'noted');
    };
    if (kind !== 'assignment' || (day !== null && day <= signed)) {
      carryOut(signed);
      return;
    }
    this.#sales.push({ sale, day: signed, outcome: 'waiting', refusals: [] });
    if (day !== null) agenda.add(day, 'tax', () => carryOut(day));
  }

  #carryOut(sale: LandSale['sale'], day: Day, plan: Plan, done: 'done' | 'noted'): void {
    if (plan.ok) this.#world.commit(plan.batch);
    const refusals = plan.ok ? [] : plan.refusals;
    this.#sales.push({ sale, day, outcome: plan.ok ? done : 'refused', refusals });
  }
}
