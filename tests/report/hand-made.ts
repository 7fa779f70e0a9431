import type { DealOutcome, RunResult, Transfer } from '../../src/engine/run-result.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { QuotaBook } from '../../src/quota/book.ts';
import { vector } from '../../src/quota/vector.ts';
import type { Provenance } from '../../src/report/provenance.ts';
import type { Report } from '../../src/report/run-files.ts';
import { FIGURE_KEYS, type Figures, type Summary } from '../../src/report/summary.ts';
import { squareMetre } from '../../src/units/area.ts';
import { isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import type { Deal } from '../../src/world/deal.ts';
import type { Reject } from '../../src/world/reject.ts';
import { bareRecord } from '../arbitraries/bare-record.ts';
import { makeRule } from '../rules/make-rule.ts';

const DAY = isoDay('2026-03-02');

/** A deal with the given parts, the rest plain. */
export function aDeal(parts: Partial<Deal> = {}): Deal {
  return {
    id: 'D1',
    sourceRow: 2,
    city: 'changsha',
    county: 'changsha-city',
    landParty: 'changsha',
    use: 'residential',
    uses: [{ use: 'residential', termYears: 70 }],
    method: 'listing',
    areaM2: squareMetre(20_000),
    stockAreaM2: squareMetre(0),
    priceFen: fen(1_000_000_001),
    instalmentsFen: [],
    depositFen: null,
    awarded: null,
    signed: DAY,
    listingCity: null,
    collectingTreasury: null,
    quotaSource: null,
    farmland: null,
    basicFarmlandM2: squareMetre(0),
    costFen: null,
    landGrade: null,
    greenHeart: 'none',
    enclavePartner: null,
    floorRelief: false,
    notes: {},
    ...parts,
  };
}

export const OUTCOMES: readonly DealOutcome[] = [
  { deal: aDeal(), outcome: 'settled', refusals: [], crossRegion: false, assumed: [] },
  {
    deal: aDeal({ id: '=D2', priceFen: null, method: 'allocation' }),
    outcome: 'refused',
    refusals: [
      { code: 'annualPlanShort', rule: 'annual-plan', found: 1, expected: 2, unit: 'm2' },
      { code: 'redLineBreached', rule: 'red-line', found: 1, expected: 2, unit: 'm2' },
    ],
    crossRegion: false,
    assumed: [],
  },
];

export const REJECTS: readonly Reject[] = [
  {
    file: '/somewhere/deals.csv',
    row: 7,
    column: '成交价格(万元)',
    value: '=cmd|"/c calc"!A1',
    code: 'notANumber',
    message: { zh: '成交价格不是数字', en: 'the price is not a number' },
  },
  {
    file: 'deals.csv',
    row: 3,
    column: '面积(公顷)',
    value: '-5',
    code: 'negativeValue',
    message: { zh: '面积为负', en: 'the area is negative' },
  },
];

export const TRANSFERS: readonly Transfer[] = [
  {
    transfer: 1,
    voucher: '00000001',
    period: '2026-03',
    regime: 'T-B',
    from: 'changsha',
    to: 'zhuzhou',
    amountFen: fen(300),
    status: 'pending',
    submitted: DAY,
    booked: null,
    reason: '213',
    deal: 'D1',
  },
];

export const RULE = makeRule({
  id: 'sharing-policy',
  title: { zh: '分成办法', en: 'sharing rule' },
  document: 'none',
  clause: '',
  unit: null,
});

function aLedger(): Ledger {
  const ledger = new Ledger(() => 'fund');
  ledger.post({
    day: DAY,
    stage: 'collection',
    deal: 'D1',
    memo: '=HYPERLINK("x")',
    legs: [
      {
        from: 'outside:grantee',
        to: 'treasury:changsha:fund:1030148',
        amountFen: fen(500),
        rule: RULE.id,
      },
      {
        from: 'treasury:changsha:fund:1030148',
        to: 'treasury:changsha:fund:1030148:for:zhuzhou',
        amountFen: fen(300),
        rule: RULE.id,
      },
    ],
  });
  return ledger;
}

/** Mint 100, sell 30 to Zhuzhou, reserve 50, release 10, write off 40, expire 5. */
export function aQuotaBook(): QuotaBook {
  const book = new QuotaBook();
  const base = { day: DAY, rule: 'annual-plan', deal: '' };
  const lot = {
    id: 'L4-1',
    ledger: 'L4',
    origin: 'changsha',
    project: 'p',
    document: 'd',
    accepted: DAY,
    vintage: 2026,
    grade: 5,
    expires: null,
    minted: vector(100, 50, 10),
  } as const;
  const state = { ...base, lot: lot.id, holder: 'changsha' };
  book.apply([
    { ...base, action: 'mint', lot, holder: 'changsha' },
    {
      ...base,
      action: 'trade',
      lot: lot.id,
      from: 'changsha',
      to: 'zhuzhou',
      amount: vector(30, 10, 3),
      priceFen: fen(9_000),
    },
    { ...state, action: 'reserve', amount: vector(50, 20, 5) },
    { ...state, action: 'release', amount: vector(10, 5, 1) },
    { ...state, action: 'writeOff', amount: vector(40, 15, 4) },
    { ...state, action: 'freeze', amount: vector(5) },
    { ...state, action: 'thaw', amount: vector(2) },
    { ...state, action: 'expire', amount: vector(5, 1, 1) },
  ]);
  return book;
}

/** A small run made by hand, with something for every file. */
export function aResult(): RunResult {
  const book = aQuotaBook();
  return {
    start: isoDay('2026-01-01'),
    end: isoDay('2026-12-31'),
    ledger: aLedger(),
    quota: book,
    record: bareRecord(book, isoDay('2026-01-01')),
    allotments: [],
    ...{ supply: [], supplyToCome: [], protection: [], protectionToCome: [] },
    history: [],
    cashYears: [],
    provinceYears: [],
    deals: OUTCOMES,
    shares: [
      {
        entry: 1,
        deal: 'D1',
        receipt: 'D1/1',
        party: 'zhuzhou',
        baseFen: fen(500),
        numerator: 3n,
        denominator: 5n,
        shareFen: fen(300),
        rule: RULE.id,
      },
    ],
    transfers: TRANSFERS,
    ...{ vouchers: [], refunds: [], nettings: [], liquidity: [], incidents: [], sessions: [] },
    ...{ offerings: null, idle: [], landSales: [], plan: [] },
    ...{ payments: [], promises: [] },
    misplacement: [{ treasury: 'changsha', owner: 'zhuzhou', fenDays: 1200n, openFen: fen(300) }],
    rulesUsed: [
      {
        ...{ rule: RULE, first: DAY, last: DAY, pastExpiry: false, overridden: true },
        ...{ status: RULE.status, open: false, choice: null },
      },
    ],
  };
}

/** Figures with the given parts, the rest zero. */
export function figures(parts: Partial<Figures> = {}): Figures {
  const zero = Object.fromEntries(FIGURE_KEYS.map((key) => [key, 0])) as unknown as Figures;
  return { ...zero, ...parts };
}

export function aSummary(): Summary {
  const total = figures({ receiptsFen: 1_234_567_890_123, finalPositionFen: 987_654_321 });
  const party = (name: string) => ({ party: name, total, byYear: { '2026': total } });
  const alone = { party: 'changsha', total: figures(), byYear: {} };
  return {
    scenario: { id: 'baseline', zh: '基准情景', en: 'Baseline' },
    synthetic: true,
    start: '2026-01-01',
    end: '2026-12-31',
    parties: ['changsha', 'zhuzhou', 'xiangtan', 'xiangjiang', 'green-heart', 'hunan'].map(party),
    region: party('region'),
    withoutCooperation: { parties: [alone], region: { ...alone, party: 'region' } },
    deals: { settled: 1, refused: 1 },
    refusals: { annualPlanShort: 1 },
    refusedDeals: [],
    rejects: { outsideRegion: 3617, notANumber: 1 },
    transfers: [{ regime: 'T-B', status: 'pending', vouchers: 1, amountFen: 300 }],
    misplaced: {
      fenDays: 1_200_000n,
      byTreasury: [{ treasury: 'changsha', owner: 'zhuzhou', fenDays: 1_200_000n, openFen: 300 }],
    },
    liquidity: {
      months: [],
      ...{ medianDays: null, p95Days: null, dueFen: 0, onTimeFen: 0 },
      ...{ waitedFenDays: {}, netting: null },
    },
    monthEnds: [],
    quota: [
      {
        holder: 'changsha',
        ledger: 'L4',
        dimension: 'areaM2',
        opening: 2_000_000,
        minted: 0,
        bought: 0,
        sold: 2_000,
        used: 1_000,
        expired: 0,
        reserved: 0,
        closing: 1_997_000,
      },
    ],
    farmland: [],
    earmarkYears: [],
    provinceYears: [],
    legalBasis: [{ status: 'assumption', rules: 1, moneyFen: 300 }],
    assumptions: [
      { rule: 'sharing-policy', zh: '分成办法', en: 'sharing rule', moneyFen: 300, choice: null },
    ],
    overrides: [],
    warnings: [
      {
        code: 'syntheticData',
        zh: '本结果使用合成数据，不是真实成交。',
        en: 'The deals are made up.',
      },
    ],
  };
}

export const PROVENANCE: Provenance = {
  version: '0.1.0',
  scenario: { id: 'baseline', title: { zh: '基准情景', en: 'Baseline' } },
  synthetic: true,
  seed: 1,
  inputs: [{ role: 'scenario', name: 'baseline.yaml', sha256: 'a'.repeat(64) }],
  request: { scenario: 'scenarios/baseline.yaml', deals: null, sheet: null },
  changes: [],
  overrides: [],
  levers: [],
  variants: {},
};

export function aReport(): Report {
  const inputs = [
    { name: 'scenarios/baseline.yaml', chunks: () => ['start: 2026-01-01\n'] },
    { name: 'seeds/deals/deals.csv', chunks: () => [Uint8Array.of(0xef, 0xbb, 0xbf, 0x0a)] },
  ];
  const parts = { result: aResult(), summary: aSummary(), rejects: REJECTS };
  return { ...parts, provenance: PROVENANCE, inputs };
}
