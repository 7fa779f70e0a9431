import { describe, expect, it } from 'vitest';
import { QuotaBook } from '../../src/quota/book.ts';
import { QUOTA_CHECKS } from '../../src/quota/checks.ts';
import { EMPTY_HOLDING, holdingTotal } from '../../src/quota/holding.ts';
import type { Lot } from '../../src/quota/lot.ts';
import { QUOTA_LEDGERS, VECTOR_LEDGERS } from '../../src/quota/lot.ts';
import type { Handover, Mint, StateChange } from '../../src/quota/move.ts';
import { covers, isVector, isZero, type Vector, vector } from '../../src/quota/vector.ts';
import type { Day } from '../../src/units/day.ts';
import { type Fen, fen } from '../../src/units/fen.ts';
import { brokenBy, codeOf } from '../thrown.ts';

const MAX = Number.MAX_SAFE_INTEGER;
const BASE = { day: 1 as Day, rule: 'r', deal: '' };

function lot(id: string, accepted = 0, minted: Vector = vector(10, 4, 100)): Lot {
  return {
    id,
    ledger: 'L4',
    origin: 'o',
    project: 'p',
    document: 'doc',
    accepted: accepted as Day,
    vintage: 2026,
    grade: 5,
    expires: null,
    minted,
  };
}

const mint = (made: Lot, holder = 'changsha'): Mint => ({
  ...BASE,
  action: 'mint',
  lot: made,
  holder,
});

const step = (action: StateChange['action'], id: string, amount: Vector): StateChange => ({
  ...BASE,
  action,
  lot: id,
  holder: 'changsha',
  amount,
});

const trade = (id: string, amount: Vector, to = 'zhuzhou'): Handover => ({
  ...BASE,
  action: 'trade',
  lot: id,
  from: 'changsha',
  to,
  amount,
  priceFen: fen(0),
});

function bookWith(...lots: Lot[]): QuotaBook {
  const book = new QuotaBook();
  book.apply(lots.map((made) => mint(made)));
  return book;
}

const ids = (book: QuotaBook, holder = 'changsha') =>
  book.availablePositions(holder, 'L4').map((position) => position.lot.id);

