import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hectareToM2, m2ToMu, muToM2, squareMetre } from '../../src/units/area.ts';
import { Decimal } from '../../src/units/decimal.ts';
import { mulDivOracle } from '../oracle/exact-oracle.ts';
import { replayed } from '../replay.ts';

/** A quantity typed with up to six places, as millionths. */
const millionths = fc.integer({ min: 0, max: 4_000_000_000 });
const typed = (count: number): Decimal => new Decimal(count).div(1_000_000);

describe('area', () => {
  it('hectares and mu become m², rounded once', () => {
    fc.assert(
      fc.property(millionths, (count) => {
        expect(hectareToM2(typed(count))).toBe(Number(mulDivOracle(count, 1, 100, 'halfUp')));
        expect(muToM2(typed(count))).toBe(Number(mulDivOracle(count, 2000, 3_000_000, 'halfUp')));
      }),
      replayed('hectares and mu become m², rounded once', 1000),
    );
  });

  it('whole m² survive the way through hectares and mu', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000_000 }), (m2) => {
        const area = squareMetre(m2);
        expect(hectareToM2(new Decimal(m2).div(10_000))).toBe(m2);
        expect(muToM2(m2ToMu(area))).toBe(m2);
        expect(m2ToMu(area).mul(2000).eq(new Decimal(m2).mul(3))).toBe(true);
      }),
      replayed('whole m² survive the way through hectares and mu'),
    );
  });
});
