import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AllotmentKey, divideAllotment, type KeyAmounts } from '../../src/rules/allotment.ts';
import {
  fraction,
  isLess,
  minus,
  NOTHING,
  ofRatio,
  over,
  sumOf,
  times,
  WHOLE,
} from '../../src/rules/fraction.ts';
import { ratio } from '../../src/units/ratio.ts';

const key = (name: AllotmentKey, weight: number, amounts: number[]): KeyAmounts => ({
  ...{ key: name, weight },
  amounts: amounts.map((amount) => ratio(amount)),
});

const anyAmounts = fc.array(fc.tuple(fc.nat(10 ** 12), fc.integer({ min: 1, max: 5000 })), {
  minLength: 3,
  maxLength: 3,
});
const anyMix = fc.record({
  totalM2: fc.nat(10 ** 12),
  auction: fc.nat(1000),
  keys: fc.array(fc.tuple(fc.nat(1000), anyAmounts), { minLength: 1, maxLength: 5 }),
});

describe('a total divided by a mix of keys', () => {
  it('by one key is in proportion, the odd m² to the largest remainder', () => {
    // 100 × 1/3 = 33.33, 100 × 2/3 = 66.67.
    const { parts, leftM2 } = divideAllotment(100, [key('gdp', 7, [1, 2, 0])], 0);
    expect([parts, leftM2]).toEqual([[33, 67, 0], 0]);
  });

  it('by several is the weighted mean of what each alone would give', () => {
    // 3/5 × (1/2, 1/4, 1/4) + 2/5 × (0, 0, 1) = (0.3, 0.15, 0.55)
    const mix = [key('pastTake', 3, [20, 10, 10]), key('populationGrowth', 2, [0, 0, 9])];
    expect(divideAllotment(1_000_000, mix, 0).parts).toEqual([300_000, 150_000, 550_000]);
  });

  it('keeps the weight of the auction for the pool', () => {
    const divided = divideAllotment(1000, [key('gdp', 3, [1, 1, 1])], 1);
    expect(divided).toEqual({ parts: [250, 250, 250], auctionedM2: 250, leftM2: 0 });
    expect(divideAllotment(9, [], 4)).toEqual({ parts: [], auctionedM2: 9, leftM2: 0 });
  });

  it('leaves a key out of which nobody has anything, and all where no key is left', () => {
    const none = key('populationGrowth', 9, [0, 0, 0]);
    expect(divideAllotment(8, [none, key('gdp', 1, [1, 0, 1])], 0).parts).toEqual([4, 0, 4]);
    expect(divideAllotment(8, [none], 0)).toEqual({ parts: [0, 0, 0], auctionedM2: 0, leftM2: 8 });
  });

  it('I-16 hands out every m², each within one of its exact part', () => {
    fc.assert(
      fc.property(anyMix, ({ totalM2, auction, keys }) => {
        const mix = keys.map(([weight, amounts]): KeyAmounts => {
          return { key: 'gdp', weight, amounts: amounts.map(([n, d]) => ratio(n, d)) };
        });
        const { parts, auctionedM2, leftM2 } = divideAllotment(totalM2, mix, auction);
        const given = parts.reduce((sum, part) => sum + part, auctionedM2);
        expect(given + leftM2).toBe(totalM2);
        for (const part of [...parts, auctionedM2, leftM2]) {
          expect(Number.isSafeInteger(part) && part >= 0).toBe(true);
        }
        const held = mix.filter((k) => k.weight > 0 && k.amounts.some((a) => a.numerator > 0));
        const weights = BigInt(held.reduce((sum, { weight }) => sum + weight, auction));
        for (const [at, part] of parts.entries()) {
          const share = sumOf(
            held.map(({ weight, amounts }) => {
              const of = amounts.map(ofRatio);
              return over(times(of[at]!, fraction(BigInt(weight), weights)), sumOf(of));
            }),
          );
          const off = minus(fraction(BigInt(part)), times(share, fraction(BigInt(totalM2))));
          expect(isLess(off, WHOLE) && isLess(minus(NOTHING, off), WHOLE)).toBe(true);
        }
      }),
    );
  });
});
