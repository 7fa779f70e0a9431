import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEDGER_CHECKS } from '../../src/ledger/checks.ts';
import { type Entry, type Leg, leg } from '../../src/ledger/entry.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import type { Day } from '../../src/units/day.ts';
import { type Fen, fen } from '../../src/units/fen.ts';
import {
  anyPath,
  fundPath,
  generalPath,
  testBudget,
  validEntry,
  validLeg,
} from '../arbitraries/entry.ts';
import { amountFen, anyFen } from '../arbitraries/fen.ts';
import { balancesByHand, entriesOf, picture } from '../oracle/ledger-copy.ts';
import { replayed } from '../replay.ts';
import { codeOf } from '../thrown.ts';

const CROSSING = 'crossing';
const entries = fc.array(validEntry, { minLength: 1, maxLength: 12 });

function ledgerOf(posted: readonly Entry[]): Ledger {
  const ledger = new Ledger(testBudget, [CROSSING]);
  for (const entry of posted) ledger.post(entry);
  return ledger;
}

/** Posts the entries and seals a page after every `page` of them. */
function sealedLedger(posted: readonly Entry[], page: number): Ledger {
  const ledger = new Ledger(testBudget, [CROSSING]);
  for (const [i, entry] of posted.entries()) {
    ledger.post(entry);
    if ((i + 1) % page === 0 || i === posted.length - 1) ledger.journal.seal(ledger.pathOf);
  }
  return ledger;
}

describe('M1 ledger', () => {
  it('M1 every account has what a count by hand gives, and all sum to zero', () => {
    fc.assert(
      fc.property(entries, (posted) => {
        const ledger = ledgerOf(posted);
        const byHand = balancesByHand(posted);
        let sum = 0n;
        for (const [path, balance] of byHand) {
          expect(BigInt(ledger.balanceFen(path))).toBe(balance);
          sum += balance;
        }
        expect(sum).toBe(0n);
        expect(ledger.chart.size).toBe(byHand.size);
        expect(LEDGER_CHECKS.flatMap(({ problems }) => problems(ledger))).toEqual([]);
      }),
      replayed('M1 every account has what a count by hand gives, and all sum to zero'),
    );
  });

  it('M1 the journal gives every entry back, and its replay the same ledger', () => {
    fc.assert(
      fc.property(entries, (posted) => {
        const ledger = ledgerOf(posted);
        expect(entriesOf(ledger)).toEqual(posted);
        expect(picture(ledgerOf(entriesOf(ledger)))).toEqual(picture(ledger));
        expect(ledger.journal.legCount).toBe(posted.flatMap((entry) => entry.legs).length);
      }),
      replayed('M1 the journal gives every entry back, and its replay the same ledger'),
    );
  });

  it('M1 volumes only grow', () => {
    fc.assert(
      fc.property(entries, (posted) => {
        const ledger = new Ledger(testBudget);
        let before: number[] = [];
        for (const entry of posted) {
          ledger.post(entry);
          const now = ledger.chart
            .accounts()
            .flatMap(({ id }) => [ledger.volumes.inFen(id), ledger.volumes.outFen(id)]);
          for (const [i, volume] of before.entries()) {
            expect(now[i]).toBeGreaterThanOrEqual(volume);
          }
          before = now;
        }
      }),
      replayed('M1 volumes only grow', 100),
    );
  });

  it('M1 a signed leg moves its amount once, whichever way it points', () => {
    fc.assert(
      fc.property(anyFen, (amount) => {
        const legs = leg('outside:a', 'outside:b', amount, 'r');
        expect(legs.length).toBe(amount === 0 ? 0 : 1);
        const balances = balancesByHand([{ ...ENTRY, legs }]);
        expect(balances.get('outside:b') ?? 0n).toBe(BigInt(amount));
        expect(balances.get('outside:a') ?? 0n).toBe(-BigInt(amount));
        expect(legs.every(({ amountFen: moved }) => moved > 0)).toBe(true);
      }),
      replayed('M1 a signed leg moves its amount once, whichever way it points'),
    );
  });
});

const ENTRY = { day: 0 as Day, stage: 'tax', deal: '', memo: '' } as const;

