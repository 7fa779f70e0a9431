import { priceOf } from '../../units/fen.ts';
import {
  addRatio,
  compareRatio,
  mulRatio,
  type Ratio,
  ratio,
  subRatio,
} from '../../units/ratio.ts';
import type { Agreement, Market, Posted } from './market.ts';
import type { Offer, OpenBook, Want } from './offers.ts';
import { type Match, type Outcome, Remaining } from './outcome.ts';

/** The unit price of a pair; null when the two do not come to terms. */
type PriceOfPair = (offer: Offer, want: Want) => Ratio | null;

/**
 * Posted price: buyers are served in the order they came, from the oldest offers first, by every
 * holder whose limit the posted price meets. A posted price outside the band sells nothing.
 */
export function clearPosted(book: OpenBook, { byGrade }: Posted, market: Market): Outcome {
  const priceOfPair: PriceOfPair = (offer, want) => {
    const price = postedPrice(offer.ask.grade, byGrade, market);
    const agreed = compareRatio(offer.limit, price) <= 0 && compareRatio(price, want.limit) <= 0;
    return agreed ? price : null;
  };
  const { matches, wholeOnly } = serveInTurn(book.offers, book.wants, priceOfPair);
  const price = byGrade === null && matches.length > 0 ? market.price : null;
  return { price, matches, deposits: [], wholeOnly };
}

/** The posted price for a lot of a grade; without one, that of the grade it is set for. */
export function postedPrice(
  grade: number | null,
  byGrade: Posted['byGrade'],
  { price }: Pick<Market, 'price'>,
): Ratio {
  if (byGrade === null || grade === null) return price;
  return addRatio(price, mulRatio(byGrade.step, ratio(byGrade.grade - grade)));
}

/**
 * Agreement: buyers in the order they came, each with the cheapest holder first. A pair agrees
 * when the need is worth more than the holder's limit, at the limit and the holder's part of
 * the difference.
 */
export function clearAgreement(book: OpenBook, { sellerShare }: Agreement): Outcome {
  const offers = [...book.offers].sort((a, b) => compareRatio(a.limit, b.limit));
  const priceOfPair: PriceOfPair = (offer, want) => {
    const gain = subRatio(want.limit, offer.limit);
    return gain.numerator < 0 ? null : addRatio(offer.limit, mulRatio(gain, sellerShare));
  };
  return { price: null, deposits: [], ...serveInTurn(offers, book.wants, priceOfPair) };
}

/** A lot in one piece goes only to a need that takes all of it. */
function serveInTurn(
  offers: readonly Offer[],
  wants: readonly Want[],
  priceOfPair: PriceOfPair,
): Pick<Outcome, 'matches' | 'wholeOnly'> {
  const left = new Remaining(offers);
  const matches: Match[] = [];
  const wholeOnly = new Set<Offer>();
  for (const want of wants) {
    let missing = want.quantity;
    for (const offer of offers) {
      const quantity = Math.min(missing, left.of(offer));
      if (quantity === 0) continue;
      const price = priceOfPair(offer, want);
      if (price === null) continue;
      if (offer.ask.whole === true && quantity < offer.quantity) {
        wholeOnly.add(offer);
        continue;
      }
      left.take(offer, quantity);
      missing -= quantity;
      const { buyer } = want.bid;
      const priceFen = priceOf(quantity, price);
      matches.push({ offer, buyer, quantity, priceFen, serves: [{ want, quantity }] });
    }
  }
  return { matches, wholeOnly };
}
