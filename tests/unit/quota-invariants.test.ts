import { describe, expect, it } from 'vitest';
import { EMPTY_HOLDING, type Holding } from '../../src/quota/holding.ts';
import { checkQuota, QUOTA_INVARIANTS } from '../../src/quota/invariants.ts';
import type { Lot } from '../../src/quota/lot.ts';
import type { QuotaMove } from '../../src/quota/move.ts';
import type { Approval, QuotaRecord } from '../../src/quota/record.ts';
import { addVector, vector } from '../../src/quota/vector.ts';
import type { Day } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { ratio } from '../../src/units/ratio.ts';
import { replayedBook } from '../arbitraries/replayed-book.ts';
import { brokenBy } from '../thrown.ts';
import {
  APPROVAL,
  assessed,
  BASE,
  DAY,
  DRAWN,
  draw,
  LOTS,
  lot,
  MOVES,
  mint,
  OPENING,
  recordOf,
  START,
  TAKEN,
  trade,
} from './sound-record.ts';

function withBook(more: Partial<QuotaRecord['book']>, moves = MOVES): QuotaRecord {
  return recordOf(moves, { book: replayedBook(moves, more) });
}

/** Movements in order of their days, those of a day as they stood. */
const byDay = (a: QuotaMove, b: QuotaMove) => a.day - b.day;

const withLot = (id: string, more: Partial<Lot>): QuotaMove[] => [
  ...LOTS.map(([made, holder]) => mint(made.id === id ? { ...made, ...more } : made, holder)),
  ...DRAWN,
];
const swapMove = (from: QuotaMove, to: QuotaMove) =>
  MOVES.map((move) => (move === from ? to : move));
const approved = (more: Partial<Approval>) =>
  recordOf(MOVES, { approvals: [{ ...APPROVAL, ...more }] });
const replaced = (more: Partial<NonNullable<Approval['basicReplacement']>> = {}) => ({
  ...{ document: 'doc', areaM2: 3, parcels: ['y', 'z'] },
  ...more,
});
/** Basic farmland taken with the approval of the State, and as much of it designated instead. */
const REPLACED: Partial<Approval> = { basicFarmlandM2: 3, basicReplacement: replaced() };
const promise = (more: object = {}): QuotaMove => ({
  ...{ ...BASE, action: 'promise', commitment: 'c', holder: 'changsha', amount: vector(4) },
  ...{ due: (DAY + 9) as Day, guarantor: 'changsha' },
  ...more,
});
const limits = (more: Partial<QuotaRecord['limits']>) =>
  recordOf(MOVES, { limits: { ...recordOf().limits, ...more } });

/** One m² more with Changsha than the movements gave it, in lots or in lots and total. */
function oneMore(inTotal: boolean): QuotaRecord {
  const book = replayedBook(MOVES);
  const more = (holding: Holding) => ({
    ...holding,
    available: addVector(holding.available, vector(1)),
  });
  const isHere = (holder: string) => holder === 'changsha';
  return withBook({
    positionsOf: (id) =>
      [...book.positionsOf(id)].map((position) =>
        id === 'l2' && isHere(position.holder)
          ? { ...position, holding: more(position.holding) }
          : position,
      ),
    total: (holder, ledger) => {
      const total = book.total(holder, ledger);
      return inTotal && ledger === 'L2' && isHere(holder) ? more(total) : total;
    },
  });
}

const eventsOf = (...spans: [id: string, first: number, count: number][]) =>
  recordOf(MOVES, { events: spans.map(([id, first, count]) => ({ id, first, count })) });

