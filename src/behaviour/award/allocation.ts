import { ZERO_FEN } from '../../units/fen.ts';
import { type Bidder, passIn, type Sale } from './offer.ts';

/** Land supplied without a grant price (划拨) to the first who asks for it. */
export function allocateLand(bidders: readonly Bidder[], mustCompete: boolean): Sale {
  if (mustCompete) return passIn('competitionRequired', bidders.length, 1);
  const [taker] = bidders;
  if (taker === undefined) return passIn('noBidder', 0, 1);
  return { sold: true, winner: taker, priceFen: ZERO_FEN, steps: null, promised: {} };
}
