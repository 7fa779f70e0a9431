import type { Lot } from '../quota/lot.ts';
import type { QuotaMove } from '../quota/move.ts';
import type { Allotment, Approval } from '../quota/record.ts';
import { vector } from '../quota/vector.ts';
import { divideAllotment, divideApart, heldKeys, type KeyAmounts } from '../rules/allotment.ts';
import { LEDGER_RULES } from '../stages/1-listing/accept-supply.ts';
import { type Day, firstOfYear, lastOfYear, yearOf } from '../units/day.ts';
import type { OpeningLot } from '../world/opening.ts';
import { CITIES, type City, isCity, type QuotaHolder } from '../world/party.ts';
import type { AllocationPolicy, AllottedLedger } from '../world/policy.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';
import type { Agenda } from './agenda.ts';
import { keyAmounts } from './allotment-keys.ts';
import { FarmlandSurvey, type SurveyResult } from './farmland-survey.ts';

/** A year's total divided among the cities, and why it was divided so. */
export interface YearAllotment extends Allotment {
  readonly ledger: AllottedLedger;
  readonly year: number;
  readonly day: Day;
  /** Where the total comes from. */
  readonly source: 'opening' | 'survey' | 'fixed';
  /** The survey the total follows from; null where it does not. */
  readonly survey: SurveyResult | null;
  /** The keys with what each city had of them, in the order of the cities. */
  readonly keys: readonly KeyAmounts[];
  readonly auctionWeight: number;
  /** The cities that take no part in an auction: nothing of theirs is in it. */
  readonly apart: readonly City[];
  /** Whether no key had anything to go by and the grants of the opening books decided. */
  readonly isByGrants: boolean;
}

/** What a year's total is, before it is divided. */
interface Total {
  readonly totalM2: number;
  readonly source: YearAllotment['source'];
  readonly survey: SurveyResult | null;
  readonly document: string;
}

/** Divides the yearly total of plan quota and of the farmland cap by the keys of the scenario. */
export class AllotmentDesk {
  readonly #world: World;
  readonly #view: View;
  readonly #approvals: readonly Approval[];
  readonly #granted: readonly OpeningLot[];
  readonly #survey: FarmlandSurvey;
  readonly #made: YearAllotment[] = [];

  /** @param granted the lots of the opening books */
  constructor(
    world: World,
    view: View,
    approvals: readonly Approval[],
    granted: readonly OpeningLot[],
  ) {
    this.#world = world;
    this.#view = view;
    this.#approvals = approvals;
    this.#granted = granted.filter(({ annual }) => annual === true);
    this.#survey = new FarmlandSurvey(world, view.rules);
  }

