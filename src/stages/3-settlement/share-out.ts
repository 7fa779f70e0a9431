import type { Why } from '../../ledger/why.ts';
import { constantWhy, sumOf } from '../../ledger/why-terms.ts';
import type { CompiledSharing } from '../../rules/sharing.ts';
import type { Share } from '../../split/allocation.ts';
import { trueUp } from '../../split/true-up.ts';
import { addFen, type Fen, ZERO_FEN } from '../../units/fen.ts';
import type { SettlementProgress } from './progress.ts';
import { givenBefore, less, sharedBefore } from './receipt-refs.ts';

/** The shares of one receipt's base; the last receipt trues up to the split of the whole. */
export function shareOut(
  isLast: boolean,
  baseFen: Fen,
  { sharedFen, given }: SettlementProgress,
  sharing: CompiledSharing,
): Share[] {
  const endFen = addFen(sharedFen, baseFen);
  if (endFen === 0) return [];
  const slice = sharing.slice(sharedFen, endFen);
  return isLast ? trueUp(sharing.slice(ZERO_FEN, endFen), given, slice) : slice;
}

/** How a party's share in {@link shareOut} came about. */
export function shareOutWhy(
  isLast: boolean,
  base: Why,
  party: string,
  { past }: SettlementProgress,
  sharing: CompiledSharing,
): Why {
  const before = sharedBefore(past);
  if (!isLast || past.every(({ baseFen }) => baseFen === 0)) {
    return sharing.why('share', { before, base }, party);
  }
  const whole = sumOf('wholeBase', [...(before.how.op === 'sum' ? before.terms : [before]), base]);
  const nothing = constantWhy(0, 'fen');
  const due = sharing.why('wholeShare', { before: nothing, base: whole }, party);
  return { ...less('share', due, givenBefore(past, party)), of: party, rule: 'sharing-policy' };
}
