import { type Day, lastOfYear, yearOf } from '../units/day.ts';
import { CITIES } from '../world/party.ts';
import type { Booking } from '../world/policy.ts';
import type { World } from '../world/world.ts';
import type { Agenda } from './agenda.ts';

/**
 * The yearly assessment of the cities against their farmland targets: the opening standing on the
 * first day, before any deal, then on the last day of every year. Where both sides are booked,
 * farmland counts with the replenishment quota that was traded for it.
 */
export class Assessor {
  readonly #world: World;
  readonly #booking: Booking;
  readonly #bookedM2 = new Map<string, number>();
  /** Movements looked at so far. */
  #seen = 0;

  constructor(world: World, booking: Booking) {
    this.#world = world;
    this.#booking = booking;
  }

  /** Puts the opening assessment on the agenda, behind the quota that comes on the first day. */
  schedule(agenda: Agenda, start: Day): void {
    agenda.add(start, 'supply', () => this.#assess(yearOf(start) - 1, start));
  }

  /** Assesses the year when `day` is its last. */
  closeDay(day: Day): void {
    if (day === lastOfYear(yearOf(day))) this.#assess(yearOf(day), day);
  }

  #assess(year: number, day: Day): void {
    const { quota } = this.#world;
    this.#book();
    for (const city of CITIES) {
      quota.assess({
        ...{ city, year, day },
        farmlandM2: this.#world.farmlandM2(city),
        bookedM2: this.#bookedM2.get(city) ?? 0,
        targetM2: quota.total(city, 'L5').available.areaM2,
        basicFarmlandM2: this.#world.basicFarmlandM2(city),
        basicTargetM2: quota.total(city, 'L6').available.areaM2,
      });
    }
  }

  /** Books what was traded since the last assessment; a year's booking ends with the year. */
  #book(): void {
    if (this.#booking === 'off') return;
    if (this.#booking === 'year') this.#bookedM2.clear();
    const moves = this.#world.quota.moves();
    for (const move of moves.slice(this.#seen)) {
      if (move.action !== 'trade' || this.#world.quota.lot(move.lot)!.ledger !== 'L4') continue;
      this.#add(move.to, move.amount.areaM2);
      this.#add(move.from, -move.amount.areaM2);
    }
    this.#seen = moves.length;
  }

  #add(holder: string, areaM2: number): void {
    this.#bookedM2.set(holder, (this.#bookedM2.get(holder) ?? 0) + areaM2);
  }
}
