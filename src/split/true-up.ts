import { type Fen, fen, subFen, sumFen } from '../units/fen.ts';
import { invariant } from '../units/invariant.ts';
import type { Share } from './allocation.ts';

/**
 * The last instalment's shares: what each party is owed over the whole deal less what earlier
 * instalments gave it, so that the deal as a whole is within a fen of exact. A party outside the
 * whole, or parts that do not add up to it, are an error; a share may come out one or two fen
 * below zero when the last instalment is smaller than the odd fen given before.
 *
 * @param whole the split of the deal's total, e.g. from `allocate`
 * @param given what each party received from the earlier instalments
 * @param last the split of the last instalment alone, for its exact fractions
 */
export function trueUp(
  whole: readonly Share[],
  given: ReadonlyMap<string, Fen>,
  last: readonly Share[],
): Share[] {
  const parties = new Set(whole.map((share) => share.party));
  for (const party of given.keys()) {
    invariant(parties.has(party), 'split.trueUp', () => ({ party }));
  }
  const parts = [...last.map(({ shareFen }) => shareFen), ...given.values()];
  const covered = last.every(({ party }) => parties.has(party));
  const sums = sumFen(parts) === sumFen(whole.map(({ shareFen }) => shareFen));
  invariant(covered && sums, 'split.trueUpSum', () => ({ whole: parties.size }));
  const exact = new Map(last.map((share) => [share.party, share]));
  return whole.map((share) => ({
    party: share.party,
    shareFen: subFen(share.shareFen, given.get(share.party) ?? fen(0)),
    numerator: exact.get(share.party)?.numerator ?? 0n,
    denominator: exact.get(share.party)?.denominator ?? 1n,
  }));
}
