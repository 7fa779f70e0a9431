import { formatCount, formatWanYuan } from '../format.ts';
import { PARTY_LABELS } from '../labels.ts';
import type { Liquidity, TreasuryMonth } from '../liquidity.ts';
import type { Summary } from '../summary.ts';
import type { Style } from './style.ts';
import { tableLines } from './text-table.ts';
import { WORDS } from './words.ts';

/** How fast and how punctually money reached its rightful treasury, and where most of it lay. */
export function liquiditySection({ liquidity }: Summary, style: Style): string[] {
  const peaks = peakMonths(liquidity);
  if (peaks.length === 0) return [];
  const { say, name } = style;
  return [
    '',
    style.colours.bold(say(WORDS.liquidity)),
    ...speedLines(liquidity, style),
    ...tableLines({
      head: [WORDS.treasury, WORDS.mostOthers, WORDS.month, WORDS.balance].map(say),
      rows: peaks.map(({ treasury, othersFen, month, balanceFen }) => [
        name(PARTY_LABELS, treasury),
        formatWanYuan(othersFen),
        month,
        formatWanYuan(balanceFen),
      ]),
    }),
  ];
}

function speedLines(liquidity: Liquidity, { say }: Style): string[] {
  const { medianDays, p95Days, netting } = liquidity;
  if (medianDays === null) return [];
  const speed = [
    `${say(WORDS.medianDays)} ${formatCount(medianDays)}`,
    `${say(WORDS.p95Days)} ${formatCount(p95Days!)}`,
    `${say(WORDS.onTime)} ${onTimePercent(liquidity)}`,
  ];
  if (netting === null) return [` ${speed.join(' · ')}`];
  const { grossVouchers, grossFen, vouchers, netFen } = netting;
  const before = `${formatCount(grossVouchers)} / ${formatWanYuan(grossFen)}`;
  const after = `${formatCount(vouchers)} / ${formatWanYuan(netFen)}`;
  return [` ${speed.join(' · ')}`, ` ${say(WORDS.netting)} ${before} → ${after}`];
}

/** The part of what fell due that was paid on the day, to a tenth of a per cent, cut off. */
export function onTimePercent({ dueFen, onTimeFen }: Liquidity): string {
  if (dueFen === 0) return '–';
  const permille = (BigInt(onTimeFen) * 1000n) / BigInt(dueFen);
  return `${permille / 10n}.${permille % 10n}%`;
}

/** The month each treasury held most of others' money, those that never held any left out. */
export function peakMonths({ months }: Liquidity): TreasuryMonth[] {
  const peaks = new Map<string, TreasuryMonth>();
  for (const one of months) {
    const before = peaks.get(one.treasury);
    if (one.othersFen > (before?.othersFen ?? 0)) peaks.set(one.treasury, one);
  }
  return [...peaks.values()];
}
