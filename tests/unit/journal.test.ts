import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Entry, leg } from '../../src/ledger/entry.ts';
import { Interner } from '../../src/ledger/interner.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import type { Day } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { testBudget } from '../arbitraries/entry.ts';
import { brokenBy } from '../thrown.ts';

const [A, B, C] = ['outside:a', 'outside:b', 'outside:c'] as const;

function entry(...legs: Entry['legs'][]): Entry {
  return { day: 7 as Day, stage: 'tax', deal: 'd', memo: 'm', legs: legs.flat() };
}

describe('journal', () => {
  it('refuses numbers of entries it does not have', () => {
    const ledger = new Ledger(testBudget);
    ledger.post(entry(leg(A, B, fen(1), 'r')));
    for (const number of [0, 2, -1, 1.5, Number.NaN]) {
      const error = brokenBy(() => ledger.journal.entry(number));
      expect([error.code, error.details]).toEqual(['ledger.noEntry', { number }]);
    }
    expect(ledger.journal.entry(1).number).toBe(1);
  });

  it('keeps legs of different entries apart and every field in place', () => {
    const ledger = new Ledger(testBudget);
    ledger.post(entry(leg(A, B, fen(1), 'r'), leg(A, C, fen(2), 's')));
    ledger.post({ ...entry(leg(C, A, fen(3), 't')), stage: 'quota', deal: 'x', memo: 'y' });
    expect([...ledger.journal.entries()]).toEqual([
      {
        number: 1,
        day: 7,
        stage: 'tax',
        deal: 'd',
        memo: 'm',
        legs: [
          { from: 0, to: 1, amountFen: 1, rule: 'r' },
          { from: 0, to: 2, amountFen: 2, rule: 's' },
        ],
      },
      {
        number: 2,
        day: 7,
        stage: 'quota',
        deal: 'x',
        memo: 'y',
        legs: [{ from: 2, to: 0, amountFen: 3, rule: 't' }],
      },
    ]);
  });

  it('seals an empty page onto the page before, and knows a missing tail', () => {
    const ledger = new Ledger(testBudget);
    const empty = ledger.journal.seal(ledger.pathOf);
    ledger.post(entry(leg(A, B, fen(1), 'r')));
    const one = ledger.journal.seal(ledger.pathOf);
    const again = ledger.journal.seal(ledger.pathOf);
    expect([empty, one, again].map((seal) => seal.lastEntry)).toEqual([0, 1, 1]);
    expect(new Set([empty, one, again].map((seal) => seal.hash)).size).toBe(3);
    expect(ledger.journal.seals()).toEqual([empty, one, again]);
    expect(ledger.journal.brokenSeal(ledger.pathOf)).toBeNull();
    const shorter = new Ledger(testBudget);
    expect(shorter.journal.brokenSeal(shorter.pathOf, [empty])).toBeNull();
    expect(shorter.journal.brokenSeal(shorter.pathOf, [empty, one])).toBe(one);
    expect(ledger.journal.brokenSeal(ledger.pathOf, [one])).toBe(one);
  });

  it('has seals that other programs can check: the texts once, then little-endian columns', () => {
    const ledger = new Ledger(testBudget);
    ledger.post(entry(leg(A, B, fen(1), 'r')));
    const int = (value: number) => {
      const bytes = Buffer.alloc(4);
      bytes.writeInt32LE(value);
      return bytes;
    };
    const amount = Buffer.alloc(8);
    amount.writeDoubleLE(1);
    const texts = ['r', 'tax', 'd', 'm'];
    const head = JSON.stringify(['0'.repeat(64), 1, 1, texts, [A, B]]);
    // day, stage, deal, memo, first leg; from, to, rule, amount.
    const columns = [7, 1, 2, 3, 0, 0, 1, 0].map(int);
    const hash = createHash('sha256')
      .update(head)
      .update(Buffer.concat([...columns, amount]));
    const seal = ledger.journal.seal(ledger.pathOf);
    expect(seal).toEqual({ lastEntry: 1, hash: hash.digest('hex') });
  });

  it('cannot be fooled by a rule that looks like a line of the page', () => {
    const honest = new Ledger(testBudget);
    honest.post(entry(leg(A, B, fen(1), 'r'), leg(A, B, fen(2), 's')));
    honest.journal.seal(honest.pathOf);
    const forged = new Ledger(testBudget);
    forged.post(entry(leg(A, B, fen(1), `r\n${A}\t${B}\t2\ts`)));
    expect(forged.journal.brokenSeal(forged.pathOf, honest.journal.seals())).not.toBeNull();
  });
});

describe('interner', () => {
  it('refuses numbers it never gave', () => {
    const error = brokenBy(() => new Interner().text(0));
    expect([error.code, error.details]).toEqual(['ledger.unknownText', { id: 0 }]);
  });
});
