import { CITIES } from '../../world/party.ts';
import {
  formatCount,
  formatHundredths,
  formatMu,
  formatUnitPrice,
  formatWanYuanChange,
} from '../format.ts';
import { PARTY_LABELS, soldGoodLabel } from '../labels.ts';
import type { Style } from '../terminal/style.ts';
import { tableLines } from '../terminal/text-table.ts';
import { QUOTA_WORDS } from './quota-words.ts';
import type { SessionYardstick } from './session-yardstick.ts';

/** The sessions of a run against the optimum and against each city alone; '' without sessions. */
export function yardstickText(measured: readonly SessionYardstick[], style: Style): string {
  if (measured.length === 0) return '';
  const { say, name, colours } = style;
  const words = [
    ...[QUOTA_WORDS.good, QUOTA_WORDS.sessions, QUOTA_WORDS.share, QUOTA_WORDS.shadow],
    ...[QUOTA_WORDS.unmet, QUOTA_WORDS.bestUnmet],
  ];
  const shares = tableLines({
    head: words.map(say),
    rows: measured.map(({ good, bundled, sessions, optimumShareBp, shadow, unmet, bestUnmet }) => {
      const amount = good === 'L4.capacity' ? formatCount : formatMu;
      const price = (of: 'low' | 'high') =>
        shadow === null ? '–' : formatUnitPrice(shadow[of], good);
      const range =
        price('low') === price('high') ? price('low') : `${price('low')}–${price('high')}`;
      return [
        ...[
          say(soldGoodLabel(good, bundled)),
          formatCount(sessions),
          formatHundredths(optimumShareBp),
        ],
        ...[range, amount(unmet), amount(bestUnmet)],
      ];
    }),
    textColumns: 1,
  });
  const gains = tableLines({
    head: [
      say(QUOTA_WORDS.gains),
      ...CITIES.map((city) => name(PARTY_LABELS, city)),
      ...CITIES.map((city) => `${name(PARTY_LABELS, city)} ${say(QUOTA_WORDS.toBest)}`),
    ],
    rows: measured.map(({ good, bundled, cities }) => [
      say(soldGoodLabel(good, bundled)),
      ...cities.map((one) => formatWanYuanChange(Number(one.againstAloneFen))),
      ...cities.map((one) => formatWanYuanChange(Number(one.againstBestFen))),
    ]),
    textColumns: 1,
  });
  const title = colours.bold(say(QUOTA_WORDS.yardstick));
  return `\n${[title, ...shares, '', ...gains].join('\n')}\n`;
}
