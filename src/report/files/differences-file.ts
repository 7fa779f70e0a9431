import { formatDay, formatDayOrNull } from '../../units/day.ts';
import type { Difference } from '../reconcile/reconciliation.ts';
import { type Cell, csvChunks, guardText } from './csv.ts';

export const DIFFERENCES_COLUMNS = [
  'month',
  'cause',
  'treasury',
  'section',
  'code',
  'owner',
  'right_code',
  'amount_fen',
  'case',
  'voucher',
  'state',
  'route',
  'regime',
  'reason',
  'fault',
  'deal',
  'receipt',
  'since',
  'due',
  'booked',
] as const;

/**
 * `differences.csv`: every item open at a month end. A treasury's difference is the sum of the
 * items that lie in it less those it owns; `owner` is `grantee` for refunds that are not paid yet.
 */
export function differencesFile(differences: readonly Difference[]): Iterable<string> {
  return csvChunks(DIFFERENCES_COLUMNS, differences, (one) => [differenceCells(one)]);
}

function differenceCells(d: Difference): readonly Cell[] {
  const { treasury, section, code } = d.at;
  return [
    ...[d.month, d.cause, treasury, section, code],
    ...[d.belongs?.treasury ?? 'grantee', d.belongs?.code ?? '', d.amountFen],
    ...[d.case, d.voucher, d.state, d.route, d.regime ?? '', d.reason, d.fault ?? ''],
    ...[guardText(d.deal), guardText(d.receipt)],
    ...[formatDay(d.since), formatDay(d.due), formatDayOrNull(d.booked) ?? ''],
  ];
}
