import { partyRank } from '../../world/party.ts';
import { formatCount, formatWanYuan } from '../format.ts';
import { PARTY_LABELS, REGIME_LABELS, TRANSFER_STATUS_LABELS } from '../labels.ts';
import type { Summary } from '../summary.ts';
import type { Style } from './style.ts';
import { tableLines } from './text-table.ts';
import { WORDS } from './words.ts';

/** The vouchers between treasuries, and the money that lay where it did not belong. */
export function transferSection(summary: Summary, style: Style): string[] {
  return [...transferTable(summary, style), ...misplacedTable(summary, style)];
}

function transferTable({ transfers }: Summary, style: Style): string[] {
  if (transfers.length === 0) return [];
  const { say, name } = style;
  return [
    '',
    style.colours.bold(say(WORDS.transfers)),
    ...tableLines({
      head: [WORDS.regime, WORDS.status, WORDS.vouchers, WORDS.amount].map(say),
      rows: transfers.map((t) => [
        `${t.regime} ${name(REGIME_LABELS, t.regime)}`,
        name(TRANSFER_STATUS_LABELS, t.status),
        formatCount(t.vouchers),
        formatWanYuan(t.amountFen),
      ]),
      textColumns: 2,
    }),
  ];
}

function misplacedTable({ misplaced }: Summary, style: Style): string[] {
  if (misplaced.byTreasury.length === 0) return [];
  const { say, name } = style;
  const openFen = misplaced.byTreasury.reduce((sum, m) => sum + m.openFen, 0);
  const sorted = misplaced.byTreasury.toSorted(
    (a, b) =>
      partyRank(a.treasury) - partyRank(b.treasury) || partyRank(a.owner) - partyRank(b.owner),
  );
  return [
    '',
    style.colours.bold(say(WORDS.misplaced)),
    ...tableLines({
      head: [WORDS.treasury, WORDS.owner, WORDS.fenDays, WORDS.open].map(say),
      rows: [
        ...sorted.map((m) => [
          name(PARTY_LABELS, m.treasury),
          name(PARTY_LABELS, m.owner),
          formatWanYuan(m.fenDays),
          formatWanYuan(m.openFen),
        ]),
        [say(WORDS.total), '', formatWanYuan(misplaced.fenDays), formatWanYuan(openFen)],
      ],
      textColumns: 2,
    }),
  ];
}