/** Legs that may never be posted, each with the code that says why. */
const badLeg: fc.Arbitrary<readonly [Leg, string]> = fc.oneof(
  fc
    .tuple(validLeg, fc.constantFrom(0, -1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1))
    .map(([good, amount]) => [{ ...good, amountFen: amount as Fen }, 'M1.amount'] as const),
  validLeg.map((good) => [{ ...good, to: good.from }, 'M1.sameAccount'] as const),
  validLeg.map((good) => [{ ...good, rule: '' }, 'ledger.noRule'] as const),
  validLeg.map((good) => [{ ...good, to: 'treasury:new' }, 'ledger.accountPath'] as const),
  fc
    .record({ from: fundPath, to: generalPath, amountFen, rule: fc.constant('rule-a') })
    .map((made) => [made, 'M7.budgetsMix'] as const),
);

describe('a refused entry', () => {
  it('M1 M7 a refused entry changes nothing, wherever its bad leg stands', () => {
    fc.assert(
      fc.property(
        entries,
        validEntry,
        badLeg,
        fc.nat({ max: 5 }),
        (posted, entry, [bad, code], place) => {
          const ledger = sealedLedger(posted, 3);
          const told: unknown[] = [];
          ledger.onLeg((moved) => told.push(moved));
          const before = picture(ledger);
          const refused = { ...entry, legs: entry.legs.toSpliced(place, 0, bad) };
          expect(codeOf(() => ledger.check(refused))).toBe(code);
          expect(codeOf(() => ledger.post(refused))).toBe(code);
          expect(picture(ledger)).toEqual(before);
          expect(told).toEqual([]);
        },
      ),
      replayed('M1 M7 a refused entry changes nothing, wherever its bad leg stands', 400),
    );
  });

  it('M1 a check alone changes nothing either', () => {
    fc.assert(
      fc.property(entries, validEntry, (posted, entry) => {
        const ledger = ledgerOf(posted);
        const before = picture(ledger);
        ledger.check(entry);
        expect(picture(ledger)).toEqual(before);
      }),
      replayed('M1 a check alone changes nothing either'),
    );
  });
});

describe('M7 ledger', () => {
  it('M7 money passes between the budgets only under a rule that may, either way', () => {
    fc.assert(
      fc.property(fundPath, generalPath, amountFen, fc.boolean(), (fund, general, amount, back) => {
        const [from, to] = back ? [general, fund] : [fund, general];
        const ledger = new Ledger(testBudget, [CROSSING]);
        const entry = (rule: string): Entry => ({
          ...ENTRY,
          legs: [{ from, to, amountFen: amount, rule }],
        });
        expect(codeOf(() => ledger.post(entry('rule-a')))).toBe('M7.budgetsMix');
        expect(ledger.post(entry(CROSSING))).toBe(1);
        expect(codeOf(() => new Ledger(testBudget).post(entry(CROSSING)))).toBe('M7.budgetsMix');
      }),
      replayed('M7 money passes between the budgets only under a rule that may, either way'),
    );
  });

  it('M7 without a crossing rule the money of each budget comes and goes outside both', () => {
    const noisy: fc.Arbitrary<Leg> = fc.record({
      from: anyPath,
      to: anyPath,
      amountFen,
      rule: fc.constantFrom('rule-a', 'rule-b'),
    });
    fc.assert(
      fc.property(fc.array(noisy, { maxLength: 40 }), (legs) => {
        const ledger = new Ledger(testBudget, [CROSSING]);
        const flow = { fund: 0, general: 0 };
        for (const one of legs) {
          const [from, to] = [ledger.chart.budget(one.from), ledger.chart.budget(one.to)];
          const mixes = from !== null && to !== null && from !== to;
          const entry = { ...ENTRY, legs: [one] };
          if (one.from === one.to || mixes) {
            expect(codeOf(() => ledger.post(entry))).toMatch(/^M[17]/);
            continue;
          }
          ledger.post(entry);
          if (from === null && to !== null) flow[to] += one.amountFen;
          if (to === null && from !== null) flow[from] -= one.amountFen;
        }
        for (const budget of ['fund', 'general'] as const) {
          const held = ledger.chart
            .accounts()
            .filter((account) => account.budget === budget)
            .reduce((sum, { id }) => sum + ledger.volumes.balanceFen(id), 0);
          expect(held).toBe(flow[budget]);
        }
      }),
      replayed('M7 without a crossing rule the money of each budget comes and goes outside both'),
    );
  });
});

