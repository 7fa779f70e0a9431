import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walk } from '../../bench/quota-walk.ts';
import { QuotaBook } from '../../src/quota/book.ts';
import { holdingTotal } from '../../src/quota/holding.ts';
import { QUOTA_INVARIANTS } from '../../src/quota/invariants.ts';
import {
  addVector,
  covers,
  DIMENSIONS,
  isZero,
  minVector,
  shortfall,
  subVector,
  vector,
  ZERO_VECTOR,
} from '../../src/quota/vector.ts';
import { firstOfYear } from '../../src/units/day.ts';
import { bareRecord } from '../arbitraries/bare-record.ts';
import { anyMove } from '../arbitraries/quota-move.ts';
import { anyVector } from '../arbitraries/vector.ts';
import { QuotaModel } from '../oracle/quota-model.ts';
import { replayed } from '../replay.ts';
import { expectAgreement, type ModelBox } from './quota-agreement.ts';
import { quotaCommands } from './quota-commands.ts';

describe('Q1 Q2 quota book', () => {
  it('Q1 Q2 the book does what the model does, verb by verb', () => {
    fc.assert(
      fc.property(fc.commands(quotaCommands, { maxCommands: 25, size: '+1' }), (commands) => {
        fc.modelRun(
          () => ({ model: { model: new QuotaModel() } as ModelBox, real: new QuotaBook() }),
          commands,
        );
      }),
      replayed('Q1 Q2 the book does what the model does, verb by verb'),
    );
  });

  it('Q1 Q2 a batch goes through whole or leaves the book as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyMove, { maxLength: 3 }), { maxLength: 30 }), (batches) => {
        const book = new QuotaBook();
        let model = new QuotaModel();
        for (const moves of batches) {
          const next = model.after(moves);
          if (next === null) expect(() => book.apply(moves)).toThrow(/^invariant (Q2|quota)/);
          else book.apply(moves);
          model = next ?? model;
        }
        expectAgreement(model, book);
      }),
      replayed('Q1 Q2 a batch goes through whole or leaves the book as it was', 300),
    );
  });

  it('Q1 the moves of a book, made again, give the same book', () => {
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 60 }), (moves) => {
        const [book, replay] = [new QuotaBook(), new QuotaBook()];
        let model = new QuotaModel();
        for (const move of moves) {
          const next = model.after([move]);
          if (next !== null) book.apply([move]);
          model = next ?? model;
        }
        replay.apply(book.moves());
        expectAgreement(model, replay);
        expect(replay.moves()).toEqual(book.moves());
      }),
      replayed('Q1 the moves of a book, made again, give the same book'),
    );
  });
});

describe('a long walk', () => {
  it('Q1 Q2 conserves every unit over 100,000 random movements', () => {
    const book = new QuotaBook();
    walk(book, 500, 100_000);
    const record = bareRecord(book, firstOfYear(2026));
    const found = QUOTA_INVARIANTS.filter(({ name }) => name !== 'I-13.deliveryAgainstPayment')
      .map(({ name, problems }) => [name, problems(record)])
      .filter(([, problems]) => problems!.length > 0);
    expect(found).toEqual([]);
    expect(book.moves().length).toBe(100_500);
    let held = ZERO_VECTOR;
    for (const lot of book.lots()) {
      for (const { holding } of book.positionsOf(lot.id))
        held = addVector(held, holdingTotal(holding));
    }
    expect(held).toEqual(book.minted());
  });
});

describe('vectors', () => {
  it('add, take away, compare and fall short dimension by dimension', () => {
    fc.assert(
      fc.property(anyVector, anyVector, (a, b) => {
        for (const d of DIMENSIONS) {
          expect(addVector(a, b)[d]).toBe(a[d] + b[d]);
          expect(subVector(a, b)[d]).toBe(a[d] - b[d]);
          expect(minVector(a, b)[d]).toBe(a[d] < b[d] ? a[d] : b[d]);
          expect(shortfall(a, b)[d]).toBe(a[d] > b[d] ? a[d] - b[d] : 0);
        }
        expect(covers(a, b)).toBe(isZero(shortfall(b, a)));
        expect(covers(addVector(a, b), a)).toBe(true);
        expect(isZero(a)).toBe(DIMENSIONS.every((d) => a[d] === 0));
        expect(addVector(a, ZERO_VECTOR)).toEqual(vector(a.areaM2, a.paddyM2, a.capacityKg));
      }),
      replayed('add, take away, compare and fall short dimension by dimension'),
    );
  });
});
