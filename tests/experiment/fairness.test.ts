import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coreReport, excessOf } from '../../src/experiment/fairness/core.ts';
import { gainsOf, worseOff } from '../../src/experiment/fairness/gains.ts';
import {
  type Game,
  gameOf,
  grandWorth,
  properCoalitions,
} from '../../src/experiment/fairness/game.ts';
import { gini, theil } from '../../src/experiment/fairness/inequality.ts';
import { nucleolus } from '../../src/experiment/fairness/nucleolus.ts';
import { roundToSum } from '../../src/experiment/fairness/round-to-sum.ts';
import { shapleyFen, shapleyValue } from '../../src/experiment/fairness/shapley.ts';
import { type Fraction, fraction, isLess, sumOf } from '../../src/rules/fraction.ts';
import { codeOf } from '../thrown.ts';

const texts = (values: readonly Fraction[]) =>
  values.map(({ n, d }) => (d === 1n ? `${n}` : `${n}/${d}`));

/** One left glove and two right ones: a pair is worth 6. */
const gloves = gameOf(['left', 'right 1', 'right 2'], (members) =>
  members.includes('left') && members.length > 1 ? 6 : 0,
);

/** Two of three decide about 3. */
const majority = gameOf(['a', 'b', 'c'], (members) => (members.length > 1 ? 3 : 0));

/** The estates of the Talmud: what the others leave over of an estate they claim. */
function estate(amount: number): Game {
  const claims: Record<string, number> = { one: 100, two: 200, three: 300 };
  return gameOf(Object.keys(claims), (members) => {
    const others = Object.keys(claims).filter((name) => !members.includes(name));
    return Math.max(0, amount - others.reduce((sum, name) => sum + claims[name]!, 0));
  });
}

/** A runway for three sizes of aircraft: a coalition pays for its longest. */
const airport = gameOf(['small', 'middle', 'large'], (members) => {
  const costs: Record<string, number> = { small: 12, middle: 20, large: 33 };
  return -Math.max(...members.map((name) => costs[name]!));
});

describe('Shapley value', () => {
  it('of textbook games', () => {
    expect(texts(shapleyValue(gloves))).toEqual(['4', '1', '1']);
    expect(texts(shapleyValue(majority))).toEqual(['1', '1', '1']);
    // Each stretch of the runway is shared by those who need it.
    expect(texts(shapleyValue(airport))).toEqual(['-4', '-8', '-21']);
  });

  it('in fen sums to the whole, the odd fen to the largest remainders', () => {
    const game = gameOf(['a', 'b', 'c'], (members) => (members.length === 3 ? 100 : 0));
    expect(shapleyFen(game)).toEqual([34, 33, 33]);
    expect(roundToSum([fraction(-1n, 3n), fraction(-1n, 3n), fraction(-1n, 3n)])).toEqual([
      0, 0, -1,
    ]);
    expect(codeOf(() => roundToSum([fraction(1n, 2n)]))).toBe('fairness.sum');
  });

  it('refuses a game that is none', () => {
    expect(codeOf(() => shapleyValue({ players: ['a'], worth: [1, 2] }))).toBe('fairness.game');
    expect(codeOf(() => shapleyValue({ players: ['a', 'b'], worth: [0, 2] }))).toBe(
      'fairness.game',
    );
    expect(codeOf(() => shapleyValue({ players: ['a'], worth: [0, 0.5] }))).toBe('fairness.game');
  });
});

describe('nucleolus', () => {
  it('of the Talmud’s estates of 100, 200 and 300 (Aumann and Maschler 1985)', () => {
    expect(texts(nucleolus(estate(100)).payoffs)).toEqual(['100/3', '100/3', '100/3']);
    expect(texts(nucleolus(estate(200)).payoffs)).toEqual(['50', '75', '75']);
    expect(texts(nucleolus(estate(300)).payoffs)).toEqual(['50', '100', '150']);
  });

  it('of gloves gives everything to the scarce one; the majority game shares alike', () => {
    expect(texts(nucleolus(gloves).payoffs)).toEqual(['6', '0', '0']);
    expect(texts([nucleolus(gloves).leastCore])).toEqual(['0']);
    expect(texts(nucleolus(majority).payoffs)).toEqual(['1', '1', '1']);
    expect(texts([nucleolus(majority).leastCore])).toEqual(['1']);
  });

  it('of one and of two players: all, and the gain in halves', () => {
    expect(texts(nucleolus(gameOf(['a'], () => 5)).payoffs)).toEqual(['5']);
    const two = gameOf(['a', 'b'], (members) =>
      members.length === 2 ? 10 : members[0] === 'a' ? 3 : 1,
    );
    expect(texts(nucleolus(two).payoffs)).toEqual(['6', '4']);
  });
});

describe('core', () => {
  it('names who objects and by how much', () => {
    const halves = [fraction(2n), fraction(2n), fraction(2n)];
    const report = coreReport(gloves, halves);
    expect([report.efficient, report.inCore]).toEqual([true, false]);
    expect(
      report.objections.map(({ members, lacks }) => [members.join('+'), texts([lacks])]),
    ).toEqual([
      ['left+right 1', ['2']],
      ['left+right 2', ['2']],
    ]);
    expect(coreReport(gloves, [fraction(6n), fraction(0n), fraction(0n)]).inCore).toBe(true);
    expect(coreReport(gloves, [fraction(5n), fraction(0n), fraction(0n)]).efficient).toBe(false);
  });
});