/** One change to one entry: what a forger might try. */
const forgery: fc.Arbitrary<(entry: Entry) => Entry> = fc.oneof(
  fc.constant((entry: Entry) => ({ ...entry, day: (entry.day + 1) as Day })),
  fc.constant((entry: Entry) => ({ ...entry, deal: `${entry.deal}x` })),
  fc.constant((entry: Entry) => ({ ...entry, memo: `${entry.memo}x` })),
  fc.constant((entry: Entry) => ({ ...entry, deal: entry.memo, memo: `${entry.deal}!` })),
  fc.constant((entry: Entry) => ({ ...entry, stage: 'tax' as const })),
  fc.constant((entry: Entry) => ({ ...entry, legs: [...entry.legs, entry.legs[0]!] })),
  fc.nat({ max: 4 }).map((place) => (entry: Entry) => {
    const at = place % entry.legs.length;
    const old = entry.legs[at]!;
    return { ...entry, legs: entry.legs.with(at, { ...old, amountFen: fen(old.amountFen + 1) }) };
  }),
  fc.nat({ max: 4 }).map((place) => (entry: Entry) => {
    const at = place % entry.legs.length;
    const old = entry.legs[at]!;
    return { ...entry, legs: entry.legs.with(at, { ...old, from: old.to, to: old.from }) };
  }),
  fc.nat({ max: 4 }).map((place) => (entry: Entry) => {
    const at = place % entry.legs.length;
    return { ...entry, legs: entry.legs.with(at, { ...entry.legs[at]!, rule: 'rule-c' }) };
  }),
);

describe('the chain of seals', () => {
  const page = fc.integer({ min: 1, max: 5 });

  it('the seals hold over what they were made of, and a replay gives the same seals', () => {
    fc.assert(
      fc.property(entries, page, (posted, size) => {
        const ledger = sealedLedger(posted, size);
        expect(ledger.journal.brokenSeal(ledger.pathOf)).toBeNull();
        expect(ledger.journal.seals().at(-1)!.lastEntry).toBe(posted.length);
        const replay = sealedLedger(entriesOf(ledger), size);
        expect(replay.journal.seals()).toEqual(ledger.journal.seals());
      }),
      replayed('the seals hold over what they were made of, and a replay gives the same seals'),
    );
  });

  it('the seals find any one changed entry, on its own page', () => {
    fc.assert(
      fc.property(entries, page, fc.nat(), forgery, (posted, size, place, forge) => {
        const ledger = sealedLedger(posted, size);
        const at = place % posted.length;
        const forged = ledgerOf(posted.with(at, forge(posted[at]!)));
        const broken = forged.journal.brokenSeal(forged.pathOf, ledger.journal.seals());
        expect(broken).toBe(ledger.journal.seals().find((seal) => seal.lastEntry > at));
      }),
      replayed('the seals find any one changed entry, on its own page', 500),
    );
  });

  it('the seals find an entry left out, put in between, or moved', () => {
    fc.assert(
      fc.property(entries, page, fc.nat(), validEntry, (posted, size, place, extra) => {
        const ledger = sealedLedger(posted, size);
        const seals = ledger.journal.seals();
        const breaks = (other: readonly Entry[]): boolean => {
          const forged = ledgerOf(other);
          return forged.journal.brokenSeal(forged.pathOf, seals) !== null;
        };
        const at = place % posted.length;
        expect(breaks(posted.toSpliced(at, 1))).toBe(true);
        const inserted = posted.toSpliced(at, 0, extra);
        const unchanged = JSON.stringify(inserted.slice(0, posted.length));
        expect(breaks(inserted)).toBe(unchanged !== JSON.stringify(posted));
        expect(breaks([...posted, extra])).toBe(false);
      }),
      replayed('the seals find an entry left out, put in between, or moved'),
    );
  });
});
