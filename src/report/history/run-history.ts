import { NOT_CLOSED, type Offering } from '../../engine/offering.ts';
import type { RunResult } from '../../engine/run-result.ts';
import { yearOf } from '../../units/day.ts';
import { type Fen, sumFen } from '../../units/fen.ts';
import { CITIES, type City, cityOf, isParty } from '../../world/party.ts';
import { type QuotaYear, quotaStanding } from '../quota/standing.ts';
import type { Summary } from '../summary.ts';

/** One city in one year of a run, the new area and counties with treasuries of their own in it. */
export interface CityYear {
  readonly city: City;
  /** Land price received for its land. */
  readonly receiptsFen: number;
  /** Everything that came to be its own in the year. */
  readonly finalPositionFen: number;
  /** Shares from others less shares to others. */
  readonly sharesNetFen: number;
  /** Its parcels awarded and their prices, each by itself where they were sold as one. */
  readonly awarded: number;
  readonly pricesFen: number;
  /** Plan quota (L2) written off: construction land newly taken. */
  readonly planUsedM2: number;
  /** Replenishment quota (L4) written off. */
  readonly replenishedM2: number;
  /** Replenishment quota bought less sold. */
  readonly boughtM2: number;
  /** Farmland at the end of the year, and its change in it. */
  readonly farmlandM2: number;
  readonly farmlandChangeM2: number;
}

/** One year of a run. */
export interface HistoryYear {
  readonly year: number;
  /** Times a lot was awarded, passed in and held back for want of quota. */
  readonly awarded: number;
  readonly passedIn: number;
  readonly held: number;
  readonly areaM2: number;
  readonly pricesFen: number;
  readonly cities: readonly CityYear[];
}

/** Whether a lot put up found no taker. */
export function isPassedIn({ outcome }: Offering): boolean {
  return outcome !== 'awarded' && !NOT_CLOSED.includes(outcome);
}

/** One parcel of a lot that was awarded. */
export interface SoldParcel {
  readonly city: City;
  readonly areaM2: number;
  /** Its part of the price of the lot. */
  readonly priceFen: Fen;
}

/** The parcels of a lot that was awarded; none of any other. */
export function soldParcels({ lot, pricesFen }: Offering): SoldParcel[] {
  return pricesFen.map((priceFen, i) => {
    const { city, areaM2 } = lot.parcels[i]!.land;
    return { city, areaM2, priceFen };
  });
}

/** The lots of a run by the year their bids closed; none in a run without a market. */
export function offeringsOf({ offerings }: RunResult, year: number): readonly Offering[] {
  return (offerings ?? []).filter(({ lot }) => yearOf(lot.closes) === year);
}

/** A run year by year: awards, money, quota and farmland of each city. */
export function runHistory(
  result: RunResult,
  summary: Pick<Summary, 'parties'>,
): readonly HistoryYear[] {
  const { accounts } = quotaStanding(result);
  const years: HistoryYear[] = [];
  for (let year = yearOf(result.start); year <= yearOf(result.end); year += 1) {
    const offerings = offeringsOf(result, year);
    const sold = offerings.filter(({ outcome }) => outcome === 'awarded');
    years.push({
      year,
      awarded: sold.length,
      passedIn: offerings.filter(isPassedIn).length,
      held: offerings.filter(({ outcome }) => outcome === 'held').length,
      ...areaAndPrices(sold.flatMap(soldParcels)),
      cities: CITIES.map((city) => ({
        city,
        ...soldIn(city, sold),
        ...moneyOf(city, year, summary),
        ...quotaOf(city, year, accounts),
        ...farmlandOf(city, year, result),
      })),
    });
  }
  return years;
}

function soldIn(city: City, sold: readonly Offering[]) {
  const own = sold.flatMap(soldParcels).filter((parcel) => parcel.city === city);
  return { awarded: own.length, pricesFen: areaAndPrices(own).pricesFen };
}

function areaAndPrices(parcels: readonly SoldParcel[]) {
  return {
    areaM2: parcels.reduce((sum, { areaM2 }) => sum + areaM2, 0),
    pricesFen: sumFen(parcels.map(({ priceFen }) => priceFen)),
  };
}

function moneyOf(city: City, year: number, { parties }: Pick<Summary, 'parties'>) {
  const own = parties.flatMap(({ party, byYear }) =>
    isParty(party) && cityOf(party) === city ? (byYear[String(year)] ?? []) : [],
  );
  const sum = (pick: (figures: (typeof own)[number]) => number) =>
    own.reduce((all, figures) => all + pick(figures), 0);
  return {
    receiptsFen: sum(({ receiptsFen }) => receiptsFen),
    finalPositionFen: sum(({ finalPositionFen }) => finalPositionFen),
    sharesNetFen: sum(({ sharesInFen, sharesOutFen }) => sharesInFen - sharesOutFen),
  };
}

function quotaOf(city: City, year: number, accounts: readonly QuotaYear[]) {
  const of = (ledger: QuotaYear['ledger']) =>
    accounts.find(
      (row) =>
        row.year === year &&
        row.holder === city &&
        row.ledger === ledger &&
        row.dimension === 'areaM2',
    );
  const [plan, replenishment] = [of('L2'), of('L4')];
  return {
    planUsedM2: plan?.used ?? 0,
    replenishedM2: replenishment?.used ?? 0,
    boughtM2: (replenishment?.bought ?? 0) - (replenishment?.sold ?? 0),
  };
}

function farmlandOf(city: City, year: number, { history }: RunResult) {
  const before = history.findLast(({ day }) => yearOf(day) < year) ?? history[0]!;
  const after = history.findLast(({ day }) => yearOf(day) <= year)!;
  const farmlandM2 = after.farmlandM2[city];
  return { farmlandM2, farmlandChangeM2: farmlandM2 - before.farmlandM2[city] };
}
