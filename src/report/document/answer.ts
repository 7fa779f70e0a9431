import type { Label } from '../../rules/rule.ts';
import { fill, join, same } from '../explain/label-text.ts';
import { formatCount, formatWanYuan } from '../format.ts';
import type { Summary } from '../summary.ts';
import { type Block, paragraph } from './block.ts';
import { amountInWords, gainInWords } from './money.ts';
import { gainFen, isLocal, partyRows } from './parties.ts';

const COMMA: Label = { zh: '，', en: ', ' };
const TAKINGS: Label = {
  zh: '{0} 至 {1}，{6} 宗地中有 {2} 宗有偿成交，带来出让收入 {3}、税收 {4}；扣除成本、计提和上解后，可分的净收益为 {5}。',
  en: `From {0} to {1}, {2} of {6} deals are paid for and bring {3} of land receipts and {4} of \
taxes; after costs, earmarks and what goes up, net proceeds of {5} are left to share.`,
};
const SHARES: Label = {
  zh: '最终归属，括号内为较不合作时：{0}；三市合计{1}。',
  en: `Final positions, with the change against no cooperation: {0}; together the region {1}.`,
};
const SHARE: Label = { zh: '{0} {1}（{2}）', en: '{0} {1} ({2})' };
const ALL_HOME: Label = {
  zh: '没有资金错置在他方国库。',
  en: 'No money lay in a treasury that it does not belong to.',
};
const MISPLACED: Label = {
  zh: '资金在他方国库滞留 {0} 万元·天，用 {1} 张凭证调回{2}；期末{3}。',
  en: `Money lay in others’ treasuries for {0} × 10⁴ yuan-days and went home by {1} vouchers{2}; \
at the end {3}.`,
};
const STILL_THERE: Label = {
  zh: '仍有 {0} 错置',
  en: '{0} still lie in the wrong place',
};
const NONE_LEFT: Label = { zh: '已全部到位', en: 'all of it was home' };
const SPEED: Label = {
  zh: '，半数资金在 {0} 天内到位',
  en: '; half of it was home within {0} days',
};
const STANDING: Label = {
  zh: '结果用到 {0} 条假设，流经这些规则的资金为 {1}。',
  en: 'The result rests on {0} assumptions, with {1} moving under them.',
};

/** The answer in one paragraph: what came in, who ends with it, and what it rests on. */
export function answerBlocks(summary: Summary): Block[] {
  const sentences = [takings(summary), shares(summary), placement(summary), standing(summary)];
  return [paragraph(join(sentences, { zh: '', en: ' ' }))];
}

function takings({ region, deals, start, end }: Summary): Label {
  const paid = (deals['settled'] ?? 0) + (deals['collecting'] ?? 0);
  const all = Object.values(deals).reduce((sum, one) => sum + one, 0);
  const { receiptsFen, taxesFen, netProceedsFen } = region.total;
  const amounts = [receiptsFen, taxesFen, netProceedsFen].map(amountInWords);
  return fill(
    TAKINGS,
    same(start),
    same(end),
    same(formatCount(paid)),
    ...amounts,
    same(formatCount(all)),
  );
}

function shares(summary: Summary): Label {
  const rows = partyRows(summary);
  const parts = rows
    .filter(isLocal)
    .map((row) =>
      fill(
        SHARE,
        row.name,
        amountInWords(row.summary.total.finalPositionFen),
        gainInWords(gainFen(row)),
      ),
    );
  return fill(
    SHARES,
    join(parts, COMMA),
    gainInWords(gainFen(rows.find(({ isRegion }) => isRegion)!)),
  );
}

function placement({ misplaced, liquidity, transfers }: Summary): Label {
  if (misplaced.fenDays === 0n) return ALL_HOME;
  const openFen = misplaced.byTreasury.reduce((sum, row) => sum + row.openFen, 0);
  const booked = transfers.filter(({ status }) => status === 'booked');
  const vouchers = booked.reduce((sum, row) => sum + row.vouchers, 0);
  const half = liquidity.medianDays;
  return fill(
    MISPLACED,
    same(formatWanYuan(misplaced.fenDays)),
    same(formatCount(vouchers)),
    half === null ? same('') : fill(SPEED, same(formatCount(half))),
    openFen === 0 ? NONE_LEFT : fill(STILL_THERE, amountInWords(openFen)),
  );
}

function standing({ assumptions, legalBasis }: Summary): Label {
  const assumed = legalBasis.find(({ status }) => status === 'assumption');
  const through = amountInWords(assumed?.moneyFen ?? 0);
  return fill(STANDING, same(formatCount(assumptions.length)), through);
}
