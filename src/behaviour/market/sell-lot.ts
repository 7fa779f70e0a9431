import type { Day } from '../../units/day.ts';
import { type Fen, rateOfFen, sumFen } from '../../units/fen.ts';
import { mulRatio, type Ratio, ratio } from '../../units/ratio.ts';
import type { AwardRecord, Valuation } from '../../world/award.ts';
import type { Deal } from '../../world/deal.ts';
import { CITIES } from '../../world/party.ts';
import type { View } from '../../world/view.ts';
import { awardLot } from '../award/award-lot.ts';
import { splitBundle } from '../award/bundle.ts';
import type { Bidder, Sale } from '../award/offer.ts';
import { cityOfFirm, landCosts } from '../response/location-choice.ts';
import { stream } from '../stream.ts';
import { drawBidders, meanTurnout } from './bidders.ts';
import { letFirst, packageOf } from './lease-package.ts';
import { METHOD_OF_FORMAT, type Parcel } from './lot.ts';
import { type MarketView, type PutUp, valuationOf } from './put-up.ts';
import type { Chance } from './setup.ts';

/** What became of a lot at its close. */
export interface LotSale {
  readonly sale: Sale;
  /** How many looked at it. */
  readonly turnout: number;
  /** The part of each parcel in the price, in their order; empty when passed in. */
  readonly pricesFen: readonly Fen[];
  /** What the record of each deal will say; empty when passed in. */
  readonly deals: readonly Deal[];
}

/** Closes the bids of a lot: who comes, what they would pay, who gets it, and the deals of it. */
export function sellLot(lot: PutUp, market: MarketView, chance: Chance): LotSale {
  const { setup, view } = market;
  const { rules } = view;
  const { land } = lot.parcels[0]!;
  const valuations = lot.parcels.map((parcel, i) =>
    valuationOf(parcel, lot.factors[i]!, lot.closes, view),
  );
  const valueFen = sumFen(valuations.map((valuation) => valuation.valueFen));
  const attempt = lot.passedIn === 0 ? lot.id : `${lot.id}/again ${lot.passedIn}`;
  const all = lookersAt(lot, attempt, valueFen, market, chance);
  // Land that is asked for rather than bid for has one who asks.
  const asked = lot.format === 'agreement' || lot.format === 'allocation';
  const bidders = asked ? all.slice(0, 1) : all;
  // Land already built on is no new supply; one parcel of new land is enough.
  const isNew = lot.parcels.some(({ land: { stockAreaM2, areaM2 } }) => stockAreaM2 < areaM2);
  const mustCompete = isNew && rules.flag('competitive-sale', lot.closes, land.use);
  const draws = stream({ entity: attempt, purpose: 'lots', ...chance });
  const terms = {
    format: lot.format,
    offer: lot.offer,
    capFen: lot.capFen,
    mustCompete,
    standardLand: land.use === 'industrial',
  };
  const sale = awardLot(terms, bidders, setup.award, draws);
  if (!sale.sold) return { sale, turnout: bidders.length, pricesFen: [], deals: [] };
  const pricesFen = pricesOf(lot, sale.priceFen, valuations, market.setup);
  const deals = dealsOf(lot, sale, pricesFen, valuations, bidders, market, chance);
  return { sale, turnout: bidders.length, pricesFen, deals };
}

/**
 * Those who look at a lot. Where firms choose between the cities, all who look for industrial land
 * in the region are drawn, and those come whom its city suits best; else demand moves as a whole.
 */
function lookersAt(
  { parcels, closes }: PutUp,
  attempt: string,
  valueFen: Fen,
  market: MarketView,
  chance: Chance,
): Bidder[] {
  const { demand } = market.setup;
  const { city, use } = parcels[0]!.land;
  const draw = (mean: Ratio) => drawBidders(attempt, valueFen, mean, demand.spread, chance);
  if (market.firmsChooseSince === null || use !== 'industrial') {
    return draw(meanTurnout(city, use, demand, (one) => market.index.at(one, use, closes)));
  }
  const costs = landCosts(market, market.firmsChooseSince, closes);
  const spread = market.view.rules.at('location-spread', closes);
  const firms = draw(mulRatio(demand.pool[use], ratio(CITIES.length)));
  return firms.filter(({ id }) => cityOfFirm(id, costs, spread, chance) === city);
}

type Sold = Extract<Sale, { sold: true }>;

function pricesOf(
  { parcels, floorsFen }: PutUp,
  priceFen: Fen,
  valuations: readonly Valuation[],
  { award }: MarketView['setup'],
): Fen[] {
  const parts = parcels.map(({ land }, i) => ({
    id: land.id,
    assessedFen: valuations[i]!.assessedFen,
    areaM2: land.areaM2,
    floorFen: floorsFen[i]!,
  }));
  const prices = splitBundle(priceFen, parts, award.bundle?.key ?? 'assessed');
  return parts.map(({ id }) => prices.get(id)!);
}

function dealsOf(
  lot: PutUp,
  sale: Sold,
  pricesFen: readonly Fen[],
  valuations: readonly Valuation[],
  bidders: readonly Bidder[],
  market: MarketView,
  chance: Chance,
): Deal[] {
  const limitsFen = bidders.map(({ valueFen }) => valueFen).sort((a, b) => b - a);
  return lot.parcels.map((parcel, i) => {
    const award: AwardRecord = {
      format: lot.format,
      noticed: lot.noticed,
      passedIn: lot.passedIn,
      valuation: valuations[i]!,
      startFen: lot.offer.startFen,
      stepFen: lot.offer.stepFen,
      capFen: lot.capFen,
      steps: sale.steps,
      lotPriceFen: sale.priceFen,
      floorFen: lot.floorFen,
      limitsFen,
      promised: sale.promised,
      package: lot.format === 'leaseThenGrant' ? packageOf(parcel.land, lot.closes, market) : null,
    };
    return dealOf(parcel, pricesFen[i]!, award, lot.closes, market, chance);
  });
}

function dealOf(
  { land, costShare, costFen }: Parcel,
  priceFen: Fen,
  award: AwardRecord,
  awarded: Day,
  { view }: MarketView,
  chance: Chance,
): Deal {
  const free = award.format === 'allocation';
  const deal = {
    award,
    ...land,
    awarded,
    method: METHOD_OF_FORMAT[award.format],
    signed: signingDay(land.id, awarded, view, chance),
    priceFen: free ? null : priceFen,
    costFen: free ? null : (costFen ?? rateOfFen(award.valuation.assessedFen, costShare)),
  };
  return award.package === null ? deal : letFirst(deal, priceFen, award.package, view);
}

/** Within the days a contract must be signed in (rule `contract-deadline`). */
export function signingDay(id: string, awarded: Day, view: View, chance: Chance): Day {
  const limit = view.rules.count('contract-deadline', awarded);
  const draws = stream({ entity: id, purpose: 'contract', ...chance });
  return view.calendar.addWorkingDays(awarded, draws.int(2, limit));
}
