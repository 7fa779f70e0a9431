import type { ShareRow } from '../../engine/run-result.ts';
import { type Cell, csvChunks, guardText } from './csv.ts';

export const SHARES_COLUMNS = [
  'entry',
  'deal',
  'receipt',
  'party',
  'base_fen',
  'numerator',
  'denominator',
  'share_fen',
  'rule',
] as const;

/** `shares.csv`: who got what of every shared amount, by entry, the parties in fixed order. */
export function sharesFile(shares: readonly ShareRow[]): Iterable<string> {
  const sorted = shares.toSorted((a, b) => a.entry - b.entry);
  return csvChunks(SHARES_COLUMNS, sorted, (share) => [shareCells(share)]);
}

function shareCells(s: ShareRow): readonly Cell[] {
  return [
    s.entry,
    guardText(s.deal),
    guardText(s.receipt),
    s.party,
    s.baseFen,
    s.numerator,
    s.denominator,
    s.shareFen,
    s.rule,
  ];
}
