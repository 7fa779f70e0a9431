import type { Fen } from '../../units/fen.ts';
import type { Bidder } from './offer.ts';

/** What standard land (标准地) asks a taker to commit to, fen per mu. */
export interface Indicators {
  readonly investmentFenPerMu: Fen;
  readonly taxFenPerMu: Fen;
}

/** Bidders who can commit to the indicators of standard land (rule `standard-land-indicators`). */
export function meetingIndicators(
  bidders: readonly Bidder[],
  { investmentFenPerMu, taxFenPerMu }: Indicators,
): Bidder[] {
  return bidders.filter(
    (bidder) =>
      bidder.investmentFenPerMu >= investmentFenPerMu && bidder.taxFenPerMu >= taxFenPerMu,
  );
}

/** Bidders whose scheme fits the plan the land is sold with (带方案出让). */
export function withScheme(bidders: readonly Bidder[], leastScore: number): Bidder[] {
  return bidders.filter(({ schemeScore }) => schemeScore >= leastScore);
}
