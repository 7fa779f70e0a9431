import type { ReconciliationLine } from '../reconcile/reconciliation.ts';
import { csvChunks } from './csv.ts';

export const RECONCILIATION_COLUMNS = [
  'period',
  'treasury',
  'section',
  'code',
  'ledger_moved_fen',
  'treasury_moved_fen',
  'ledger_fen',
  'treasury_fen',
  'difference_fen',
  'explained_fen',
  'items',
] as const;

/** `reconciliation.csv`: both sides of every position at every month and year end. */
export function reconciliationFile(lines: readonly ReconciliationLine[]): Iterable<string> {
  return csvChunks(RECONCILIATION_COLUMNS, lines, (l) => [
    [
      ...[l.period, l.treasury, l.section, l.code, l.ledgerMovedFen, l.treasuryMovedFen],
      ...[l.ledgerFen, l.treasuryFen, l.differenceFen, l.explainedFen, l.items],
    ],
  ]);
}
