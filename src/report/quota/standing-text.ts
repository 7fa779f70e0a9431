import { QUOTA_LEDGERS } from '../../quota/lot.ts';
import { DIMENSIONS, type Dimension } from '../../quota/vector.ts';
import type { Label } from '../../rules/rule.ts';
import type { SupplyKind } from '../../rules/supply-yield.ts';
import { formatDay } from '../../units/day.ts';
import type { Refusal } from '../../world/refusal.ts';
import { formatCount, formatMu, formatWanYuan } from '../format.ts';
import {
  DIMENSION_LABELS,
  PARTY_LABELS,
  QUOTA_HOLDER_LABELS,
  QUOTA_LEDGER_LABELS,
  REFUSAL_LABELS,
  SUPPLY_KIND_LABELS,
} from '../labels.ts';
import { plainText } from '../terminal/plain-text.ts';
import { type Style, wrapText } from '../terminal/style.ts';
import { tableLines, WIDEST_LINE } from '../terminal/text-table.ts';
import { WORDS } from '../terminal/words.ts';
import { allotmentSection } from './allotment-section.ts';
import { QUOTA_WORDS } from './quota-words.ts';
import type { QuotaStanding } from './standing.ts';

const FLOWS = ['minted', 'bought', 'sold', 'used', 'expired'] as const;

