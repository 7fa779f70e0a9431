import { type Fen, fen } from '../../units/fen.ts';
import { checkTurnout } from './listing.ts';
import { type Bidder, type Offer, passIn, type Sale, type TenderScore } from './offer.ts';

/**
 * A sealed tender (招标) scored on price and scheme: the highest quote scores all of the price's
 * weight, others in proportion, the scheme its score of 100; the best total wins and pays its own
 * quote, the earlier of equals. Every bidder quotes less than its value (see {@link shade}).
 */
export function awardTender(
  offer: Offer,
  bidders: readonly Bidder[],
  { priceWeight }: TenderScore,
): Sale {
  const { startFen, reserveFen } = offer;
  const tooFew = checkTurnout(offer, bidders);
  if (tooFew !== null) return tooFew;
  const came = bidders.filter(({ valueFen }) => valueFen >= startFen);
  const quotes = came.map((bidder) => shade(bidder.valueFen, startFen, came.length));
  const bestFen = Math.max(...quotes);
  if (reserveFen !== null && bestFen < reserveFen) {
    return passIn('reserveNotMet', bestFen, reserveFen, 'fen');
  }
  const { numerator, denominator } = priceWeight;
  const scores = came.map(
    ({ schemeScore }, i) =>
      BigInt(numerator) * BigInt(quotes[i]!) * 100n +
      BigInt(denominator - numerator) * BigInt(schemeScore) * BigInt(bestFen),
  );
  const admitted = (i: number) => reserveFen === null || quotes[i]! >= reserveFen;
  const best = scores.reduce(
    (lead, score, i) => (admitted(i) && (lead < 0 || score > scores[lead]!) ? i : lead),
    -1,
  );
  return { sold: true, winner: came[best]!, priceFen: quotes[best]!, steps: null, promised: {} };
}

/**
 * What a bidder quotes in a sealed first-price sale against `count − 1` others whose values are
 * spread evenly above the start price: the value less an n-th of what lies above the start.
 */
export function shade(valueFen: Fen, startFen: Fen, count: number): Fen {
  return fen(valueFen - Math.floor((valueFen - startFen) / count));
}
