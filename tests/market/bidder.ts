import fc from 'fast-check';
import type { Bidder, Offer } from '../../src/behaviour/award/offer.ts';
import { fen } from '../../src/units/fen.ts';

/** A bidder known by its place in the order of entry. */
export function bidder(id: number, value: number, more: Partial<Bidder> = {}): Bidder {
  const rest = { schemeScore: 80, taxFenPerMu: fen(0), investmentFenPerMu: fen(0) };
  return { id: String(id), valueFen: fen(value), ...rest, ...more };
}

export function offer(startFen: number, more: Partial<Record<keyof Offer, number>> = {}): Offer {
  return {
    startFen: fen(startFen),
    reserveFen: more.reserveFen === undefined ? null : fen(more.reserveFen),
    stepFen: fen(more.stepFen ?? 1),
    leastBidders: more.leastBidders ?? 1,
  };
}

/** Small books: few bidders with few values, so that ties are common. */
export const smallBooks = fc
  .array(fc.integer({ min: 0, max: 12 }), { maxLength: 5 })
  .map((values) => values.map((value, i) => bidder(i, value)));
