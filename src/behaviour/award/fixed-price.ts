import { type Fen, fen } from '../../units/fen.ts';
import { ascend, stepsWithin } from './ascend.ts';
import { checkTurnout } from './listing.ts';
import { type Bidder, type Offer, passIn, type Sale } from './offer.ts';

/** What is asked at least and by how much a bid of yearly tax per mu is raised, fen. */
export interface TaxBid {
  readonly leastFenPerMu: Fen;
  readonly stepFenPerMu: Fen;
}

/**
 * A fixed price with bids on contribution (限地价竞贡献): at the start price, which nobody raises,
 * the bids are yearly tax per mu, from the least asked upwards.
 */
export function awardFixedPrice(offer: Offer, bidders: readonly Bidder[], tax: TaxBid): Sale {
  const { startFen, leastBidders } = offer;
  const tooFew = checkTurnout(offer, bidders);
  if (tooFew !== null) return tooFew;
  const { leastFenPerMu, stepFenPerMu } = tax;
  const came = bidders.filter(({ valueFen }) => valueFen >= startFen);
  const ascent = ascend(
    came.map(({ taxFenPerMu }) => stepsWithin(leastFenPerMu, taxFenPerMu, stepFenPerMu)),
  );
  if (ascent === null) return passIn('indicatorsNotMet', 0, leastBidders);
  const taxFenPerMu = fen(leastFenPerMu + ascent.level * stepFenPerMu);
  const winner = came[ascent.leaders[0]]!;
  return { sold: true, winner, priceFen: startFen, steps: null, promised: { taxFenPerMu } };
}
