import type { RunResult } from '../../engine/run-result.ts';
import type { Quantity } from '../../ledger/why.ts';
import type { Label } from '../../rules/rule.ts';
import { formatDay } from '../../units/day.ts';
import type { RefusalCode } from '../../world/refusal.ts';
import type { Reject } from '../../world/reject.ts';
import {
  OFFICE_LABELS,
  OUTCOME_LABELS,
  PARTY_LABELS,
  REFUSAL_LABELS,
  REGIME_LABELS,
  REJECT_LABELS,
  TRANSFER_STATUS_LABELS,
} from '../labels.ts';
import type { OfficeSummary } from '../office-summary.ts';
import type { Summary } from '../summary.ts';
import { type Explanation, fenOf, step } from './explanation.ts';
import { shortened } from './group.ts';
import { fill, join, named, same } from './label-text.ts';
import type { Scene } from './scene.ts';

const DEAL: Label = { zh: '宗地 {0}', en: 'deal {0}' };
const ROW: Label = { zh: '{0} 第 {1} 行：{2}', en: '{0} row {1}: {2}' };
const VOUCHER: Label = { zh: '第 {0} 笔 {1} → {2}（{3}）', en: 'transfer {0}, {1} → {2} ({3})' };

/** How many deals, refusals, rows and vouchers of each kind there are, and which. */
export function countFigures(
  { result }: Scene,
  summary: Summary,
  rejects: readonly Reject[],
  limit: number,
): (readonly [string, () => Explanation])[] {
  const of = (group: string, key: string, label: Label, rows: readonly Label[]) =>
    [`${group}.${key}`, () => listed(label, rows, limit)] as const;
  return [
    ...Object.keys(summary.deals).map((key) => {
      const found = result.deals.filter(({ outcome }) => outcome === key);
      return of(
        'deals',
        key,
        named(OUTCOME_LABELS, key),
        found.map(({ deal }) => dealLabel(deal.id)),
      );
    }),
    ...Object.keys(summary.refusals).map((key) => {
      const found = result.deals.filter(({ refusals }) => refusals[0]?.code === key);
      return of(
        'refusals',
        key,
        named(REFUSAL_LABELS, key),
        found.map(({ deal }) => dealLabel(deal.id)),
      );
    }),
    ...Object.keys(summary.rejects).map((key) => {
      const found = rejects.filter(({ code }) => code === key);
      const rows = found.map(({ file, row, message }) =>
        fill(ROW, same(file), same(String(row)), message),
      );
      return of('rejects', key, named(REJECT_LABELS, key), rows);
    }),
    ...officeFigures('projects', summary.projects, result.supply.map(projectOf), limit),
    ...officeFigures('orders', summary.orders, result.protection.map(orderOf), limit),
    ...transferFigures(result, summary, limit),
  ];
}

/** What was put to an office, and the first rule that refused it; null where none did. */
interface Item {
  readonly id: string;
  readonly refused: RefusalCode | null;
}

function projectOf({ project, refusals }: RunResult['supply'][number]): Item {
  return { id: project.id, refused: refusals[0]?.code ?? null };
}

function orderOf({ order, refusals }: RunResult['protection'][number]): Item {
  return { id: order.id, refused: refusals[0]?.code ?? null };
}

function officeFigures(
  group: 'projects' | 'orders',
  office: OfficeSummary | undefined,
  items: readonly Item[],
  limit: number,
): (readonly [string, () => Explanation])[] {
  if (office === undefined) return [];
  const rows = (keep: (item: Item) => boolean) => items.filter(keep).map(({ id }) => same(id));
  const of = (path: string, label: Label, keep: (item: Item) => boolean) =>
    [`${group}.${path}`, () => listed(label, rows(keep), limit)] as const;
  return [
    of('done', OFFICE_LABELS.done, ({ refused }) => refused === null),
    of('refused', OFFICE_LABELS.refused, ({ refused }) => refused !== null),
    [`${group}.toCome`, () => step(OFFICE_LABELS.toCome, { amount: countOf(office.toCome) })],
    ...Object.keys(office.refusals).map((code) =>
      of(`refusals.${code}`, named(REFUSAL_LABELS, code), ({ refused }) => refused === code),
    ),
  ];
}

function transferFigures(
  { transfers }: RunResult,
  summary: Summary,
  limit: number,
): (readonly [string, () => Explanation])[] {
  return summary.transfers.flatMap(({ regime, status, vouchers, amountFen }) => {
    const found = transfers.filter((t) => t.regime === regime && t.status === status);
    const label = join([REGIME_LABELS[regime], named(TRANSFER_STATUS_LABELS, status)], ' · ');
    const rows = found
      .toSorted((a, b) => b.amountFen - a.amountFen)
      .map((t) =>
        step(
          fill(
            VOUCHER,
            same(String(t.transfer)),
            named(PARTY_LABELS, t.from),
            named(PARTY_LABELS, t.to),
            same(formatDay(t.booked ?? t.submitted)),
          ),
          { amount: fenOf(t.amountFen) },
        ),
      );
    const terms = () => shortened(rows, limit);
    const path = `transfers.${regime}.${status}`;
    return [
      [`${path}.vouchers`, () => step(label, { amount: countOf(vouchers), terms: terms() })],
      [`${path}.amountFen`, () => step(label, { amount: fenOf(amountFen), terms: terms() })],
    ] as const;
  });
}

function dealLabel(id: string): Label {
  return fill(DEAL, same(id));
}

function listed(label: Label, rows: readonly Label[], limit: number): Explanation {
  const terms = rows.map((row) => step(row, { amount: countOf(1) }));
  return step(label, { amount: countOf(rows.length), terms: shortened(terms, limit) });
}

/** A plain number of things. */
export function countOf(count: number): Quantity {
  return { numerator: BigInt(count), denominator: 1n, unit: 'count' };
}
