import { partyRank } from '../../world/party.ts';
import { named } from '../explain/label-text.ts';
import { formatCount, formatWanYuan } from '../format.ts';
import { PARTY_LABELS, REGIME_LABELS, TRANSFER_STATUS_LABELS } from '../labels.ts';
import type { Summary } from '../summary.ts';
import { WORDS } from '../terminal/words.ts';
import { type Block, figureCell, heading, paragraph, plain } from './block.ts';
import { wanYuan } from './money.ts';

/** Vouchers, and others’ money month by month and treasury by treasury. */
export function transferBlocks(summary: Summary): Block[] {
  const { transfers, misplaced } = summary;
  const title = heading({ zh: '调库与错置', en: 'Transfers and money in the wrong place' });
  if (transfers.length === 0 && misplaced.fenDays === 0n) {
    return [title, paragraph({ zh: '没有调库。', en: 'There were no transfers.' })];
  }
  return [
    title,
    monthPicture(summary),
    {
      kind: 'table',
      caption: WORDS.transfers,
      head: [WORDS.regime, WORDS.status, WORDS.vouchers, WORDS.amount],
      textColumns: 2,
      rows: transfers.map(({ regime, status, vouchers, amountFen }) => [
        plain({
          zh: `${regime} ${REGIME_LABELS[regime].zh}`,
          en: `${regime} ${REGIME_LABELS[regime].en}`,
        }),
        plain(named(TRANSFER_STATUS_LABELS, status)),
        figureCell(formatCount(vouchers), `transfers.${regime}.${status}.vouchers`),
        figureCell(formatWanYuan(amountFen), `transfers.${regime}.${status}.amountFen`),
      ]),
    },
    {
      kind: 'table',
      caption: WORDS.misplaced,
      head: [WORDS.treasury, WORDS.owner, WORDS.fenDays, WORDS.open],
      textColumns: 2,
      rows: misplaced.byTreasury.map(({ treasury, owner, fenDays, openFen }) => [
        plain(named(PARTY_LABELS, treasury)),
        plain(named(PARTY_LABELS, owner)),
        figureCell(formatWanYuan(fenDays), `misplaced.${treasury}.${owner}.fenDays`),
        figureCell(formatWanYuan(openFen), `misplaced.${treasury}.${owner}.openFen`),
      ]),
    },
  ];
}

function monthPicture({ liquidity: { months } }: Summary): Block {
  const days = [...new Set(months.map(({ month }) => month))].sort();
  const treasuries = [
    ...new Set(months.filter(({ othersFen }) => othersFen > 0).map(({ treasury }) => treasury)),
  ].sort((a, b) => partyRank(a) - partyRank(b));
  const others = new Map(months.map((one) => [`${one.treasury} ${one.month}`, one.othersFen]));
  return {
    kind: 'picture',
    picture: {
      kind: 'lines',
      title: {
        zh: '各国库月末代存他方资金（万元）',
        en: 'Others’ money in each treasury at month end (10⁴ yuan)',
      },
      alternative: {
        zh: '各国库逐月代存的他方资金；合计见下表',
        en: 'Others’ money in each treasury month by month; the tables below have the sums',
      },
      points: days.map((month) => ({ zh: month, en: month })),
      series: treasuries.map((treasury) => ({
        name: named(PARTY_LABELS, treasury),
        values: days.map((month) => wanYuan(others.get(`${treasury} ${month}`) ?? 0)),
      })),
    },
  };
}
