import { addRatio, ZERO } from '../../units/ratio.ts';
import { CITIES, QUOTA_HOLDERS } from '../../world/party.ts';
import { formatMu } from '../format.ts';
import { ALLOTMENT_KEY_LABELS, ALLOTMENT_SOURCE_LABELS, QUOTA_HOLDER_LABELS } from '../labels.ts';
import type { Style } from '../terminal/style.ts';
import { tableLines } from '../terminal/text-table.ts';
import { WORDS } from '../terminal/words.ts';
import { amountText, shareText } from './allotment-why.ts';
import { QUOTA_WORDS } from './quota-words.ts';
import type { QuotaStanding } from './standing.ts';

/** The yearly totals that a key divided, who got what, and by what; nothing where none was. */
export function allotmentSection({ allotments }: QuotaStanding, style: Style): string[] {
  if (allotments.length === 0) return [];
  const { say, name, colours } = style;
  const holders = QUOTA_HOLDERS.map((holder) => name(QUOTA_HOLDER_LABELS, holder));
  const cities = holders.slice(0, CITIES.length);
  return [
    colours.bold(say(QUOTA_WORDS.allotted)),
    ...tableLines({
      head: [
        ...[WORDS.ledger, WORDS.year, QUOTA_WORDS.source, WORDS.total].map(say),
        ...[...holders, say(QUOTA_WORDS.left)],
      ],
      rows: allotments.map(({ ledger, year, source, totalM2, leftM2, parts }) => {
        const partOf = (holder: string) => parts.find(({ city }) => city === holder)?.areaM2 ?? 0;
        return [
          ...[ledger, String(year), name(ALLOTMENT_SOURCE_LABELS, source), formatMu(totalM2)],
          ...QUOTA_HOLDERS.map((holder) => formatMu(partOf(holder))),
          formatMu(leftM2),
        ];
      }),
      textColumns: 3,
    }),
    '',
    colours.bold(say(QUOTA_WORDS.keys)),
    ...tableLines({
      head: [
        ...[WORDS.ledger, WORDS.year, QUOTA_WORDS.key, QUOTA_WORDS.weight].map(say),
        ...cities,
      ],
      rows: allotments.flatMap(({ ledger, year, keys }) =>
        keys.map(({ key, weight, amounts }) => {
          const all = amounts.reduce(addRatio, ZERO);
          const cell = (at: number) =>
            `${amountText(key, amounts[at]!)} (${shareText(amounts[at]!, all)}%)`;
          return [
            ...[ledger, String(year), name(ALLOTMENT_KEY_LABELS, key), String(weight)],
            ...CITIES.map((_, at) => cell(at)),
          ];
        }),
      ),
      textColumns: 3,
    }),
  ];
}
