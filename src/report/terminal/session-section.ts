import { UNMET_REASONS } from '../../quota/clearing/clearing.ts';
import { compareRatio, type Ratio } from '../../units/ratio.ts';
import type { QuotaGood } from '../../world/policy.ts';
import { formatCount, formatMu, formatUnitPrice, formatWanYuan } from '../format.ts';
import { MECHANISM_LABELS, soldGoodLabel, UNMET_LABELS } from '../labels.ts';
import type { SessionSummary } from '../session-summary.ts';
import type { Summary } from '../summary.ts';
import type { Style } from './style.ts';
import { tableLines } from './text-table.ts';
import { WORDS } from './words.ts';

/** What the quota sessions of a run came to, good by good. */
export function sessionSection({ quotaSessions }: Summary, style: Style): string[] {
  if (quotaSessions === undefined) return [];
  const { say, name } = style;
  const goods = [...new Set(quotaSessions.map(({ good }) => good))];
  return [
    '',
    style.colours.bold(say(WORDS.sessions)),
    ...tableLines({
      head: [
        ...[WORDS.good, WORDS.mechanism, WORDS.sessionCount, WORDS.unitPrice].map(say),
        ...[WORDS.bought, WORDS.amount, WORDS.unmet].map(say),
      ],
      rows: goods.map((good) => {
        const held = quotaSessions.filter((session) => session.good === good);
        const amount = good === 'L4.capacity' ? formatCount : formatMu;
        const bought = held.reduce((sum, s) => sum + s.traded + s.fromOutside, 0);
        return [
          say(soldGoodLabel(good, held[0]!.bundled === true)),
          name(MECHANISM_LABELS, held[0]!.mechanism),
          formatCount(held.length),
          priceText(held, good),
          amount(bought),
          formatWanYuan(held.reduce((sum, { paidFen }) => sum + paidFen, 0)),
          amount(held.reduce((sum, s) => sum + unmetOf(s), 0)),
        ];
      }),
      textColumns: 2,
    }),
    ...unmetLines(quotaSessions, goods, style),
  ];
}

function priceText(held: readonly SessionSummary[], good: QuotaGood): string {
  const prices = held
    .flatMap(({ lowestPrice, highestPrice }) => [lowestPrice, highestPrice])
    .filter((price): price is Ratio => price !== null)
    .sort(compareRatio);
  if (prices.length === 0) return '–';
  const [low, high] = [prices[0]!, prices.at(-1)!].map((price) => formatUnitPrice(price, good));
  return low === high ? low! : `${low}–${high}`;
}

function unmetOf({ unmet }: SessionSummary): number {
  return Object.values(unmet).reduce((sum, quantity) => sum + quantity, 0);
}

/** Why needs stayed unmet, one line for each good that some lacked. */
function unmetLines(
  sessions: readonly SessionSummary[],
  goods: readonly QuotaGood[],
  { name, say, language }: Style,
): string[] {
  const [comma, colon] = language === 'zh' ? ['、', '：'] : [', ', ': '];
  return goods.flatMap((good) => {
    const amount = good === 'L4.capacity' ? formatCount : formatMu;
    const parts = UNMET_REASONS.flatMap((reason) => {
      const quantity = sessions
        .filter((session) => session.good === good)
        .reduce((sum, { unmet }) => sum + (unmet[reason] ?? 0), 0);
      return quantity === 0 ? [] : [`${name(UNMET_LABELS, reason)} ${amount(quantity)}`];
    });
    if (parts.length === 0) return [];
    const isBundled = sessions.some((one) => one.good === good && one.bundled === true);
    const sold = say(soldGoodLabel(good, isBundled));
    return [` ${sold}${comma}${say(WORDS.unmet)}${colon}${parts.join(comma)}`];
  });
}
