import { planBooking } from '../stages/4-transfer/book.ts';
import { isNettable, type Netting, paymentsOf, planNetting } from '../stages/4-transfer/net.ts';
import type { Day } from '../units/day.ts';
import { type Fen, sumFen } from '../units/fen.ts';
import type { NettingMode } from '../world/policy.ts';
import { numbered, type TransferRow } from './transfer-row.ts';
import type { VoucherCase } from './voucher-case.ts';

/** What setting payments off against each other has saved at one settlement. */
export interface NettingRecord {
  readonly day: Day;
  /** The fiscal year settled. */
  readonly period: string;
  readonly mode: NettingMode;
  /** Payments it would have taken without: each budget by itself, as they never cancel out. */
  readonly grossVouchers: number;
  readonly grossFen: Fen;
  readonly vouchers: number;
  readonly netFen: Fen;
}

/** The drafts that are settled together with one: of its year, and of its pair if bilateral. */
export function nettedWith(
  one: VoucherCase,
  drafts: Iterable<VoucherCase>,
  mode: NettingMode,
): VoucherCase[] {
  const { due, holder, owner } = one.opening;
  if (mode === 'none' || !isNettable(one.order())) return [];
  const others = [...drafts].filter((other) => {
    if (other === one || other.opening.due !== due || !isNettable(other.order())) return false;
    const pair = [other.opening.holder, other.opening.owner];
    return mode === 'multilateral' || (pair.includes(holder) && pair.includes(owner));
  });
  return [one, ...others];
}

/** Settles vouchers against each other and writes down the payments that are left. */
export function netTogether(
  cases: readonly VoucherCase[],
  mode: NettingMode,
  rows: TransferRow[],
): { readonly netting: Netting; readonly record: NettingRecord } {
  const { due: day, period, since } = cases[0]!.opening;
  const first = numbered(rows.length + 1);
  const netting = planNetting(
    cases.map((one) => one.order()),
    day,
    first,
  );
  const deals = new Set(cases.map((one) => one.deal()));
  const deal = deals.size === 1 ? [...deals][0]! : '';
  const numbers = netting.payments.map((payment) => {
    const voucher = numbered(rows.length + 1);
    const done = { status: 'booked', submitted: since, booked: day, reason: '', deal } as const;
    rows.push({ voucher, period, regime: 'T-A', ...payment, ...done });
    return voucher;
  });
  for (const one of cases) {
    one.nettedInto = numbers;
    for (const event of ['submit', 'accept', 'book'] as const) one.step(day, event);
    one.booked = day;
  }
  const gross = cases.flatMap((one) =>
    planBooking(one.order(), day).entries.flatMap(({ legs }) => paymentsOf(legs)),
  );
  return {
    netting,
    record: {
      ...{ day, period, mode },
      grossVouchers: gross.length,
      grossFen: sumFen(gross.map(({ amountFen }) => amountFen)),
      vouchers: netting.payments.length,
      netFen: sumFen(netting.payments.map(({ amountFen }) => amountFen)),
    },
  };
}
