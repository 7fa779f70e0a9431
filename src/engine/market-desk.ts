import { groupLots, type Waiting } from '../behaviour/market/groups.ts';
import type { IdleEvent } from '../behaviour/market/idle.ts';
import { conversionOf } from '../behaviour/market/lease-package.ts';
import { type LotContext, type Parcel, planYear } from '../behaviour/market/lot.ts';
import { type MarketView, type PutUp, provisional, putUp } from '../behaviour/market/put-up.ts';
import { sellLot } from '../behaviour/market/sell-lot.ts';
import { planListing } from '../stages/1-listing/plan.ts';
import { addMonths, civilDay, type Day, toCivil, yearOf } from '../units/day.ts';
import { byCodeUnit } from '../units/order.ts';
import type { Deal } from '../world/deal.ts';
import type { City } from '../world/party.ts';
import type { RefusalCode } from '../world/refusal.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';
import type { Agenda } from './agenda.ts';
import { IdleDesk } from './idle-desk.ts';
import { ListingChoice } from './listing-choice.ts';
import type { Offering } from './offering.ts';
import { PlanBook, type PlanYear } from './plan-book.ts';
import type { Waiting as QuotaWaiting } from './quota-session/book.ts';
import type { RunInput } from './run-input.ts';

/** Months a parcel waits for quota before it leaves the plan. */
const LONGEST_HOLD_MONTHS = 12;

/** What the market hands over: a deal to be run, and what a quota session should know of. */
export interface MarketOutlet {
  award(deal: Deal): void;
  expect(waiting: QuotaWaiting): void;
}

/**
 * The market of a run: every month it puts up what is ready and has quota, closes the bids when
 * they are due, and hands what is sold to the stages as a deal. What is passed in comes back
 * later at a lower start.
 */
export class MarketDesk {
  readonly #market: MarketView;
  readonly #viewOf: (city: City) => View;
  readonly #context: LotContext;
  readonly #agenda: Agenda;
  readonly #outlet: MarketOutlet;
  readonly #end: Day;
  readonly #choice: ListingChoice;
  readonly #plan: PlanBook;
  /** Parcels already told to be kept back. */
  readonly #kept = new Set<string>();
  readonly #offerings: Offering[] = [];
  #waiting: Waiting[] = [];
  #idle: IdleDesk | null = null;

  /** @param viewOf how the land of a city is seen at the gate */
  constructor(
    market: MarketView,
    viewOf: (city: City) => View,
    agenda: Agenda,
    outlet: MarketOutlet,
    { start, end, chance = NO_CHANCE, behaviour = {} }: MarketRun,
  ) {
    const { setup, view } = market;
    this.#market = market;
    this.#viewOf = viewOf;
    this.#context = { setup, places: view.places, calendar: view.calendar, chance };
    this.#agenda = agenda;
    this.#outlet = outlet;
    this.#end = end;
    this.#choice = new ListingChoice(behaviour, market, viewOf, chance);
    this.#plan = new PlanBook(start);
  }

  /** Puts the first day of every month of the run on the agenda. */
  schedule(start: Day): void {
    let planned = 0;
    if (this.#market.setup.supply.carriedOver) {
      for (const parcel of this.#plannedBefore(start)) {
        if (parcel.ready >= start) this.#carryIn(parcel);
      }
    }
    for (let month = firstMonth(start); month <= this.#end; month = addMonths(month, 1)) {
      this.#agenda.add(month, 'market', () => {
        if (yearOf(month) !== planned) {
          planned = yearOf(month);
          for (const parcel of planYear(planned, this.#context)) this.supply(parcel, month);
        }
        this.#putUpReady(month);
      });
    }
  }

