import type { Label } from '../../rules/rule.ts';
import { formatCount, formatWanYuan } from '../format.ts';
import { PARTY_LABELS, REGIME_LABELS } from '../labels.ts';
import type { Liquidity, TreasuryMonth } from '../liquidity.ts';
import { onTimePercent, peakMonths } from '../terminal/liquidity-section.ts';
import type { RegimeRow } from './regime-row.ts';

/**
 * Says what a regime costs whom: whose money waits longest elsewhere and how much that is, who
 * holds most of what is others', how long it takes, and how many vouchers have to be handled.
 */
export function regimeSentence(row: RegimeRow): Label {
  const { regime, fenDays, vouchers, vouchersGross, liquidity } = row;
  const { zh, en } = REGIME_LABELS[regime];
  const work = {
    zh: `共办凭证 ${formatCount(vouchers)} 张（轧差前 ${formatCount(vouchersGross)} 张）`,
    en: `${formatCount(vouchers)} vouchers (${formatCount(vouchersGross)} before netting)`,
  };
  const waiting = longestWait(liquidity);
  if (waiting === null) {
    return {
      zh: `${regime} ${zh}：没有钱在别处等候；${work.zh}。`,
      en: `${regime} ${en}: no money waits; ${work.en}.`,
    };
  }
  const [party, waited] = waiting;
  const waits = { who: label(party), of: formatWanYuan(waited), all: formatWanYuan(fenDays) };
  const { treasury, month, othersFen } = largestHolding(liquidity);
  const holds = { who: label(treasury), most: formatWanYuan(othersFen), month };
  const pace = paceOf(liquidity);
  return {
    zh: [
      `${regime} ${zh}：等得最多的是${waits.who.zh}，${waits.of} 万元·天（合计 ${waits.all}）；`,
      `${holds.who.zh}代存最多，${holds.month} 末 ${holds.most} 万元；${pace.zh}${work.zh}。`,
    ].join(''),
    en: [
      `${regime} ${en}: ${waits.who.en} waits most, ${waits.of} ×10⁴ yuan·days`,
      ` (${waits.all} in all); ${holds.who.en} holds most for others, ${holds.most} ×10⁴ yuan in`,
      ` ${holds.month}; ${pace.en}${work.en}.`,
    ].join(''),
  };
}

function label(party: string): Label {
  return PARTY_LABELS[party as keyof typeof PARTY_LABELS];
}

/** Whose money lay elsewhere longest; null when nobody's did. */
function longestWait({ waitedFenDays }: Liquidity): readonly [string, bigint] | null {
  const waited = Object.entries(waitedFenDays).filter(([, fenDays]) => fenDays > 0n);
  const [most] = waited.sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0));
  return most ?? null;
}

/** The treasury and month end at which most of others' money lay in one place. */
function largestHolding(
  liquidity: Liquidity,
): Pick<TreasuryMonth, 'treasury' | 'month' | 'othersFen'> {
  const none = { treasury: 'hunan', month: '–', othersFen: 0 };
  return peakMonths(liquidity).reduce(
    (most, one) => (one.othersFen > most.othersFen ? one : most),
    none as Pick<TreasuryMonth, 'treasury' | 'month' | 'othersFen'>,
  );
}

function paceOf(liquidity: Liquidity): Label {
  const { medianDays, p95Days } = liquidity;
  if (medianDays === null || p95Days === null) return { zh: '', en: '' };
  const [half, most, part] = [
    formatCount(medianDays),
    formatCount(p95Days),
    onTimePercent(liquidity),
  ];
  return {
    zh: `半数 ${half} 天到位，95% 在 ${most} 天内，按期 ${part}；`,
    en: `half is home in ${half} days, 95% in ${most}, ${part} on time; `,
  };
}
