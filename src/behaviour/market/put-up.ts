import { priceFloorFen } from '../../stages/1-listing/price-floor.ts';
import { addDays, addMonths, type Day } from '../../units/day.ts';
import {
  addFen,
  FEN_PER_WAN_YUAN,
  type Fen,
  fen,
  maxFen,
  rateOfFen,
  sumFen,
} from '../../units/fen.ts';
import { mulRatio, ONE, type Ratio, ratio, subRatio } from '../../units/ratio.ts';
import type { AwardFormat, Valuation } from '../../world/award.ts';
import type { Deal } from '../../world/deal.ts';
import { completeDeal, type DealFacts } from '../../world/deal-facts.ts';
import type { View } from '../../world/view.ts';
import type { Offer } from '../award/offer.ts';
import { benchmarkOf } from './benchmark.ts';
import type { MarketIndex } from './index-level.ts';
import { METHOD_OF_FORMAT, type Parcel } from './lot.ts';
import type { MarketSetup } from './setup.ts';
import { sizeFactorOf, termFactorOf, type ValueFactors, valueParcel } from './valuation.ts';

/** Parcels put up together, with the terms they are put up on. */
export interface PutUp {
  /** Id of the first parcel. */
  readonly id: string;
  readonly parcels: readonly Parcel[];
  /** As each parcel is assessed by what the seller knows. */
  readonly factors: readonly ValueFactors[];
  readonly format: AwardFormat;
  readonly noticed: Day;
  /** Day the bids close. */
  readonly closes: Day;
  /** How often it was passed in before. */
  readonly passedIn: number;
  readonly assessedFen: Fen;
  /** The legal floor of the lot, and that of each parcel. */
  readonly floorFen: Fen;
  readonly floorsFen: readonly Fen[];
  readonly offer: Offer;
  readonly capFen: Fen | null;
}

/** What lots are put up with. */
export interface MarketView {
  readonly setup: MarketSetup;
  readonly view: View;
  readonly index: MarketIndex;
  /**
   * The day from which firms choose between the cities by what industrial land has come to cost;
   * null: they do not.
   */
  readonly firmsChooseSince: Day | null;
}

/**
 * The day the bids of a notice close: the days of notice, then those of the listing (rules
 * `notice-days`, `listing-days`), on a working day.
 */
export function closingDay(noticed: Day, { rules, calendar }: View): Day {
  const days = rules.count('notice-days', noticed) + rules.count('listing-days', noticed);
  return calendar.addWorkingDays(addDays(noticed, days), 0);
}

/**
 * Puts parcels up on a day: the start price is a part of what they are assessed at by the index
 * the seller knows, lowered for every time they were passed in, never below the legal floor, in
 * whole 万元; the raise is a part of it.
 */
export function putUp(
  parcels: readonly [Parcel, ...Parcel[]],
  noticed: Day,
  passedIn: number,
  market: MarketView,
): PutUp {
  const { award, supply } = market.setup;
  const { view } = market;
  const { format } = parcels[0];
  const closes = closingDay(noticed, view);
  const startShare = startShareOf(award.startShare, supply.relist.cut, passedIn);
  const factors = parcels.map((parcel) => factorsOf(parcel, noticed, closes, startShare, market));
  const valued = parcels.map((parcel, i) => valuationOf(parcel, factors[i]!, closes, view));
  const assessedFen = sumFen(valued.map((valuation) => valuation.assessedFen));
  const floorsFen = parcels.map((parcel) => floorOf(parcel, closes, view));
  const floorFen = sumFen(floorsFen);
  const asked = maxFen(rateOfFen(assessedFen, startShare, 'ceil'), floorFen);
  const startFen = fen(Math.max(1, Math.ceil(asked / FEN_PER_WAN_YUAN)) * FEN_PER_WAN_YUAN);
  const raise = Math.floor(rateOfFen(startFen, award.stepShare, 'floor') / FEN_PER_WAN_YUAN);
  const { reserveShare } = award;
  return {
    id: parcels[0].land.id,
    parcels,
    factors,
    format,
    noticed,
    closes,
    passedIn,
    assessedFen,
    floorFen,
    floorsFen,
    capFen: isCapped(format) ? capOf(startFen, closes, view) : null,
    offer: {
      startFen,
      stepFen: fen(Math.max(1, raise) * FEN_PER_WAN_YUAN),
      reserveFen: reserveShare === null ? null : rateOfFen(assessedFen, reserveShare, 'ceil'),
      leastBidders:
        view.rules.find('least-bidders', closes, METHOD_OF_FORMAT[format])?.numerator ?? 1,
    },
  };
}

function isCapped(format: AwardFormat): boolean {
  return format === 'capLottery' || format === 'capSelfHold' || format === 'capAffordable';
}

function capOf(startFen: Fen, closes: Day, { rules }: View): Fen {
  return addFen(startFen, rateOfFen(startFen, rules.at('premium-cap', closes), 'floor'));
}

function startShareOf(share: Ratio, cut: Ratio, passedIn: number): Ratio {
  let left = share;
  for (let i = 0; i < passedIn; i += 1) left = mulRatio(left, subRatio(ONE, cut));
  return left;
}

function factorsOf(
  { land, placeFactor }: Parcel,
  noticed: Day,
  closes: Day,
  startShare: Ratio,
  { setup, view, index }: MarketView,
): ValueFactors {
  const place = view.places.get(land.county)!;
  const known = addMonths(noticed, -setup.award.lagMonths);
  const { mixed } = setup.award;
  const own = benchmarkOf(place, land.use, setup.profile, view.rules, closes);
  const blend = mixed === null || mixed.use !== land.use ? null : mixed;
  const other =
    blend === null ? null : benchmarkOf(place, blend.with, setup.profile, view.rules, closes);
  return {
    benchmark:
      blend === null ? own.benchmark : mixedBenchmark(own.benchmark, other!.benchmark, blend.share),
    benchmarkRule: blend === null ? own.benchmarkRule : null,
    index: index.at(land.city, land.use, closes),
    knownIndex: index.at(land.city, land.use, known),
    placeFactor,
    sizeFactor: sizeFactorOf(land),
    startShare,
  };
}

/** Benchmark of a parcel of which a part goes to a second use (混合用地), exact. */
export function mixedBenchmark(own: Ratio, other: Ratio, share: Ratio): Ratio {
  const [a, b] = [mulRatio(own, subRatio(ONE, share)), mulRatio(other, share)];
  return ratio(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

/** The value of a parcel by its factors. */
export function valuationOf(
  { land }: Parcel,
  factors: ValueFactors,
  closes: Day,
  { rules }: View,
): Valuation {
  return valueParcel(land.areaM2, factors, termFactorOf(land.uses[0]!, rules, closes));
}

function floorOf({ land }: Parcel, closes: Day, view: View): Fen {
  return priceFloorFen(provisional(land, fen(1), closes, view), view);
}

/** The facts a parcel would have as a deal of a price, awarded and signed on a day. */
export function provisional(land: Deal, priceFen: Fen | null, day: Day, view: View): DealFacts {
  const deal = { ...land, priceFen, awarded: day, signed: day };
  return completeDeal(deal, view.places.get(land.county)!, view.rules);
}
