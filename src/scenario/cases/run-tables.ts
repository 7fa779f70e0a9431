import { OUTCOMES, type RunResult, TRANSFER_STATUSES } from '../../engine/run-result.ts';
import { formatDay } from '../../units/day.ts';
import { PARTIES } from '../../world/party.ts';
import { REGIMES } from '../../world/policy.ts';
import { REFUSAL_CODES } from '../../world/refusal.ts';
import type { RunTable } from './run-table.ts';
import { FAULT_TABLE, VOUCHER_TABLE } from './voucher-tables.ts';

const STAGES = ['listing', 'collection', 'settlement', 'transfer', 'quota', 'tax'] as const;

const shares: RunTable = {
  id: 'shares',
  title: { zh: '分成', en: 'shares' },
  names: { deal: null, receipt: null, party: PARTIES, rule: null },
  amounts: ['share'],
  word: null,
  rowsOf: (result) =>
    result.shares.map(({ deal, receipt, party, rule, shareFen, entry }) => ({
      names: { deal, receipt, party, rule },
      amounts: { share: shareFen },
      entry,
      leg: null,
    })),
};

const postings: RunTable = {
  id: 'postings',
  title: { zh: '记账', en: 'postings' },
  names: { date: null, stage: STAGES, deal: null, from: null, to: null, rule: null },
  amounts: ['amount'],
  word: null,
  rowsOf: ({ ledger }) =>
    [...ledger.journal.entries()].flatMap(({ number, day, stage, deal, legs }) =>
      legs.map(({ from, to, amountFen, rule }, leg) => ({
        names: {
          ...{ date: formatDay(day), stage, deal, rule },
          ...{ from: shortAccount(ledger.pathOf(from)), to: shortAccount(ledger.pathOf(to)) },
        },
        amounts: { amount: amountFen },
        entry: number,
        leg,
      })),
    ),
};

/** An account without the word that all accounts of its kind begin with. */
export function shortAccount(path: string): string {
  return path.replace(/^(?:treasury|outside):/, '');
}

const transfers: RunTable = {
  id: 'transfers',
  title: { zh: '调库', en: 'transfers' },
  names: {
    ...{ deal: null, from: PARTIES, to: PARTIES, regime: REGIMES, status: TRANSFER_STATUSES },
    ...{ period: null, submitted: null, booked: null, reason: null },
  },
  amounts: ['amount'],
  word: null,
  rowsOf: (result) => {
    const booked = entriesByMemo(result);
    return result.transfers.map((t) => ({
      names: {
        ...{ deal: t.deal, from: t.from, to: t.to, regime: t.regime, status: t.status },
        ...{ period: t.period, reason: t.reason, submitted: formatDay(t.submitted) },
        booked: t.booked === null ? '' : formatDay(t.booked),
      },
      amounts: { amount: t.amountFen },
      entry: booked.get(`voucher ${t.voucher}`) ?? null,
      leg: null,
    }));
  },
};

function entriesByMemo({ ledger }: RunResult): ReadonlyMap<string, number> {
  return new Map([...ledger.journal.entries()].map(({ memo, number }) => [memo, number]));
}

const refusals: RunTable = {
  id: 'refusals',
  title: { zh: '不予通过', en: 'refusals' },
  names: { deal: null, code: REFUSAL_CODES, rule: null },
  amounts: [],
  word: 'code',
  rowsOf: ({ deals }) =>
    deals.flatMap(({ deal, refusals: reasons }) =>
      reasons.map(({ code, rule }) => ({
        names: { deal: deal.id, code, rule },
        amounts: {},
        entry: null,
        leg: null,
      })),
    ),
};

const outcomes: RunTable = {
  id: 'outcomes',
  title: { zh: '结果', en: 'outcomes' },
  names: { deal: null, outcome: OUTCOMES },
  amounts: [],
  word: 'outcome',
  rowsOf: ({ deals }) =>
    deals.map(({ deal, outcome }) => ({
      names: { deal: deal.id, outcome },
      amounts: {},
      entry: null,
      leg: null,
    })),
};

const earmarkYears: RunTable = {
  id: 'earmarkYears',
  title: { zh: '计提年度', en: 'earmark years' },
  names: { party: PARTIES, year: null },
  amounts: ['receipts', 'costsPaid', 'base', 'earmarks', 'ruralUseFloor', 'ruralUseCounted'],
  word: null,
  rowsOf: ({ cashYears }) =>
    cashYears.map(({ cash, baseFen, earmarksFen, ruralUseFloorFen, ruralUseCountedFen }) => ({
      names: { party: cash.party, year: String(cash.year) },
      amounts: {
        ...{ receipts: cash.receiptsFen, costsPaid: cash.costsPaidFen, base: baseFen },
        ...{ earmarks: earmarksFen, ruralUseFloor: ruralUseFloorFen },
        ruralUseCounted: ruralUseCountedFen,
      },
      entry: null,
      leg: null,
    })),
};

/** Every table a case can speak about. */
export const RUN_TABLES: readonly RunTable[] = [
  shares,
  postings,
  transfers,
  VOUCHER_TABLE,
  FAULT_TABLE,
  refusals,
  outcomes,
  earmarkYears,
];

export function runTable(id: string): RunTable {
  return RUN_TABLES.find((table) => table.id === id)!;
}
