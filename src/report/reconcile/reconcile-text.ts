import type { Label } from '../../rules/rule.ts';
import { formatDay } from '../../units/day.ts';
import { fill, same } from '../explain/label-text.ts';
import { formatCount, formatWanYuan } from '../format.ts';
import { DIFFERENCE_CAUSE_LABELS, PARTY_LABELS, PARTY_SHORT_LABELS } from '../labels.ts';
import { plainText } from '../terminal/plain-text.ts';
import type { Style } from '../terminal/style.ts';
import { tableLines } from '../terminal/text-table.ts';
import { WORDS } from '../terminal/words.ts';
import { causeTotals } from './cause-totals.ts';
import {
  DIFFERENCE_CAUSES,
  type Difference,
  type Reconciliation,
  type VoucherEnds,
} from './reconciliation.ts';
import type { Selected } from './select.ts';
import { type TreasuryTotal, treasuryTotals } from './treasury-totals.ts';
import { RECONCILE_WORDS as W } from './words.ts';

/** How a reconciliation is shown. */
export interface ReconcileView {
  readonly style: Style;
  /** Periods of the table, and of the causes where they are not too many. */
  readonly by: 'year' | 'month';
  /** The treasury that is asked for; null: all. */
  readonly treasury: string | null;
  /** Most items listed one by one. */
  readonly limit: number;
}

/** Most period columns beside the causes. */
const MOST_COLUMNS = 5;

/** The month each period of a reconciliation ends with. */
export function closingMonths(months: readonly string[]): Map<string, string> {
  return new Map(months.flatMap((month) => [[month, month] as const, [month.slice(0, 4), month]]));
}

/** The treasuries against the ledger, in tables of at most 120 columns; ends in a line end. */
export function reconcileText(
  { months, vouchers }: Reconciliation,
  { lines, differences }: Selected,
  view: ReconcileView,
): string {
  const { style, by } = view;
  const closing = closingMonths(months);
  const length = by === 'year' ? 4 : 7;
  const years = lines.filter(({ period }) => period.length === length);
  const shown = years.length > 0 ? years : lines;
  const totals = treasuryTotals(shown, differences, closing);
  const ends = [...new Set(shown.map(({ period }) => closing.get(period)!))];
  const busy = new Set(differences.map(({ month }) => month));
  const open = ends.filter((end) => busy.has(end));
  const sections = [
    totalSection(totals, style),
    causeSection(differences, open.slice(-MOST_COLUMNS), view),
    listSection(differences, ends.at(-1), view),
    voucherLines(vouchers, style),
  ].filter((section) => section.length > 0);
  return `${sections.map((section) => section.join('\n')).join('\n\n')}\n`;
}

const TOTAL_HEAD: readonly Label[] = [
  ...[WORDS.treasury, W.period, W.ledger, W.treasury, W.difference],
  ...[W.others, W.elsewhere, W.refunds, W.items],
];

function totalSection(totals: readonly TreasuryTotal[], style: Style): string[] {
  const { say, name, colours } = style;
  return [
    colours.bold(say(W.title)),
    ...tableLines({
      head: TOTAL_HEAD.map(say),
      rows: totals.map((t) => [
        name(PARTY_LABELS, t.treasury),
        t.period,
        ...[t.ledgerFen, t.treasuryFen, t.differenceFen].map(formatWanYuan),
        ...[t.othersFen, t.elsewhereFen, t.refundsFen].map(formatWanYuan),
        formatCount(t.items),
      ]),
      textColumns: 2,
    }),
  ];
}

function causeSection(
  differences: readonly Difference[],
  ends: readonly string[],
  { style, treasury }: ReconcileView,
): string[] {
  const { say, name, colours } = style;
  const totals = causeTotals(
    differences.filter(({ month }) => ends.includes(month)),
    treasury,
  );
  if (totals.length === 0) return [say(W.none)];
  const cell = (items: number, amountFen: number) =>
    items === 0 ? '–' : `${formatCount(items)} / ${formatWanYuan(amountFen)}`;
  const row = (label: string, some: typeof totals) => [
    label,
    ...ends.map((end) => {
      const here = some.filter(({ month }) => month === end);
      const sum = (key: 'items' | 'amountFen') => here.reduce((n, one) => n + one[key], 0);
      return cell(sum('items'), sum('amountFen'));
    }),
  ];
  return [
    colours.bold(say(treasury === null ? W.causes : W.causesHere)),
    ...tableLines({
      head: [say(W.cause), ...ends],
      rows: [
        ...DIFFERENCE_CAUSES.flatMap((cause) => {
          const some = totals.filter((one) => one.cause === cause);
          return some.length === 0 ? [] : [row(name(DIFFERENCE_CAUSE_LABELS, cause), some)];
        }),
        row(say(WORDS.total), totals),
      ],
    }),
  ];
}

function listSection(
  differences: readonly Difference[],
  end: string | undefined,
  { style, limit }: ReconcileView,
): string[] {
  const { say, colours } = style;
  const open = differences
    .filter(({ month }) => month === end)
    .sort((a, b) => Math.abs(b.amountFen) - Math.abs(a.amountFen));
  if (open.length === 0) return [];
  const more = open.length - limit;
  const head = [
    W.cause,
    W.lies,
    W.belongs,
    W.code,
    W.voucher,
    W.reason,
    W.deal,
    W.since,
    W.settled,
  ];
  return [
    colours.bold(say(fill(W.list, same(end!)))),
    ...tableLines({
      head: [...head, WORDS.amount].map(say),
      rows: open.slice(0, limit).map((one) => itemCells(one, style)),
      textColumns: head.length,
      widest: { 0: 28, 3: 10, 4: 9 },
    }),
    ...(more > 0 ? [say(fill(W.more, same(formatCount(more))))] : []),
  ];
}

function itemCells(one: Difference, { say, name }: Style): string[] {
  const { cause, at, belongs, voucher, case: id, reason, deal, since, booked, amountFen } = one;
  const code =
    belongs === null || belongs.code === at.code ? at.code : `${at.code}\n→${belongs.code}`;
  return [
    name(DIFFERENCE_CAUSE_LABELS, cause),
    name(PARTY_SHORT_LABELS, at.treasury),
    belongs === null ? say(W.grantee) : name(PARTY_SHORT_LABELS, belongs.treasury),
    code,
    voucher === '' ? `#${id}` : voucher,
    shortReason(one, reason),
    plainText(deal),
    formatDay(since),
    booked === null ? '–' : formatDay(booked),
    formatWanYuan(amountFen),
  ];
}

/** The reason code of the voucher; a refusal goes by the fault that brought it about. */
function shortReason({ fault }: Difference, reason: string): string {
  return /^\d+$/.test(reason) && fault === null ? reason : (fault ?? reason);
}

function voucherLines(ends: VoucherEnds, { say }: Style): string[] {
  const { booked, abandoned, withdrawn, open } = ends;
  const all = booked + abandoned + withdrawn + open;
  const counts: Label[] = [all, booked, abandoned, withdrawn, open].map((n) =>
    same(formatCount(n)),
  );
  return [say(fill(W.vouchers, ...counts)), say(W.whole)];
}
