import type { RefundCase } from '../../engine/refund-desk.ts';
import type { VoucherCase } from '../../engine/voucher-case.ts';
import type { VoucherFile } from '../../engine/voucher-file.ts';
import { VOUCHER_STATES } from '../../stages/4-transfer/voucher-state.ts';
import { formatDay } from '../../units/day.ts';
import { FAULT_CODES, FAULT_MODES } from '../../world/fault.ts';
import { PARTIES } from '../../world/party.ts';
import { REGIMES } from '../../world/policy.ts';
import { REFUSAL_CODES } from '../../world/refusal.ts';
import type { RunRow, RunTable } from './run-table.ts';

const OUTCOMES = [...new Set(Object.values(FAULT_MODES).map(({ end }) => end)), 'open'];
const ROUTES = ['electronic', 'manual', 'payment'] as const;

/** Every step of every voucher, refunds included: what it came to on a day, and why. */
export const VOUCHER_TABLE: RunTable = {
  id: 'vouchers',
  title: { zh: '凭证经过', en: 'what happened to vouchers' },
  names: {
    ...{ deal: null, receipt: null, from: PARTIES, to: [...PARTIES, 'grantee'], date: null },
    ...{ state: VOUCHER_STATES, reason: null, refusal: ['', ...REFUSAL_CODES] },
    ...{ fault: ['', ...FAULT_CODES], route: ROUTES, regime: ['', ...REGIMES], code: null },
  },
  amounts: ['amount'],
  word: 'state',
  rowsOf: ({ vouchers, refunds }) => [
    ...vouchers.flatMap(transferSteps),
    ...refunds.flatMap(refundSteps),
  ],
};

function transferSteps(one: VoucherCase): RunRow[] {
  const { holder, owner, reason, regime } = one.opening;
  const netFen = one.amountFen();
  const [from, to] = netFen < 0 ? [one.to, holder] : [holder, one.to];
  const route = reason === null ? 'payment' : holder === owner ? 'electronic' : 'manual';
  const codes = new Set(one.obligations.map(({ code }) => code));
  const about = {
    ...{ deal: one.deal(), receipt: one.obligations[0]!.receipt, from, to, route, regime },
    ...{ reason: reason ?? '', code: codes.size === 1 ? [...codes][0]! : '' },
  };
  return stepRows(one, about, Math.abs(netFen));
}

function refundSteps(one: RefundCase): RunRow[] {
  const { deal, subject, from, amountFen } = one.refund;
  const [, treasury, , code] = from.split(':');
  const about = {
    ...{ deal, receipt: subject, from: treasury!, to: 'grantee', route: 'manual', regime: '' },
    ...{ reason: '', code: code! },
  };
  return stepRows(one, about, amountFen);
}

function stepRows(
  { steps }: VoucherFile,
  about: Readonly<Record<string, string>>,
  amount: number,
): RunRow[] {
  return steps.map(({ day, state, reason, fault }) => ({
    names: { ...about, date: formatDay(day), state, refusal: reason ?? '', fault: fault ?? '' },
    ...{ amounts: { amount }, entry: null, leg: null },
  }));
}

/** Everything that went wrong, what it befell, how much money was in it and how it ended. */
export const FAULT_TABLE: RunTable = {
  id: 'faults',
  title: { zh: '差错', en: 'what went wrong' },
  names: {
    ...{ fault: FAULT_CODES, deal: null, subject: null, date: null },
    ...{ outcome: OUTCOMES, closed: null },
  },
  amounts: ['amount'],
  word: null,
  rowsOf: ({ incidents }) =>
    incidents.map(({ fault, deal, subject, day, outcome, closed, amountFen }) => ({
      names: {
        ...{ fault, deal, subject, date: formatDay(day), outcome },
        closed: closed === null ? '' : formatDay(closed),
      },
      ...{ amounts: { amount: amountFen }, entry: null, leg: null },
    })),
};
