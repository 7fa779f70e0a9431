import { partyRank } from '../../world/party.ts';
import { FIGURE_AT, FIGURE_COUNT } from './money-figure.ts';

const { finalPositionFen, sharesOutFen, sharesInFen, greenHeartFen, taxesFen } = FIGURE_AT;
const GREEN_HEART = partyRank('green-heart');

/**
 * Adds to the figures of a table what a party's share of a base makes of them.
 *
 * @param land rank of the land's party; `party` that of who gets it
 */
export function addPriceShare(
  figures: Float64Array,
  land: number,
  party: number,
  shareFen: number,
): void {
  figures[party * FIGURE_COUNT + finalPositionFen]! += shareFen;
  if (party === land) return;
  const given = party === GREEN_HEART ? greenHeartFen : sharesOutFen;
  figures[land * FIGURE_COUNT + given]! += shareFen;
  figures[party * FIGURE_COUNT + sharesInFen]! += shareFen;
}

/** Adds to the figures of a table what a party's share of a tax makes of them. */
export function addTaxShare(figures: Float64Array, party: number, shareFen: number): void {
  figures[party * FIGURE_COUNT + finalPositionFen]! += shareFen;
  figures[party * FIGURE_COUNT + taxesFen]! += shareFen;
}
