import { type Fen, fen } from '../../units/fen.ts';
import type { Draws, TieRule } from './market.ts';

/** What somebody would pay for a lot at most, and since when it has asked. */
export interface Bidder {
  readonly buyer: string;
  readonly mostFen: Fen;
  readonly placed: number;
}

/** The prices bids may stand at: the start, then step by step, last the cap. */
export interface Ladder {
  readonly startFen: Fen;
  /** 0: the price is fixed. */
  readonly stepFen: Fen;
  readonly capFen: Fen | null;
}

export interface Hammer {
  readonly buyer: string;
  readonly priceFen: Fen;
}

/**
 * An ascending auction of one lot in which everybody bids up to its limit. The one with the
 * highest limit wins and tops the last bid of the next by one step, or takes the lot at the
 * start when it is alone. Those who can go equally far, at the cap above all, are told apart by
 * the tie rule.
 *
 * @param bidders each buyer once, in an order the book's own does not change
 * @returns null when nobody reaches the start
 */
export function hammerDown(
  bidders: readonly Bidder[],
  ladder: Ladder,
  tie: Exclude<TieRule, 'proRata'>,
  lot: string,
  draws: Draws,
): Hammer | null {
  const able = bidders.flatMap((bidder) => {
    const reachFen = highestBid(bidder.mostFen, ladder);
    return reachFen === null ? [] : [{ ...bidder, reachFen }];
  });
  if (able.length === 0) return null;
  const topFen = Math.max(...able.map(({ reachFen }) => reachFen));
  const top = able.filter(({ reachFen }) => reachFen === topFen);
  const next = Math.max(-1, ...able.filter((b) => b.reachFen < topFen).map((b) => b.reachFen));
  if (top.length === 1) {
    const priceFen = next < 0 ? ladder.startFen : stepAbove(fen(next), ladder);
    return { buyer: top[0]!.buyer, priceFen };
  }
  const earliest = Math.min(...top.map(({ placed }) => placed));
  const first = top.find(({ placed }) => placed === earliest)!;
  const winner = tie === 'time' ? first : top[draws(lot, top.length)]!;
  return { buyer: winner.buyer, priceFen: fen(topFen) };
}

/** The highest price on the ladder that is no more than `mostFen`. */
function highestBid(mostFen: Fen, { startFen, stepFen, capFen }: Ladder): Fen | null {
  if (mostFen < startFen || (capFen !== null && capFen < startFen)) return null;
  if (stepFen === 0) return startFen;
  if (capFen !== null && mostFen >= capFen) return capFen;
  return fen(mostFen - ((mostFen - startFen) % stepFen));
}

function stepAbove(bidFen: Fen, { stepFen, capFen }: Ladder): Fen {
  const next = fen(bidFen + stepFen);
  return capFen !== null && next > capFen ? capFen : next;
}
