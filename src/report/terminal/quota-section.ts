import { formatCount, formatMu } from '../format.ts';
import { DIMENSION_LABELS, QUOTA_HOLDER_LABELS, QUOTA_LEDGER_LABELS } from '../labels.ts';
import type { QuotaSummary, Summary } from '../summary.ts';
import type { Style } from './style.ts';
import { tableLines } from './text-table.ts';
import { WORDS } from './words.ts';

const FLOWS = ['minted', 'bought', 'sold', 'used', 'expired'] as const;

/** The accounts of every holder in which something moved. */
export function quotaSection(summary: Summary, style: Style): string[] {
  const moved = summary.quota.filter((row) => FLOWS.some((flow) => row[flow] !== 0));
  if (moved.length === 0) return [];
  const { say } = style;
  return [
    '',
    style.colours.bold(say(WORDS.quota)),
    ...tableLines({
      head: [
        ...[WORDS.party, WORDS.ledger, WORDS.dimension, WORDS.opening].map(say),
        ...FLOWS.map((flow) => say(WORDS[flow])),
        say(WORDS.closing),
      ],
      rows: moved.map((row) => quotaCells(row, style)),
      textColumns: 3,
    }),
  ];
}

function quotaCells(row: QuotaSummary, { name }: Style): string[] {
  const format = row.dimension === 'capacityKg' ? formatCount : formatMu;
  return [
    name(QUOTA_HOLDER_LABELS, row.holder),
    `${row.ledger} ${name(QUOTA_LEDGER_LABELS, row.ledger)}`,
    name(DIMENSION_LABELS, row.dimension),
    format(row.opening),
    ...FLOWS.map((flow) => format(row[flow])),
    format(row.closing),
  ];
}