/** One way at least to break each invariant and no other. */
const BROKEN: readonly [string, QuotaRecord][] = [
  ['I-1.conservation', withBook({ total: () => EMPTY_HOLDING })],
  ['I-1.conservation', oneMore(false)],
  ['I-1.conservation', oneMore(true)],
  ['I-2.nothingBelowZero', recordOf([...MOVES, trade('l4', vector(81), 0)])],
  ['I-3.noSubstitution', recordOf([...MOVES, ...draw('l3', vector(1))])],
  ['I-3.noSubstitution', approved({ newAreaM2: 31 })],
  ['I-4.mintedByDocument', recordOf(withLot('l3', { document: '' }))],
  ['I-4.mintedByDocument', recordOf(withLot('l3', { origin: 'pool' }))],
  ['I-4.mintedByDocument', recordOf([...MOVES, { ...OPENING[4]!, day: START }].sort(byDay))],
  [
    'I-4.mintedByDocument',
    withBook({ lots: () => [...LOTS.map(([made]) => made), lot('ghost', 'L2', vector(1))] }),
  ],
  [
    'I-5.provenance',
    recordOf(swapMove(DRAWN[0]!, trade('l4', TAKEN, -1)), {
      payments: [{ payer: 'changsha', amountFen: fen(-1) }],
    }),
  ],
  ['I-7.parcelUsedOnce', recordOf(withLot('l3', { parcels: ['x'] }))],
  [
    'I-8.redLine',
    withBook({
      assessments: () => [assessed(), assessed({ year: 2026, farmlandM2: 499 })],
    }),
  ],
  [
    'I-8.redLine',
    withBook({ assessments: () => [assessed(), assessed({ year: 2026, basicFarmlandM2: 399 })] }),
  ],
  ['I-8.redLine', recordOf([...MOVES, { ...draw('l5', vector(1), '')[0]! }])],
  [
    'I-9.exportGate',
    withBook({
      assessments: () => [assessed({ city: 'zhuzhou', targetM2: 601, farmlandM2: 600 })],
    }),
  ],
  ['I-10.annualCap', recordOf(MOVES.filter((move) => !('lot' in move && move.lot === 'l7')))],
  ['I-11.balanceInKind', approved({ taken: vector(20, 11, 18) })],
  ['I-11.balanceInKind', approved({ taken: vector(20, 10, 19) })],
  ['I-12.basicFarmland', approved({ basicFarmlandM2: 1 })],
  [
    'I-12.basicFarmland',
    approved({ basicFarmlandM2: 3, basicReplacement: replaced({ areaM2: 2 }) }),
  ],
  ['I-12.basicFarmland', approved({ ...REPLACED, basicReplacement: replaced({ document: '' }) })],
  ['I-12.basicFarmland', approved({ ...REPLACED, basicReplacement: replaced({ parcels: [] }) })],
  [
    'I-12.basicFarmland',
    approved({ ...REPLACED, basicReplacement: replaced({ parcels: ['y', 'x'] }) }),
  ],
  ['I-13.deliveryAgainstPayment', recordOf(MOVES, { payments: [] })],
  ['I-14.priceBand', limits({ band: () => ({ floorFen: 71, capFen: null }) })],
  ['I-14.priceBand', limits({ band: () => ({ floorFen: null, capFen: 69 }) })],
  ['I-15.monotoneTime', recordOf([...MOVES, { ...promise(), day: START }])],
  ['I-15.monotoneTime', recordOf(withLot('l3', { accepted: DAY }))],
  ['I-15.monotoneTime', withBook({ assessments: () => [assessed(), assessed()] })],
  ['I-15.monotoneTime', recordOf(withLot('l2', { expires: START }))],
  [
    'I-16.partsSumToWhole',
    recordOf(MOVES, {
      allotments: [
        {
          ...{ id: 'a', totalM2: 99, leftM2: 0 },
          parts: [{ city: 'changsha', lot: 'l2', areaM2: 99 }],
        },
      ],
    }),
  ],
  [
    'I-16.partsSumToWhole',
    recordOf(MOVES, {
      allotments: [
        {
          ...{ id: 'a', totalM2: 101, leftM2: 0 },
          parts: [{ city: 'changsha', lot: 'l2', areaM2: 100 }],
        },
      ],
    }),
  ],
  ['I-17.lotInOnePiece', recordOf(withLot('l4', { whole: true, parcels: [] }))],
  ['I-18.eventOnce', recordOf(MOVES, { events: [] })],
  ['I-18.eventOnce', eventsOf(['a', 0, 3], ['b', 4, MOVES.length - 4])],
  ['I-18.eventOnce', eventsOf(['all', 0, 3], ['all', 3, MOVES.length - 3])],
  ['I-19.commitments', recordOf([...MOVES, promise({ guarantor: '' })])],
  [
    'I-19.commitments',
    recordOf([...MOVES, promise()], {
      limits: { ...recordOf().limits, commitmentLimit: () => ratio(1, 6) },
    }),
  ],
  [
    'I-19.commitments',
    recordOf(
      [...OPENING, mint(lot('n', 'L4', vector(9))), promise({ day: START, due: START }), ...DRAWN],
      { approvals: [{ ...APPROVAL, at: OPENING.length + 2 }] },
    ),
  ],
  ['I-20.jurisdiction', approved({ city: 'xiangtan' })],
];

