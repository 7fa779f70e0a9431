import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../src/ledger/account.ts';
import { intColumn, moneyColumn } from '../../src/ledger/column.ts';
import { Interner } from '../../src/ledger/interner.ts';
import { Volumes } from '../../src/ledger/volumes.ts';
import { fen } from '../../src/units/fen.ts';
import { replayed } from '../replay.ts';

describe('columns', () => {
  it('columns keep every value while they grow', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0, 1, 1023, 1024, 1025, 2048, 2049, 5000),
        fc.maxSafeInteger(),
        fc.integer(),
        (length, money, id) => {
          const [ints, moneys] = [intColumn(), moneyColumn()];
          for (let i = 0; i < length; i += 1) {
            ints.push((id + i) | 0);
            moneys.push(money - Math.sign(money) * i);
          }
          expect([ints.length, moneys.length]).toEqual([length, length]);
          for (let i = 0; i < length; i += 1) {
            if (ints.get(i) !== ((id + i) | 0)) expect.fail(`int ${i} of ${length}`);
            if (moneys.get(i) !== money - Math.sign(money) * i) expect.fail(`money ${i}`);
          }
        },
      ),
      replayed('columns keep every value while they grow', 50),
    );
  });

  it('volumes keep every account while they grow, in any order of accounts', () => {
    const account = fc.integer({ min: 0, max: 2000 }).map((id) => id as AccountId);
    const move = fc.tuple(account, account, fc.integer({ min: 1, max: 1e9 }).map(fen));
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        const volumes = new Volumes();
        const [into, out] = [new Map<number, number>(), new Map<number, number>()];
        for (const [from, to, amount] of moves) {
          volumes.move(from, to, amount);
          out.set(from, (out.get(from) ?? 0) + amount);
          into.set(to, (into.get(to) ?? 0) + amount);
        }
        for (const id of moves.flat().slice(0, 90) as AccountId[]) {
          expect(volumes.inFen(id)).toBe(into.get(id) ?? 0);
          expect(volumes.outFen(id)).toBe(out.get(id) ?? 0);
          expect(volumes.balanceFen(id)).toBe((into.get(id) ?? 0) - (out.get(id) ?? 0));
        }
      }),
      replayed('volumes keep every account while they grow, in any order of accounts'),
    );
  });

  it('the interner gives one small number per text and the text back', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 })), (texts) => {
        const interner = new Interner();
        const ids = texts.map((text) => interner.id(text));
        expect(ids.map((id) => interner.text(id))).toEqual(texts);
        expect(texts.map((text) => interner.id(text))).toEqual(ids);
        expect(interner.size).toBe(new Set(texts).size);
        expect([...new Set(ids)]).toEqual(Array.from({ length: interner.size }, (_, i) => i));
      }),
      replayed('the interner gives one small number per text and the text back'),
    );
  });
});
