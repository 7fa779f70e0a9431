import { fitsBetter, takeFrom } from '../../../quota/draw.ts';
import { type Vector, vector } from '../../../quota/vector.ts';
import type { GatePolicy } from '../../../world/policy.ts';
import { Draws } from './draws.ts';
import { HOLDERS, POOL, type QuotaPlan } from './quota-plan.ts';
import type { QuotaState } from './quota-state.ts';

/** Looks for a need lot by lot, as `drawLots`; what it finds is drawn only when all of it is. */
export class LotSearch {
  readonly draws: Draws;
  readonly #plan: QuotaPlan;
  readonly #state: QuotaState;
  readonly #bundled: boolean;
  readonly #bestFirst: boolean;
  /** What is still missing. */
  #areaM2 = 0;
  #paddyM2 = 0;
  #capacityKg = 0;
  /** What may be drawn from the lot that is looked into. */
  #mostM2 = 0;
  #mostPaddyM2 = 0;
  #mostKg = 0;

  constructor(plan: QuotaPlan, state: QuotaState, { bundled, lotChoice }: GatePolicy) {
    this.#plan = plan;
    this.#state = state;
    this.#bundled = bundled;
    this.#bestFirst = lotChoice === 'bestFit';
    this.draws = new Draws(plan.lots.length * HOLDERS);
  }

  seek(areaM2: number, paddyM2: number, capacityKg: number): void {
    this.#areaM2 = areaM2;
    this.#paddyM2 = paddyM2;
    this.#capacityKg = capacityKg;
  }

  isFound(): boolean {
    return this.#areaM2 === 0 && this.#paddyM2 === 0 && this.#capacityKg === 0;
  }

  /** @param isOwn whether the holder looks for itself: it need not keep anything then */
  lookWith(holder: number, ledger: number, isOwn: boolean, grade: number): void {
    const positions = this.#plan.positions(ledger, holder, grade);
    if (this.#bestFirst) {
      this.#lookBestFirst(positions, holder, isOwn);
      return;
    }
    for (let n = 0; n < positions.length && !this.isFound(); n += 1) {
      const lot = positions[n]!;
      if (!this.#state.isEmpty(lot * HOLDERS + holder)) this.#lookInto(lot, holder, isOwn);
    }
  }

  /** The lot that fits best what is left, again and again. */
  #lookBestFirst(positions: readonly number[], holder: number, isOwn: boolean): void {
    const open = positions.filter((lot) => !this.#state.isEmpty(lot * HOLDERS + holder));
    const mostOf = (lot: number): Vector => {
      this.#most(lot, holder, isOwn);
      return vector(this.#mostM2, this.#mostPaddyM2, this.#mostKg);
    };
    while (open.length > 0 && !this.isFound()) {
      const left = vector(this.#areaM2, this.#paddyM2, this.#capacityKg);
      const best = open.reduce((one, next) =>
        fitsBetter(mostOf(next), mostOf(one), left) ? next : one,
      );
      open.splice(open.indexOf(best), 1);
      this.#lookInto(best, holder, isOwn);
    }
  }

  /** Works out what may be drawn from a lot in somebody's hands. */
  #most(at: number, holder: number, isOwn: boolean): void {
    const { lot, kept } = this.#plan.lots[at]!;
    const { areaM2, paddyM2, capacityKg } = this.#state;
    const cell = at * HOLDERS + holder;
    const keeps = !isOwn && holder !== POOL && lot.whole !== true;
    this.#mostM2 = keeps ? Math.max(0, areaM2[cell]! - kept[0]!) : areaM2[cell]!;
    this.#mostPaddyM2 = keeps ? Math.max(0, paddyM2[cell]! - kept[1]!) : paddyM2[cell]!;
    this.#mostKg = keeps ? Math.max(0, capacityKg[cell]! - kept[2]!) : capacityKg[cell]!;
  }

  #lookInto(at: number, holder: number, isOwn: boolean): void {
    this.#most(at, holder, isOwn);
    const mostM2 = this.#mostM2;
    const mostPaddyM2 = this.#mostPaddyM2;
    const mostKg = this.#mostKg;
    if (this.#bundled) {
      const left = vector(this.#areaM2, this.#paddyM2, this.#capacityKg);
      const part = takeFrom(vector(mostM2, mostPaddyM2, mostKg), left, true);
      this.#take(at, holder, part.areaM2, part.paddyM2, part.capacityKg);
      return;
    }
    this.#take(
      ...([at, holder] as const),
      Math.min(mostM2, this.#areaM2),
      Math.min(mostPaddyM2, this.#paddyM2),
      Math.min(mostKg, this.#capacityKg),
    );
  }

  #take(at: number, holder: number, areaM2: number, paddyM2: number, capacityKg: number): void {
    if (areaM2 === 0 && paddyM2 === 0 && capacityKg === 0) return;
    this.draws.add(at, holder, areaM2, paddyM2, capacityKg);
    // What a bundled lot gives beyond the need is drawn all the same.
    this.#areaM2 = Math.max(0, this.#areaM2 - areaM2);
    this.#paddyM2 = Math.max(0, this.#paddyM2 - paddyM2);
    this.#capacityKg = Math.max(0, this.#capacityKg - capacityKg);
  }
}