/** Games of up to four players with whole worths of any sign. */
const games = fc.integer({ min: 1, max: 4 }).chain((n) =>
  fc
    .array(fc.integer({ min: -50, max: 100 }), { minLength: 2 ** n - 1, maxLength: 2 ** n - 1 })
    .map(
      (worth): Game => ({
        players: Array.from({ length: n }, (_, i) => `p${i}`),
        worth: [0, ...worth],
      }),
    ),
);

/** All excesses of a division, the largest first. */
function excesses(game: Game, payoffs: readonly Fraction[]): Fraction[] {
  return properCoalitions(game)
    .map((coalition) => excessOf(game, coalition, payoffs))
    .sort((a, b) => (isLess(b, a) ? -1 : isLess(a, b) ? 1 : 0));
}

function isLexBelow(a: readonly Fraction[], b: readonly Fraction[]): boolean {
  const at = a.findIndex((one, i) => isLess(one, b[i]!) || isLess(b[i]!, one));
  return at >= 0 && isLess(a[at]!, b[at]!);
}

describe('properties', () => {
  it('the Shapley value sums to the whole, in fractions and in fen', () => {
    fc.assert(
      fc.property(games, (game) => {
        expect(texts([sumOf(shapleyValue(game))])).toEqual([`${grandWorth(game)}`]);
        expect(shapleyFen(game).reduce((a, b) => a + b)).toBe(grandWorth(game));
      }),
    );
  });

  it('the nucleolus hands out everything and no other division has smaller objections', () => {
    const nudges = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(games, nudges, (game, nudge) => {
        const { payoffs, leastCore } = nucleolus(game);
        expect(texts([sumOf(payoffs)])).toEqual([`${grandWorth(game)}`]);
        const own = excesses(game, payoffs);
        if (own.length > 0) expect(texts([own[0]!])).toEqual(texts([leastCore]));
        const shifts = payoffs.map((_, i) => nudge[i]!);
        const kept = shifts.reduce((a, b) => a + b);
        const moved = payoffs.map((payoff, i) =>
          sumOf([
            payoff,
            fraction(BigInt(shifts[i]!), 4n),
            fraction(BigInt(i === 0 ? -kept : 0), 4n),
          ]),
        );
        expect(isLexBelow(excesses(game, moved), own)).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});

describe('inequality', () => {
  const even = [1, 2, 3].map((heads) => ({ amountFen: 100 * heads, heads }));

  it('is none where everybody has the same', () => {
    expect(texts([gini(even)!])).toEqual(['0']);
    expect(theil(even)).toBe('0.000000000000');
  });

  it('of one who has all of two is a half; Theil goes to ln 2', () => {
    const all = [
      { amountFen: 1_000_000_000, heads: 1 },
      { amountFen: 0, heads: 1 },
    ];
    expect(texts([gini(all)!])).toEqual(['1/2']);
    expect(theil(all)).toBe(null);
    // (3/4) ln (3/2) + (1/4) ln (1/2)
    const part = [3, 1].map((amountFen) => ({ amountFen, heads: 1 }));
    expect(theil(part)).toBe('0.130812035941');
    expect(texts([gini(part)!])).toEqual(['1/4']);
  });

  it('counts heads, so that a party split in two changes nothing', () => {
    const split = [
      { amountFen: 600, heads: 4 },
      { amountFen: 100, heads: 1 },
      { amountFen: 100, heads: 1 },
    ];
    const joined = [
      { amountFen: 600, heads: 4 },
      { amountFen: 200, heads: 2 },
    ];
    expect(gini(split)).toEqual(gini(joined));
    expect(theil(split)).toBe(theil(joined));
    expect(gini([{ amountFen: -5, heads: 1 }])).toBe(null);
  });
});

describe('gains', () => {
  const one = new Map([
    ['a', { withFen: 130, aloneFen: 100 }],
    ['b', { withFen: 90, aloneFen: 100 }],
  ]);
  const two = new Map([
    ['a', { withFen: 100, aloneFen: 100 }],
    ['b', { withFen: 105, aloneFen: 100 }],
  ]);

  it('against heads and quota, rounded half-up', () => {
    expect(
      gainsOf(
        one,
        new Map([['a', 4]]),
        new Map([
          ['b', 4],
          ['a', 0],
        ]),
      ),
    ).toEqual([
      { party: 'a', gainFen: 30, perHeadFen: 8, perQuotaM2Fen: null },
      { party: 'b', gainFen: -10, perHeadFen: null, perQuotaM2Fen: -3 },
    ]);
  });

  it('says how often and how badly somebody is worse off', () => {
    const report = worseOff([one, two]);
    expect([report.replicates, report.nobody]).toEqual([2, 1]);
    expect(
      report.parties.map(({ party, worse, largestLossFen }) => [party, worse, largestLossFen]),
    ).toEqual([
      ['a', 0, 0],
      ['b', 1, 10],
    ]);
    expect(report.parties[0]!.gain).toMatchObject({ count: 2, mean: 15 });
  });
});
