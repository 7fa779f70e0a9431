import type { RunResult } from '../../engine/run-result.ts';
import type { Measure } from '../../scenario/published-series.ts';
import { yearOf } from '../../units/day.ts';
import { Decimal } from '../../units/decimal.ts';
import type { Ratio } from '../../units/ratio.ts';
import type { Deal } from '../../world/deal.ts';
import { CITIES, type City, cityOf, isParty } from '../../world/party.ts';
import type { Place } from '../../world/place.ts';

const FEN_PER_YUAN = 100;
const FEN_PER_WAN_YUAN = 1_000_000;
const FEN_PER_YI_YUAN = 10_000_000_000;
const M2_PER_HA = 10_000;
const M2_PER_MU = new Decimal(2000).div(3);
const MU_PER_WAN_MU = 10_000;

/** A parcel that found its taker in the years looked at, by the record of its deal. */
type Awarded = Deal & { readonly award: NonNullable<Deal['award']> };

/**
 * What a run shows of the land market in some of its years, as published series measure it. What
 * grows with the market is divided by the part of the market the run stands for.
 */
export class ObservedYears {
  readonly #result: RunResult;
  readonly #places: ReadonlyMap<string, Place>;
  readonly #years: readonly number[];
  readonly #sample: Decimal;
  readonly #awarded: readonly Awarded[];

  /** @param sample the part of the real market the run stands for, above zero */
  constructor(
    result: RunResult,
    places: ReadonlyMap<string, Place>,
    years: readonly number[],
    sample: Ratio,
  ) {
    this.#result = result;
    this.#places = places;
    this.#years = years;
    this.#sample = new Decimal(sample.numerator).div(sample.denominator);
    this.#awarded = result.deals
      .map(({ deal }) => deal)
      .filter((deal): deal is Awarded => deal.award !== undefined && deal.award !== null)
      .filter(({ awarded, signed }) => years.includes(yearOf(awarded ?? signed)));
  }

  /**
   * A measure in the unit its series has; null where the run shows nothing of it.
   *
   * @param at which of the years, from 0, for a course; the other measures are means over them all
   */
  figure(measure: Measure, at: number): Decimal | null {
    switch (measure.kind) {
      case 'receipts':
        return this.#perYear(this.#receiptsFen([measure.city], this.#years)).div(FEN_PER_YI_YUAN);
      case 'course':
        return this.#course(at);
      case 'price':
        return quotient(...sums(this.#paid(measure)));
      case 'atStart': {
        const all = this.#paid(measure);
        const atStart = all.filter(({ award }) => award.lotPriceFen === award.startFen);
        return all.length === 0 ? null : new Decimal(atStart.length).div(all.length);
      }
      case 'parcelArea': {
        const all = this.#paid(measure);
        return all.length === 0 ? null : areaOf(all).div(all.length).div(M2_PER_HA);
      }
      case 'newLand':
        return this.#perYear(this.#newLandM2(measure.city)).div(M2_PER_MU).div(MU_PER_WAN_MU);
      case 'receiptsPerMu': {
        const receipts = this.#receiptsFen(CITIES, this.#years).div(FEN_PER_WAN_YUAN);
        const mu = areaOf(this.#awarded).div(M2_PER_MU);
        return mu.isZero() ? null : receipts.div(mu);
      }
    }
  }

  /** A sum over the years as that of one year of the whole market. */
  #perYear(sum: Decimal): Decimal {
    return sum.div(this.#years.length).div(this.#sample);
  }

  #receiptsFen(cities: readonly City[], years: readonly number[]): Decimal {
    return this.#result.cashYears.reduce((sum, { cash: { party, year, receiptsFen } }) => {
      const city = isParty(party) ? cityOf(party) : null;
      const counts = city !== null && cities.includes(city) && years.includes(year);
      return counts ? sum.add(receiptsFen) : sum;
    }, new Decimal(0));
  }

  #course(at: number): Decimal | null {
    const [first, year] = [this.#years[0], this.#years[at]];
    if (first === undefined || year === undefined) return null;
    const base = this.#receiptsFen(CITIES, [first]);
    return base.isZero() ? null : this.#receiptsFen(CITIES, [year]).div(base);
  }

  #newLandM2(city: City): Decimal {
    return this.#result.record.approvals.reduce(
      (sum, approval) =>
        approval.city === city && this.#years.includes(yearOf(approval.day))
          ? sum.add(approval.newAreaM2)
          : sum,
      new Decimal(0),
    );
  }

  /** What was paid for outright; a package let first has no price of a grant yet. */
  #paid(measure: Extract<Measure, { use: unknown }>): Awarded[] {
    const kind = 'places' in measure ? measure.places : null;
    return this.#awarded.filter(
      ({ city, county, use, priceFen, award }) =>
        (measure.city === null || city === measure.city) &&
        use === measure.use &&
        (kind === null || this.#places.get(county)!.kind === kind) &&
        priceFen !== null &&
        award.package === null,
    );
  }
}

/** Yuan and m² of some deals. */
function sums(deals: readonly Awarded[]): readonly [Decimal, Decimal] {
  const fen = deals.reduce((sum, { priceFen }) => sum.add(priceFen ?? 0), new Decimal(0));
  return [fen.div(FEN_PER_YUAN), areaOf(deals)];
}

function areaOf(deals: readonly Awarded[]): Decimal {
  return deals.reduce((sum, { areaM2 }) => sum.add(areaM2), new Decimal(0));
}

function quotient(above: Decimal, below: Decimal): Decimal | null {
  return below.isZero() ? null : above.div(below);
}
