import { squareMetre } from '../../units/area.ts';
import { type Fen, fen, minFen, ZERO_FEN } from '../../units/fen.ts';
import { invariant } from '../../units/invariant.ts';
import type { Stream } from '../stream.ts';
import { ascend, stepsWithin } from './ascend.ts';
import { checkTurnout } from './listing.ts';
import { type AreaBid, type Bidder, type Offer, passIn, type Sale } from './offer.ts';

/** What decides between those who stand level at the cap. */
export type AtCap =
  | { readonly by: 'lottery' }
  | { readonly by: 'selfHold' | 'affordable'; readonly area: AreaBid };

/**
 * Bids up to a cap (限地价, rule `premium-cap`). Below the cap the sale is a listing; where
 * several would pay the cap they draw lots (摇号), or bid area they will hold or hand over
 * (竞自持、竞配建), which costs each the same per m²; level at the most area, they draw lots.
 *
 * @param draws used only when lots are drawn
 */
export function awardCapped(
  offer: Offer,
  capFen: Fen,
  bidders: readonly Bidder[],
  atCap: AtCap,
  draws: Stream,
): Sale {
  const { startFen, stepFen, reserveFen } = offer;
  invariant(capFen >= startFen, 'award.capBelowStart', () => ({ capFen, startFen }));
  const tooFew = checkTurnout(offer, bidders);
  if (tooFew !== null) return tooFew;
  // The last raise may be shorter than a step: to the cap and no further.
  const top = Math.ceil((capFen - startFen) / stepFen);
  const limits = bidders.map(({ valueFen }) =>
    valueFen >= capFen ? top : stepsWithin(startFen, valueFen, stepFen),
  );
  const { leaders, level } = ascend(limits, top)!;
  const priceFen = minFen(capFen, fen(startFen + level * stepFen));
  if (reserveFen !== null && priceFen < reserveFen) {
    return passIn('reserveNotMet', priceFen, reserveFen, 'fen');
  }
  const tied = leaders.map((i) => bidders[i]!);
  const sold = { sold: true, priceFen, steps: level } as const;
  if (tied.length === 1) return { ...sold, winner: tied[0]!, promised: {} };
  if (atCap.by === 'lottery') return { ...sold, winner: drawOne(tied, draws), promised: {} };
  const { winner, areaM2 } = bidArea(tied, capFen, atCap.area, draws);
  const promised = atCap.by === 'selfHold' ? { selfHoldM2: areaM2 } : { affordableM2: areaM2 };
  return { ...sold, winner, promised };
}

function bidArea(tied: readonly Bidder[], capFen: Fen, area: AreaBid, draws: Stream) {
  const { stepM2, mostM2, costFenPerM2 } = area;
  const stepFen = stepM2 * costFenPerM2;
  const top = Math.floor(mostM2 / stepM2);
  const limits = tied.map(({ valueFen }) => stepsWithin(ZERO_FEN, valueFen - capFen, stepFen));
  const { leaders, level } = ascend(limits, top)!;
  const winner = drawOne(
    leaders.map((i) => tied[i]!),
    draws,
  );
  return { winner, areaM2: squareMetre(level * stepM2) };
}

function drawOne(tied: readonly Bidder[], draws: Stream): Bidder {
  return tied.length === 1 ? tied[0]! : tied[draws.int(0, tied.length - 1)]!;
}