describe('vectors', () => {
  it('refuse parts that are negative or not whole', () => {
    const bad: [number, number, number][] = [
      [-1, 0, 0],
      [0, -1, 0],
      [0, 0, -1],
      [0.5, 0, 0],
      [0, MAX + 1, 0],
    ];
    for (const [areaM2, paddyM2, capacityKg] of bad) {
      const error = brokenBy(() => vector(areaM2, paddyM2, capacityKg));
      expect([error.code, error.details]).toEqual([
        'quota.vector',
        { areaM2, paddyM2, capacityKg },
      ]);
      expect(isVector({ areaM2, paddyM2, capacityKg })).toBe(false);
    }
    expect(vector(3)).toEqual({ areaM2: 3, paddyM2: 0, capacityKg: 0 });
    expect(vector(3, 2)).toEqual({ areaM2: 3, paddyM2: 2, capacityKg: 0 });
  });

  it('are never netted across dimensions', () => {
    expect(covers(vector(9, 9, 0), vector(1, 1, 1))).toBe(false);
    expect(covers(vector(9, 0, 9), vector(1, 1, 1))).toBe(false);
    expect(covers(vector(0, 9, 9), vector(1, 1, 1))).toBe(false);
    expect(covers(vector(1, 1, 1), vector(1, 1, 1))).toBe(true);
    expect([vector(1), vector(0, 1), vector(0, 0, 1), vector(0)].map(isZero)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it('know the seven ledgers and those that count in three dimensions', () => {
    expect(QUOTA_LEDGERS).toEqual(['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7']);
    expect(VECTOR_LEDGERS).toEqual(['L3', 'L4']);
  });
});

describe('quota book', () => {
  it('is empty at first', () => {
    const book = new QuotaBook();
    expect([[...book.lots()], book.moves(), book.lot('a')]).toEqual([[], [], undefined]);
    expect([...book.positionsOf('a')]).toEqual([]);
    expect(book.total('changsha', 'L4')).toEqual(EMPTY_HOLDING);
    expect(book.holding('a', 'changsha')).toEqual(EMPTY_HOLDING);
    expect(ids(book)).toEqual([]);
  });

  it('follows a lot from mint to write-off and expiry', () => {
    const book = bookWith(lot('a'));
    book.apply([
      step('reserve', 'a', vector(6, 3, 60)),
      step('writeOff', 'a', vector(2, 1, 10)),
      step('release', 'a', vector(1, 0, 0)),
      step('freeze', 'a', vector(3, 0, 0)),
      step('thaw', 'a', vector(1, 0, 0)),
      trade('a', vector(1, 1, 1)),
      step('expire', 'a', vector(2, 0, 9)),
    ]);
    expect(book.holding('a', 'changsha')).toEqual({
      available: vector(0, 0, 30),
      reserved: vector(3, 2, 50),
      frozen: vector(2, 0, 0),
      used: vector(2, 1, 10),
      expired: vector(2, 0, 9),
    });
    expect(book.holding('a', 'zhuzhou').available).toEqual(vector(1, 1, 1));
    expect(holdingTotal(book.holding('a', 'changsha'))).toEqual(vector(9, 3, 99));
    expect([...book.positionsOf('a')].map((position) => position.holder)).toEqual([
      'changsha',
      'zhuzhou',
    ]);
    expect(book.lot('a')?.id).toBe('a');
    expect(book.moves().length).toBe(8);
  });

  it('gives positions oldest first, then by id, and lets go of empty ones', () => {
    const book = bookWith(lot('c', 2), lot('b', 1), lot('d', 1), lot('a', 2), lot('e', 0));
    expect(ids(book)).toEqual(['e', 'b', 'd', 'a', 'c']);
    book.apply([step('reserve', 'b', vector(10, 4, 100))]);
    expect(ids(book)).toEqual(['e', 'd', 'a', 'c']);
    book.apply([step('release', 'b', vector(0, 0, 1))]);
    expect(ids(book)).toEqual(['e', 'b', 'd', 'a', 'c']);
    book.apply([step('reserve', 'b', vector(0, 0, 1)), step('release', 'b', vector(1))]);
    expect(ids(book)).toEqual(['e', 'b', 'd', 'a', 'c']);
  });

  it('hands out lists that later moves leave alone', () => {
    const book = bookWith(lot('b', 1), lot('c', 2));
    const before = book.availablePositions('changsha', 'L4');
    book.apply([mint(lot('a', 0))]);
    expect(before.map((position) => position.lot.id)).toEqual(['b', 'c']);
    expect(ids(book)).toEqual(['a', 'b', 'c']);
  });

  it('says what it has where a move asks for more', () => {
    const book = bookWith(lot('a'));
    const move = trade('a', vector(10, 5, 0));
    const error = brokenBy(() => book.apply([move]));
    expect([error.code, error.details]).toEqual([
      'Q2.belowZero',
      { move, have: vector(10, 4, 100) },
    ]);
  });

  it('says which move and which lot it refuses', () => {
    const book = bookWith(lot('a'));
    const details = (move: Mint | Handover | StateChange) => brokenBy(() => book.apply([move]));
    expect(details(mint(lot('a'))).details).toEqual({ lot: 'a' });
    const bare = { ...lot('b'), document: '' };
    expect(details(mint(bare)).details).toEqual({ lot: 'b' });
    const empty = lot('b', 0, vector(0));
    expect(details(mint(empty)).details).toEqual({ lot: empty });
    const negative = lot('b', 0, { areaM2: -1, paddyM2: 0, capacityKg: 0 });
    expect(details(mint(negative)).code).toBe('quota.mint');
    for (const move of [
      { ...trade('a', vector(1)), rule: '' },
      trade('x', vector(1)),
      trade('a', vector(0)),
      trade('a', vector(1), 'changsha'),
      { ...trade('a', vector(1)), priceFen: -1 as Fen },
    ]) {
      expect(details(move).details).toEqual({ move });
    }
    expect(codeOf(() => book.apply([{ ...mint(lot('b')), rule: '' }]))).toBe('quota.noRule');
  });

  it('Q2 never spends within one batch what the batch has already spent', () => {
    const book = bookWith(lot('a'));
    const half = vector(6, 0, 0);
    expect(codeOf(() => book.apply([trade('a', half), trade('a', half, 'pool')]))).toBe(
      'Q2.belowZero',
    );
    expect(book.available('changsha', 'L4')).toEqual(vector(10, 4, 100));
    const back = { ...trade('a', half, 'changsha'), from: 'zhuzhou' };
    book.apply([trade('a', half), back, trade('a', half, 'pool')]);
    expect(book.available('pool', 'L4')).toEqual(half);
    book.apply([mint(lot('n')), step('reserve', 'n', vector(10, 4, 100))]);
    expect(book.holding('n', 'changsha').reserved).toEqual(vector(10, 4, 100));
  });

  it('refuses to mint more than it can count exactly, over all lots', () => {
    const book = bookWith(lot('a', 0, vector(MAX - 1)));
    const two = [mint(lot('b', 0, vector(1))), mint(lot('c', 0, vector(1)))];
    const error = brokenBy(() => book.apply(two));
    expect([error.code, error.details]).toEqual([
      'quota.mintedSum',
      { lot: lot('c', 0, vector(1)), mintedSum: { areaM2: MAX + 1, paddyM2: 0, capacityKg: 0 } },
    ]);
    book.apply(two.slice(0, 1));
    expect(codeOf(() => book.apply(two.slice(1)))).toBe('quota.mintedSum');
  });
});

describe('quota checks', () => {
  const problems = (book: QuotaBook) =>
    QUOTA_CHECKS.map(({ name, problems: find }) => [name, find(book)]);

  it('Q1 Q2 are quiet over a sound book', () => {
    expect(problems(bookWith(lot('a'), lot('b')))).toEqual([
      ['Q1.mintedIsRemainingUsedExpired', []],
      ['Q2.nothingBelowZero', []],
    ]);
  });

  it('Q1 Q2 find lost quota and negative positions, dimension by dimension', () => {
    const book = bookWith(lot('a'), lot('b'));
    const [position] = book.positionsOf('a');
    const broken = position as unknown as { holding: object };
    broken.holding = {
      ...EMPTY_HOLDING,
      available: { areaM2: 11, paddyM2: 4, capacityKg: 100 },
      frozen: { areaM2: -1, paddyM2: 0, capacityKg: -1 },
    };
    expect(problems(book)).toEqual([
      ['Q1.mintedIsRemainingUsedExpired', ['a: minted 100 capacityKg, found 99']],
      ['Q2.nothingBelowZero', ['a of changsha: frozen below zero']],
    ]);
  });
});
