import { addFen, fen, rateOfFen } from '../../units/fen.ts';
import type { Ratio } from '../../units/ratio.ts';
import { type Bidder, type Offer, passIn, type Sale } from './offer.ts';

/**
 * A grant by agreement (协议, rule `agreement-minimum`): with one taker, at the start price, which
 * is never below the floor, and a part of what the land is worth to it above that. Where a
 * competitive sale is mandatory, or more than one is willing, it cannot be done so.
 */
export function awardAgreement(
  offer: Offer,
  bidders: readonly Bidder[],
  { mustCompete, sellerShare }: { readonly mustCompete: boolean; readonly sellerShare: Ratio },
): Sale {
  const { startFen } = offer;
  const willing = bidders.filter(({ valueFen }) => valueFen >= startFen);
  if (mustCompete || willing.length > 1) {
    return passIn('competitionRequired', willing.length, 1);
  }
  const [taker] = willing;
  if (taker === undefined) return passIn('noBidder', 0, 1);
  const surplusFen = fen(taker.valueFen - startFen);
  const priceFen = addFen(startFen, rateOfFen(surplusFen, sellerShare, 'floor'));
  return { sold: true, winner: taker, priceFen, steps: null, promised: {} };
}
