import { invariant } from '../../../units/invariant.ts';
import { CITIES } from '../../../world/party.ts';
import type { Booking } from '../../../world/policy.ts';
import { HOLDERS, LEDGER, type QuotaPlan, type WorldStep } from './quota-plan.ts';

/** What of each lot is to be had from whom, and how farmland stands, at one moment of a run. */
export class QuotaState {
  /** Available area, paddy and capacity, by lot and holder. */
  readonly areaM2: Float64Array;
  readonly paddyM2: Float64Array;
  readonly capacityKg: Float64Array;
  readonly farmlandM2 = new Float64Array(CITIES.length);
  /** Farmland of deals awarded and not yet signed. */
  readonly pledgedM2 = new Float64Array(CITIES.length);
  /** Permanent basic farmland of each city. */
  readonly basicM2 = new Float64Array(CITIES.length);
  /** The target each city holds (L5). */
  readonly targetM2 = new Float64Array(CITIES.length);
  /** What the last assessment left above the target. */
  readonly headroomM2 = new Float64Array(CITIES.length);
  readonly #plan: QuotaPlan;
  readonly #booking: Booking;
  /** Farmland that counts elsewhere as it moved with quota, and what moved since it was counted. */
  readonly #bookedM2 = new Float64Array(CITIES.length);
  readonly #movedM2 = new Float64Array(CITIES.length);
  /** The lot each parcel was used for so far. */
  readonly #parcels = new Map<string, string>();

  constructor(plan: QuotaPlan, booking: Booking) {
    this.#plan = plan;
    this.#booking = booking;
    const cells = plan.lots.length * HOLDERS;
    this.areaM2 = new Float64Array(cells);
    this.paddyM2 = new Float64Array(cells);
    this.capacityKg = new Float64Array(cells);
  }

  /** Before the first day. */
  open(): void {
    for (const column of [this.areaM2, this.paddyM2, this.capacityKg]) column.fill(0);
    for (const column of [this.pledgedM2, this.targetM2, this.headroomM2]) column.fill(0);
    this.#bookedM2.fill(0);
    this.#movedM2.fill(0);
    this.farmlandM2.set(this.#plan.farmlandM2);
    this.basicM2.set(this.#plan.basicM2);
    this.#parcels.clear();
  }

  take({ kind, lot }: WorldStep): void {
    if (kind === 'mint') this.#mint(lot);
    else if (kind === 'expire') this.#expire(lot);
    else this.#assess();
  }

  lotOfParcel(parcel: string): string | undefined {
    return this.#parcels.get(parcel);
  }

  /** Whether nothing is available of a cell. */
  isEmpty(cell: number): boolean {
    return this.areaM2[cell] === 0 && this.paddyM2[cell] === 0 && this.capacityKg[cell] === 0;
  }

  /** Replenishment area that changed hands; `buyer` and `seller` are holders. */
  book(buyer: number, seller: number, areaM2: number): void {
    if (buyer < CITIES.length) this.#movedM2[buyer]! += areaM2;
    if (seller < CITIES.length) this.#movedM2[seller]! -= areaM2;
  }

  #mint(at: number): void {
    const { lot, ledger, holder, home, makesFarmland } = this.#plan.lots[at]!;
    const cell = at * HOLDERS + holder;
    const { areaM2, paddyM2, capacityKg } = lot.minted;
    for (const parcel of lot.parcels ?? []) this.#parcels.set(parcel, lot.id);
    this.areaM2[cell] = areaM2;
    this.paddyM2[cell] = paddyM2;
    this.capacityKg[cell] = capacityKg;
    if (makesFarmland) this.farmlandM2[home]! += areaM2;
    if (ledger === LEDGER.L5 && holder < CITIES.length) this.targetM2[holder]! += areaM2;
  }

  #expire(at: number): void {
    const { ledger } = this.#plan.lots[at]!;
    for (let holder = 0; holder < HOLDERS; holder += 1) {
      const cell = at * HOLDERS + holder;
      if (ledger === LEDGER.L5 && holder < CITIES.length) {
        this.targetM2[holder]! -= this.areaM2[cell]!;
      }
      this.areaM2[cell] = 0;
      this.paddyM2[cell] = 0;
      this.capacityKg[cell] = 0;
    }
  }

  #assess(): void {
    for (let city = 0; city < CITIES.length; city += 1) {
      if (this.#booking === 'year') this.#bookedM2[city] = 0;
      if (this.#booking !== 'off') this.#bookedM2[city]! += this.#movedM2[city]!;
      const stands = this.farmlandM2[city]!;
      invariant(stands >= 0, 'Q3.farmlandBelowZero', () => ({ city }));
      this.headroomM2[city] = stands + this.#bookedM2[city]! - this.targetM2[city]!;
    }
    this.#movedM2.fill(0);
  }
}
