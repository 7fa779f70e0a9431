import { type IdleEvent, idleCourse } from '../behaviour/market/idle.ts';
import { idleLand, type LotContext, type Parcel } from '../behaviour/market/lot.ts';
import { type MarketView, putUp, valuationOf } from '../behaviour/market/put-up.ts';
import { planIdleFee, planRedevelopment } from '../stages/2-collection/idle-land.ts';
import type { Day } from '../units/day.ts';
import { ZERO_FEN } from '../units/fen.ts';
import type { World } from '../world/world.ts';
import type { Agenda } from './agenda.ts';

/** Follows idle land: charges the fee, takes it back or buys it back for the market. */
export class IdleDesk {
  readonly #market: MarketView;
  readonly #context: LotContext;
  readonly #world: Pick<World, 'commit'>;
  readonly #supply: (parcel: Parcel) => void;
  readonly #events: IdleEvent[] = [];

  constructor(
    market: MarketView,
    context: LotContext,
    world: Pick<World, 'commit'>,
    supply: (parcel: Parcel) => void,
  ) {
    this.#market = market;
    this.#context = context;
    this.#world = world;
    this.#supply = supply;
  }

  /** Puts the course of every idle parcel on the agenda. */
  schedule(agenda: Agenda, start: Day): void {
    const { setup, view } = this.#market;
    for (const parcel of setup.supply.idle) {
      for (const event of idleCourse(parcel, view.rules, start)) {
        agenda.add(event.day, 'supply', () => this.#happen(event));
      }
    }
  }

  /** What happened, in order. */
  events(): readonly IdleEvent[] {
    return this.#events;
  }

  #happen(event: IdleEvent): void {
    const { view } = this.#market;
    const { parcel, day, kind } = event;
    this.#events.push(event);
    const land = { ...parcel, party: view.places.get(parcel.place)!.party };
    switch (kind) {
      case 'charged':
        this.#world.commit(planIdleFee(land, day, view));
        return;
      case 'redeveloped': {
        const built = idleLand(parcel, day, ZERO_FEN, this.#context);
        const { factors, closes } = putUp([built], day, 0, this.#market);
        const { valueFen } = valuationOf(built, factors[0]!, closes, view);
        this.#world.commit(planRedevelopment(land, valueFen, day));
        return;
      }
      case 'boughtBack': {
        const { end } = parcel;
        const costFen = end.kind === 'buyBack' ? end.compensationFen : ZERO_FEN;
        this.#supply(idleLand(parcel, day, costFen, this.#context));
        return;
      }
      case 'recovered':
        this.#supply(idleLand(parcel, day, ZERO_FEN, this.#context));
        return;
      case 'resumed':
        return;
    }
  }
}
