import { addFen, fen } from '../../units/fen.ts';
import { ascend, stepsWithin } from './ascend.ts';
import { type Bidder, type Offer, passIn, type Sale } from './offer.ts';

/**
 * A listing (挂牌, rule `listing-award`) or, with more bidders asked for, an English auction
 * (拍卖): who would pay the start price comes; one alone takes it at the start price, several bid
 * it up (rule `live-bidding`), of equal bids the first wins; below the secret reserve it is passed
 * in.
 */
export function awardListing(offer: Offer, bidders: readonly Bidder[]): Sale {
  const { startFen, stepFen, reserveFen, leastBidders } = offer;
  const limits = bidders.map(({ valueFen }) => stepsWithin(startFen, valueFen, stepFen));
  const tooFew = checkTurnout(offer, bidders);
  const ascent = ascend(limits);
  if (tooFew !== null || ascent === null) return tooFew ?? passIn('noBidder', 0, leastBidders);
  const priceFen = addFen(startFen, fen(ascent.level * stepFen));
  if (reserveFen !== null && priceFen < reserveFen) {
    return passIn('reserveNotMet', priceFen, reserveFen, 'fen');
  }
  const winner = bidders[ascent.leaders[0]]!;
  return { sold: true, winner, priceFen, steps: ascent.level, promised: {} };
}

/** The pass-in when too few would pay the start price (rule `least-bidders`); null: enough. */
export function checkTurnout(offer: Offer, bidders: readonly Bidder[]): Sale | null {
  const { startFen, leastBidders } = offer;
  const came = bidders.filter(({ valueFen }) => valueFen >= startFen).length;
  if (came === 0) return passIn('noBidder', 0, Math.max(1, leastBidders));
  return came < leastBidders ? passIn('tooFewBidders', came, leastBidders) : null;
}
