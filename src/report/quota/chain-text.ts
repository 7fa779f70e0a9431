import type { YearAllotment } from '../../engine/allotment-desk.ts';
import type { LotChain, LotStep } from '../../quota/provenance.ts';
import type { Dimension } from '../../quota/vector.ts';
import { DIMENSIONS } from '../../quota/vector.ts';
import { formatDay } from '../../units/day.ts';
import type { Place } from '../../world/place.ts';
import { formatCount, formatMu, formatWanYuan } from '../format.ts';
import {
  DIMENSION_LABELS,
  QUOTA_ACTION_LABELS,
  QUOTA_HOLDER_LABELS,
  QUOTA_LEDGER_LABELS,
} from '../labels.ts';
import { plainText } from '../terminal/plain-text.ts';
import { type Style, wrapText } from '../terminal/style.ts';
import { tableLines, WIDEST_LINE } from '../terminal/text-table.ts';
import { allotmentOfLot, allotmentWhy } from './allotment-why.ts';
import { QUOTA_WORDS } from './quota-words.ts';

/** Where lots come from and everything that happened to them; ends in a line end. */
export function chainText(
  chains: readonly LotChain[],
  allotments: readonly YearAllotment[],
  places: ReadonlyMap<string, Place>,
  style: Style,
): string {
  const told = chains.map((chain) => chainLines(chain, allotments, places, style).join('\n'));
  return `${told.join('\n\n')}\n`;
}

function chainLines(
  { lot, steps }: LotChain,
  allotments: readonly YearAllotment[],
  places: ReadonlyMap<string, Place>,
  style: Style,
): string[] {
  const { say, name, colours } = style;
  const place = places.get(lot.origin)?.name;
  const origin =
    place === undefined ? name(QUOTA_HOLDER_LABELS, plainText(lot.origin)) : say(place);
  const facts: [keyof typeof QUOTA_WORDS, string][] = [
    ['origin', origin],
    ['project', plainText(lot.project)],
    ['document', plainText(lot.document)],
    ['accepted', formatDay(lot.accepted)],
    ['vintage', String(lot.vintage)],
    ['grade', lot.grade === null ? '' : String(lot.grade)],
    ['expires', lot.expires === null ? '' : formatDay(lot.expires)],
    ['parcels', (lot.parcels ?? []).map(plainText).join(', ')],
    ['cost', lot.costFen === undefined ? '' : formatWanYuan(lot.costFen)],
  ];
  const colon = style.language === 'zh' ? '：' : ': ';
  return [
    colours.bold(`${plainText(lot.id)}  ${lot.ledger} ${name(QUOTA_LEDGER_LABELS, lot.ledger)}`),
    ...facts
      .filter(([, text]) => text !== '')
      .map(([word, text]) => `  ${say(QUOTA_WORDS[word])}${colon}${text}`),
    ...allotmentLines(lot.id, allotments, style),
    ...tableLines({
      head: [
        ...[QUOTA_WORDS.movement, QUOTA_WORDS.day, QUOTA_WORDS.action, QUOTA_WORDS.by].map(say),
        say(QUOTA_WORDS.deal),
        ...DIMENSIONS.map((d) => name(DIMENSION_LABELS, d)),
        say(QUOTA_WORDS.price),
      ],
      rows: steps.map((step) => stepCells(step, style)),
      textColumns: 5,
    }),
  ];
}

/** Why an allotted lot is as large as it is; nothing for one of another origin. */
function allotmentLines(
  lot: string,
  allotments: readonly YearAllotment[],
  { say }: Style,
): string[] {
  const found = allotmentOfLot(allotments, lot);
  if (found === undefined) return [];
  return allotmentWhy(found.allotment, found.holder)
    .map(say)
    .flatMap((line) => wrapText(line, WIDEST_LINE - 4))
    .map((line) => `    ${line}`);
}

function stepCells({ movement, move }: LotStep, { name }: Style): string[] {
  const who = (holder: string) => name(QUOTA_HOLDER_LABELS, plainText(holder));
  const by = 'from' in move ? `${who(move.from)} → ${who(move.to)}` : who(move.holder);
  const amount = move.action === 'mint' ? move.lot.minted : move.amount;
  const part = (d: Dimension) =>
    d === 'capacityKg' ? formatCount(amount[d]) : formatMu(amount[d]);
  const priceFen = 'priceFen' in move ? move.priceFen : 0;
  return [
    String(movement),
    formatDay(move.day),
    name(QUOTA_ACTION_LABELS, move.action),
    by,
    plainText(move.deal),
    ...DIMENSIONS.map(part),
    priceFen === 0 ? '' : formatWanYuan(priceFen),
  ];
}