/** The names of the invariants a record breaks. */
function brokenIn(record: QuotaRecord): string[] {
  return QUOTA_INVARIANTS.filter(({ problems }) => problems(record).length > 0).map(
    ({ name }) => name,
  );
}

describe('the twenty invariants', () => {
  it('are I-1 to I-20 in their order', () => {
    const numbers = QUOTA_INVARIANTS.map(({ name }) => name.split('.')[0]);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => `I-${i + 1}`));
  });

  it('find nothing in a sound record, linkage batches and made-good promises included', () => {
    expect(() => checkQuota(recordOf())).not.toThrow();
    const linkage = [
      ...OPENING,
      ...draw('l1', vector(30)),
      ...draw('l3', vector(30, 10, 18)),
      ...draw('l7', vector(20)),
    ];
    const approvals = [{ ...APPROVAL, linkage: true }];
    expect(brokenIn(recordOf(linkage, { approvals, payments: [] }))).toEqual([]);
    const late = [{ ...APPROVAL, taken: vector(20, 10, 22) }];
    const promised = [...MOVES, { ...promise({ amount: vector(0, 0, 4) }), deal: 'D' }];
    expect(brokenIn(recordOf(promised, { approvals: late }))).toEqual([]);
  });

  it.each(BROKEN)('%s is found where it is broken, and nothing else', (name, record) => {
    expect(brokenIn(record)).toEqual([name]);
    const { problems } = QUOTA_INVARIANTS.find((one) => one.name === name)!;
    expect(problems(record)[0]).toMatch(/\S/);
  });

  it('two are broken at once by quota of another year, and by a target that is drawn on', () => {
    expect(brokenIn(recordOf(withLot('l7', { expires: START })))).toEqual([
      ...['I-10.annualCap', 'I-15.monotoneTime'],
    ]);
    const target = { ...draw('l6', vector(1), '')[0]! };
    expect(brokenIn(recordOf([...MOVES, target]))).toEqual(['I-8.redLine', 'I-12.basicFarmland']);
  });

  it('I-12.basicFarmland is quiet where the State approved, and names a parcel used twice', () => {
    expect(brokenIn(approved(REPLACED))).toEqual([]);
    const small = { ...APPROVAL, ...REPLACED, newAreaM2: 0, taken: vector(0) };
    const approvals = [
      { ...APPROVAL, ...REPLACED },
      { ...small, deal: 'E' },
    ];
    const error = brokenBy(() => checkQuota(recordOf(MOVES, { approvals })));
    expect([error.code, error.details]).toEqual([
      'I-12.basicFarmland',
      { found: ['E: parcel y served D', 'E: parcel z served D'] },
    ]);
  });

  it('every one of them is broken somewhere', () => {
    const covered = new Set(BROKEN.map(([name]) => name));
    const names = QUOTA_INVARIANTS.map(({ name }) => name).filter(
      (name) => name !== 'I-6.consumptionIsFinal',
    );
    expect(names.filter((name) => !covered.has(name))).toEqual([]);
  });

  it('I-6.consumptionIsFinal is found where used quota came back', () => {
    const book = replayedBook(MOVES);
    const back = {
      ...book,
      positionsOf: (id: string) =>
        [...book.positionsOf(id)].map((position) =>
          id === 'l2' && position.holder === 'changsha'
            ? { ...position, holding: { ...EMPTY_HOLDING, available: vector(100) } }
            : position,
        ),
    };
    expect(brokenIn(recordOf(MOVES, { book: back }))).toEqual(['I-6.consumptionIsFinal']);
  });

  it('stop the run by name, with what was found', () => {
    const error = brokenBy(() => checkQuota(approved({ basicFarmlandM2: 1 })));
    expect([error.code, error.details]).toEqual([
      'I-12.basicFarmland',
      { found: ['D: takes 1 m² of basic farmland'] },
    ]);
  });
});