  /** What was planned in the years before the run from which land may still come. */
  #plannedBefore(start: Day): Parcel[] {
    const [, most] = this.#market.setup.supply.leadMonths;
    const first = yearOf(addMonths(start, -most));
    const years = Array.from({ length: yearOf(start) - first }, (_, i) => first + i);
    return years.flatMap((year) => planYear(year, this.#context));
  }

  /** Brings a parcel into the market on a day, to be put up once it is ready. */
  supply(parcel: Parcel, day: Day): void {
    this.#plan.bring(parcel, day);
    this.#wait(parcel);
  }

  #carryIn(parcel: Parcel): void {
    this.#plan.carryIn(parcel);
    this.#wait(parcel);
  }

  #wait(parcel: Parcel): void {
    this.#waiting.push({ parcel, passedIn: 0, heldMonths: 0 });
  }

  /** Puts what happens to idle land on the agenda; what comes free of it is put up again. */
  followIdle(start: Day, world: Pick<World, 'commit'>): void {
    const supply = (parcel: Parcel) => this.supply(parcel, parcel.ready);
    const desk = new IdleDesk(this.#market, this.#context, world, supply);
    desk.schedule(this.#agenda, start);
    this.#idle = desk;
  }

  /** What happened to idle land, in order. */
  idle(): readonly IdleEvent[] {
    return this.#idle?.events() ?? [];
  }

  /** What every city planned, put up and kept back, by year. */
  plan(): readonly PlanYear[] {
    return this.#plan.years(this.#end);
  }

  /** What was put up or held back, in order. */
  offerings(): readonly Offering[] {
    return this.#offerings;
  }

  #putUpReady(day: Day): void {
    const ready = this.#waiting
      .filter(({ parcel }) => parcel.ready <= day)
      .sort((a, b) => a.parcel.ready - b.parcel.ready || byId(a.parcel, b.parcel));
    const taken = new Set(ready);
    this.#waiting = this.#waiting.filter((item) => !taken.has(item));
    this.#choice.look(ready);
    const alone = new Map<Waiting, PutUp>();
    const open = ready.filter((item) => {
      if (this.#isKept(item, day)) return false;
      const lot = putUp([item.parcel], day, item.passedIn, this.#market);
      alone.set(item, lot);
      return !this.#isHeld(item, lot, day);
    });
    const { award, apart } = this.#market.setup;
    for (const group of groupLots(open, award.bundle, apart)) {
      const [first, ...rest] = group.map(({ parcel }) => parcel);
      this.#putUp(
        rest.length === 0
          ? alone.get(group[0])!
          : putUp([first!, ...rest], day, group[0].passedIn, this.#market),
      );
    }
  }

  /** Whether its city would rather not put a parcel up today: it is asked again in a month. */
  #isKept(item: Waiting, day: Day): boolean {
    const { parcel, passedIn } = item;
    const outcome = this.#choice.keepsFor(item, day);
    if (outcome === null) return false;
    this.#waiting.push(item);
    this.#plan.keep(parcel, 'keptBack', day);
    const { id } = parcel.land;
    if (!this.#kept.has(id)) {
      this.#record(putUp([parcel], day, passedIn, this.#market), { outcome });
      this.#kept.add(id);
    }
    return true;
  }

  /** Whether the gate would refuse a parcel today: it is then held back for a month. */
  #isHeld(item: Waiting, lot: PutUp, day: Day): boolean {
    const refusal = this.#refusal(lot, day);
    if (refusal === null) return false;
    const outcome = item.heldMonths < LONGEST_HOLD_MONTHS ? 'held' : 'dropped';
    if (item.heldMonths === 0 || outcome === 'dropped') this.#record(lot, { outcome, refusal });
    if (outcome === 'held') {
      this.#waiting.push({ ...item, heldMonths: item.heldMonths + 1 });
      this.#plan.keep(item.parcel, 'short', day);
    } else this.#plan.drop(item.parcel, day);
    return true;
  }

  /** What the gate has against a parcel of a lot at its start price; null: nothing. */
  #refusal({ parcels, format, offer }: PutUp, day: Day): RefusalCode | null {
    const priceFen = format === 'allocation' ? null : offer.startFen;
    for (const { land } of parcels) {
      const view = this.#viewOf(land.city);
      const plan = planListing(provisional(land, priceFen, day, view), view, day);
      if (!plan.ok) return plan.refusals[0]!.code;
    }
    return null;
  }

  #putUp(lot: PutUp): void {
    const { view } = this.#market;
    this.#choice.putUp(lot);
    for (const parcel of lot.parcels) {
      this.#plan.offer(parcel, lot.noticed);
      const facts = provisional(parcel.land, lot.offer.startFen, lot.closes, view);
      this.#outlet.expect({ facts, listed: lot.closes });
    }
    const due = this.#agenda.add(lot.closes, 'listing', () => this.#close(lot));
    if (!due) this.#record(lot, { outcome: 'open' });
  }

  #close(lot: PutUp): void {
    const { setup } = this.#market;
    const refusal = this.#refusal(lot, lot.closes);
    if (refusal !== null) {
      // Others took the quota since the notice: the sale is called off and waits.
      this.#choice.close(lot, null);
      this.#record(lot, { outcome: 'held', refusal });
      const ready = firstMonth(lot.closes);
      for (const parcel of lot.parcels) {
        this.#waiting.push({
          ...{ parcel: { ...parcel, ready } },
          passedIn: lot.passedIn,
          heldMonths: 1,
        });
      }
      return;
    }
    const { sale, turnout, pricesFen, deals } = sellLot(lot, this.#market, this.#context.chance);
    this.#choice.close(lot, sale.sold);
    if (!sale.sold) {
      this.#record(lot, { outcome: sale.reason, turnout });
      const { months, tries } = setup.supply.relist;
      const passedIn = lot.passedIn + 1;
      if (passedIn >= tries) return;
      const ready = firstMonth(addMonths(lot.closes, months));
      for (const parcel of lot.parcels) {
        this.#waiting.push({ parcel: again(parcel, lot, ready), passedIn, heldMonths: 0 });
      }
      return;
    }
    // A contract that would be signed beyond the end of the run is none of it.
    const inTime = deals.every(({ signed }) => signed <= this.#end);
    if (!inTime) {
      this.#record(lot, { outcome: 'open', turnout });
      return;
    }
    this.#record(lot, {
      ...{ outcome: 'awarded', turnout, priceFen: sale.priceFen, pricesFen },
      deals: deals.map(({ id }) => id),
    });
    for (const deal of deals) {
      this.#outlet.award(deal);
      if (deal.award!.package !== null) this.#expectConversion(deal);
    }
  }

  #expectConversion(lease: Deal): void {
    const { grant, ends } = conversionOf(lease, this.#market.view, this.#context.chance);
    if (grant === null || grant.signed > this.#end) return;
    this.#agenda.add(ends, 'listing', () => this.#outlet.award(grant));
  }

  #record(lot: PutUp, more: Pick<Offering, 'outcome'> & Partial<Offering>): void {
    const nothing = { turnout: 0, priceFen: null, pricesFen: [], refusal: null, deals: [] };
    this.#offerings.push({ lot, ...nothing, ...more });
  }
}

/** What of a run its market needs to know. */
export type MarketRun = Pick<RunInput, 'start' | 'end' | 'chance' | 'behaviour'>;

const NO_CHANCE = { seed: 0, replicate: 0 };

/** A parcel passed in, for its next time; what must be sold competitively then is listed. */
function again(parcel: Parcel, { format }: PutUp, ready: Day): Parcel {
  return { ...parcel, ready, format: format === 'agreement' ? 'listing' : format };
}

/** The first day of the month, or of the next when the day is not a first. */
function firstMonth(day: Day): Day {
  const { year, month, date } = toCivil(day);
  const first = civilDay(year, month, 1)!;
  return date === 1 ? first : addMonths(first, 1);
}

function byId(a: Parcel, b: Parcel): number {
  return byCodeUnit(a.land.id, b.land.id);
}