/** Where the quota of a run stands, as tables of at most 120 columns; ends in a line end. */
export function standingText(standing: QuotaStanding, style: Style): string {
  const sections = [
    accountSection(standing, style),
    tradeSection(standing, style),
    farmlandSection(standing, style),
    headroomSection(standing, style),
    allotmentSection(standing, style),
    supplySection(standing, style),
    protectionSection(standing, style),
  ].filter((lines) => lines.length > 0);
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function section(style: Style, title: Label, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [style.colours.bold(style.say(title)), ...lines];
}

function table(head: string[], rows: string[][], textColumns: number): string[] {
  return rows.length === 0 ? [] : tableLines({ head, rows, textColumns });
}

function inUnit(dimension: Dimension, amount: number): string {
  return dimension === 'capacityKg' ? formatCount(amount) : formatMu(amount);
}

function accountSection({ accounts }: QuotaStanding, style: Style): string[] {
  const { say, name } = style;
  const head = [
    ...[WORDS.party, WORDS.ledger, WORDS.dimension, WORDS.year, WORDS.opening].map(say),
    ...FLOWS.map((flow) => say(WORDS[flow])),
    say(WORDS.closing),
  ];
  const rows = accounts.map((row) => [
    name(QUOTA_HOLDER_LABELS, row.holder),
    row.ledger,
    name(DIMENSION_LABELS, row.dimension),
    String(row.year),
    ...[row.opening, ...FLOWS.map((flow) => row[flow]), row.closing].map((amount) =>
      inUnit(row.dimension, amount),
    ),
  ]);
  const shown = QUOTA_LEDGERS.filter((ledger) => accounts.some((row) => row.ledger === ledger));
  const legend = shown.map((ledger) => `${ledger} ${name(QUOTA_LEDGER_LABELS, ledger)}`);
  const lines = wrapText(legend.join(' · '), WIDEST_LINE);
  return section(style, QUOTA_WORDS.accounts, [...table(head, rows, 3), ...lines]);
}

function tradeSection({ trades }: QuotaStanding, style: Style): string[] {
  const { say, name } = style;
  const words = [WORDS.ledger, WORDS.year, QUOTA_WORDS.trades];
  const head = [
    ...words.map(say),
    ...DIMENSIONS.map((d) => name(DIMENSION_LABELS, d)),
    say(QUOTA_WORDS.money),
    say(QUOTA_WORDS.perMu),
  ];
  const rows = trades.map(({ ledger, year, trades: count, amount, priceFen }) => [
    `${ledger} ${name(QUOTA_LEDGER_LABELS, ledger)}`,
    ...[String(year), formatCount(count)],
    ...DIMENSIONS.map((d) => inUnit(d, amount[d])),
    formatWanYuan(priceFen),
    amount.areaM2 === 0 ? '–' : perMu(priceFen, amount.areaM2),
  ]);
  return section(style, QUOTA_WORDS.prices, table(head, rows, 1));
}

/** A mu is 2,000/3 m²: half-up to the fen, for reading only. */
function perMu(priceFen: number, areaM2: number): string {
  const [fen, m2] = [BigInt(priceFen) * 2000n, BigInt(areaM2) * 3n];
  return formatWanYuan((2n * fen + m2) / (2n * m2));
}

function farmlandSection({ farmland }: QuotaStanding, style: Style): string[] {
  const { say, name } = style;
  const parts = ['taken', 'madeGood', 'waste', 'owed'] as const;
  const head = [
    ...[WORDS.party, WORDS.dimension, WORDS.year].map(say),
    ...parts.map((part) => say(QUOTA_WORDS[part])),
  ];
  const rows = farmland.flatMap((row) =>
    DIMENSIONS.filter((d) => parts.some((part) => row[part][d] > 0)).map((d) => [
      ...[name(PARTY_LABELS, row.city), name(DIMENSION_LABELS, d), String(row.year)],
      ...parts.map((part) => inUnit(d, row[part][d])),
    ]),
  );
  return section(style, QUOTA_WORDS.balance, table(head, rows, 2));
}

function headroomSection({ headroom }: QuotaStanding, style: Style): string[] {
  const { say, name } = style;
  const columns = [
    ...[QUOTA_WORDS.farmland, QUOTA_WORDS.booked, QUOTA_WORDS.target, QUOTA_WORDS.headroom],
    ...[QUOTA_WORDS.basicFarmland, QUOTA_WORDS.basicHeadroom],
  ];
  const head = [...[WORDS.party, WORDS.year, QUOTA_WORDS.passed, ...columns].map(say)];
  const rows = headroom.map((row, i) => [
    name(PARTY_LABELS, row.city),
    headroom[i - 1]?.city === row.city ? String(row.year) : say(WORDS.opening),
    say(row.passed ? QUOTA_WORDS.yes : QUOTA_WORDS.no),
    ...[row.farmlandM2, row.bookedM2, row.targetM2, row.headroomM2].map(formatMu),
    ...[row.basicFarmlandM2, row.basicHeadroomM2].map(formatMu),
  ]);
  return section(style, QUOTA_WORDS.redLines, table(head, rows, 3));
}

function supplySection({ supply }: QuotaStanding, style: Style): string[] {
  const { say, name } = style;
  const head = [
    ...[QUOTA_WORDS.project, QUOTA_WORDS.kind, WORDS.party, QUOTA_WORDS.day].map(say),
    ...[WORDS.outcome, QUOTA_WORDS.yield].map(say),
  ];
  const rows = supply.map(({ project, day, yieldShare, refusals }) => [
    plainText(project.id),
    name(SUPPLY_KIND_LABELS satisfies Record<SupplyKind, Label>, project.kind),
    ...[name(PARTY_LABELS, project.city), formatDay(day), outcomeText(refusals, style)],
    `${(yieldShare / 100).toFixed(2)}%`,
  ]);
  return section(style, QUOTA_WORDS.projects, table(head, rows, 5));
}

function protectionSection({ protection }: QuotaStanding, style: Style): string[] {
  const { say, name } = style;
  const words = [QUOTA_WORDS.order, WORDS.ledger, QUOTA_WORDS.way, QUOTA_WORDS.day, WORDS.outcome];
  const rows = protection.map(({ order, day, refusals }) => [
    plainText(order.id),
    `${order.ledger} ${name(QUOTA_LEDGER_LABELS, order.ledger)}`,
    `${name(PARTY_LABELS, order.from)} → ${name(PARTY_LABELS, order.to)}`,
    ...[formatDay(day), outcomeText(refusals, style)],
  ]);
  return section(style, QUOTA_WORDS.protection, table(words.map(say), rows, 5));
}

/** Done, or the first rule that refused it, with what was found and what was asked. */
function outcomeText([first]: readonly Refusal[], { say }: Style): string {
  if (first === undefined) return say(QUOTA_WORDS.done);
  const { code, found, expected } = first;
  const figures = `${say(WORDS.found)} ${found} · ${say(WORDS.expected)} ${expected}`;
  return `${say(REFUSAL_LABELS[code])} (${figures})`;
}