  /**
   * Puts every year of the run on the agenda, before anything else of its first day: the survey
   * of a year shows the last day before it.
   */
  schedule(agenda: Agenda, start: Day, end: Day): void {
    for (let year = yearOf(start); year <= yearOf(end); year += 1) {
      const first = firstOfYear(year);
      const day = first < start ? start : first;
      agenda.add(day, 'supply', () => this.#allotYear(year, day, start));
    }
  }

  /** Every division so far, in order. */
  made(): readonly YearAllotment[] {
    return this.#made;
  }

  #allotYear(year: number, day: Day, start: Day): void {
    const allocation = Object.entries(this.#view.policy.quota.allocation ?? {});
    const isSurveyed = allocation.some(([, { total }]) => total === 'survey');
    const survey = isSurveyed ? this.#survey.take(year - 1, day) : null;
    for (const [ledger, how] of allocation) {
      this.#allot(ledger as AllottedLedger, how, { year, day, start, survey });
    }
  }

  #allot(
    ledger: AllottedLedger,
    how: AllocationPolicy,
    {
      year,
      day,
      start,
      survey,
    }: { year: number; day: Day; start: Day; survey: SurveyResult | null },
  ): void {
    const total = this.#totalOf(ledger, how, year, survey);
    const look = { world: this.#world, view: this.#view, approvals: this.#approvals };
    const keys = how.keys.map(({ key, weight }) => ({
      ...{ key, weight },
      amounts: keyAmounts(key, { ...look, ledger, year, day, start }),
    }));
    const { totalM2, source, document } = total;
    const apart = how.auctionWeight > 0 ? this.#apart() : [];
    const grantedM2 = this.#grantedM2(ledger, year);
    const { parts, auctionedM2, leftM2 } =
      apart.length === 0
        ? divideAllotment(totalM2, keys, how.auctionWeight)
        : divideApart(totalM2, keys, how.auctionWeight, {
            isApart: CITIES.map((city) => apart.includes(city)),
            grantedM2,
          });
    const isByGrants = apart.length > 0 && leftM2 === 0 && heldKeys(keys).length === 0;
    const given = [...CITIES.map((city, i) => [city, parts[i] ?? 0] as const)];
    const auctioned =
      how.auctionWeight > 0 && apart.length < CITIES.length ? [['pool', auctionedM2] as const] : [];
    const lots = [...given, ...auctioned].map(([holder, areaM2]) => ({
      holder,
      areaM2,
      lot: lotOf({ ledger, holder, year, areaM2, source, document }),
    }));
    if (ledger === 'L7') this.#view.rules.note('occupation-cap-split', day);
    const id = `allot/${ledger}/${year}`;
    const moves = lots
      .filter(({ areaM2 }) => areaM2 > 0)
      .map(({ holder, lot }): QuotaMove => {
        return { action: 'mint', day, rule: LEDGER_RULES[ledger], deal: '', lot, holder };
      });
    if (moves.length > 0) this.#world.commit({ id, entries: [], moves, farmland: [] });
    this.#made.push({
      ...{ id, ledger, year, day, source, keys, totalM2, leftM2 },
      survey: total.survey,
      ...{ auctionWeight: how.auctionWeight, apart, isByGrants },
      parts: lots.map(({ holder, lot, areaM2 }) => ({ city: holder, lot: lot.id, areaM2 })),
    });
  }

  /** Where nobody trades, nobody can buy at an auction. */
  #apart(): readonly City[] {
    const { quota, outside } = this.#view.policy;
    return quota.trade ? (outside ?? []) : CITIES;
  }

  /** What the opening books grant each city for a year; for all of them where it has no grants. */
  #grantedM2(ledger: AllottedLedger, year: number): number[] {
    const lots = this.#granted.filter(({ lot }) => lot.ledger === ledger);
    const ofYear = lots.filter(({ lot }) => lot.vintage === year);
    const granted = ofYear.length > 0 ? ofYear : lots;
    return CITIES.map((city) =>
      granted
        .filter((one) => this.#homeOf(one) === city)
        .reduce((sum, { lot }) => sum + lot.minted.areaM2, 0),
    );
  }

  #homeOf({ holder, lot: { origin } }: OpeningLot): City | undefined {
    if (holder !== 'pool') return holder;
    return isCity(origin) ? origin : this.#view.places.get(origin)?.city;
  }

  #totalOf(
    ledger: AllottedLedger,
    { total, document }: AllocationPolicy,
    year: number,
    survey: SurveyResult | null,
  ): Total {
    const stated = document ?? '';
    if (typeof total !== 'string') {
      return { totalM2: total.areaM2, source: 'fixed', survey: null, document: stated };
    }
    if (total === 'survey' && survey !== null) {
      return { totalM2: survey.gainM2, source: 'survey', survey, document: stated };
    }
    const lots = this.#granted
      .map(({ lot }) => lot)
      .filter((lot) => lot.ledger === ledger && lot.vintage === year);
    const documents = [...new Set(lots.map((lot) => lot.document))].join('；');
    const totalM2 = lots.reduce((sum, { minted }) => sum + minted.areaM2, 0);
    return { totalM2, source: 'opening', survey: null, document: document ?? documents };
  }
}

function lotOf(given: {
  readonly ledger: AllottedLedger;
  readonly holder: QuotaHolder;
  readonly year: number;
  readonly areaM2: number;
  readonly source: YearAllotment['source'];
  readonly document: string;
}): Lot {
  const { ledger, holder, year, areaM2, source, document } = given;
  return {
    id: allotmentLotId(ledger, holder, year),
    ledger,
    // What the pool is given to sell comes from the province.
    origin: holder === 'pool' ? 'hunan' : holder,
    project: source === 'survey' ? `survey-${year - 1}` : `annual-${year}`,
    document,
    accepted: firstOfYear(year),
    vintage: year,
    grade: null,
    expires: lastOfYear(year),
    minted: vector(areaM2),
  };
}

/** The id of the lot a division gives a holder in a year: that of the grant it stands for. */
export function allotmentLotId(ledger: AllottedLedger, holder: QuotaHolder, year: number): string {
  return `${ledger}-${holder}-${year}`;
}
