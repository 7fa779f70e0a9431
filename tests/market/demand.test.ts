import { describe, expect, it } from 'vitest';
import { drawBidders, meanTurnout } from '../../src/behaviour/market/bidders.ts';
import { correlationFault, lowerTriangle } from '../../src/behaviour/market/correlation.ts';
import { type IndexSetup, MarketIndex, pathLevel } from '../../src/behaviour/market/index-level.ts';
import { drawNormal, MILLION } from '../../src/behaviour/market/normal.ts';
import type { DemandSetup } from '../../src/behaviour/market/setup.ts';
import { termFactorOf, valueParcel } from '../../src/behaviour/market/valuation.ts';
import { stream } from '../../src/behaviour/stream.ts';
import { addMonths, isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { ONE, parseRatio, type Ratio, ratio } from '../../src/units/ratio.ts';
import type { City } from '../../src/world/party.ts';
import { seedBook } from '../rules/seed-book.ts';

const CHANCE = { seed: 11, replicate: 0 };
const START = isoDay('2026-01-01');
const of = (...rows: string[]) => rows.map((row) => row.split(' ').map((v) => parseRatio(v)!));
const TIED = of('1 0.6 0.5', '0.6 1 0.4', '0.5 0.4 1');

describe('a correlation matrix', () => {
  it('has ones on the diagonal, is symmetric, and no minor is below zero', () => {
    expect(correlationFault(TIED)).toBeNull();
    expect(correlationFault(of('1 1 1', '1 1 1', '1 1 1'))).toBeNull();
    expect(correlationFault(of('1 0', '0 0.9'))).toMatchObject({ kind: 'diagonal', row: 1 });
    expect(correlationFault(of('1 0.2', '0.3 1'))).toMatchObject({ kind: 'asymmetric', row: 1 });
    expect(correlationFault(of('1 1.1', '1.1 1'))).toMatchObject({
      kind: 'indefinite',
      rows: [0, 1],
    });
    // Each pair could be, the three together cannot: 1 + 2·0.9·0.9·(−0.9) − 3·0.81 = −2.888.
    expect(correlationFault(of('1 0.9 0.9', '0.9 1 -0.9', '0.9 -0.9 1'))).toEqual({
      kind: 'indefinite',
      rows: [0, 1, 2],
      determinant: { n: -361n, d: 125n },
    });
  });

  it('is what its triangle squares to, also where it is singular', () => {
    for (const matrix of [TIED, of('1 1 0.5', '1 1 0.5', '0.5 0.5 1')]) {
      const lower = lowerTriangle(matrix).map((row) => row.map((part) => part / MILLION));
      for (const [i, row] of matrix.entries()) {
        for (const [j, value] of row.entries()) {
          const product = lower[i]!.reduce((sum, part, k) => sum + part * (lower[j]![k] ?? 0), 0);
          expect(product).toBeCloseTo(value.numerator / value.denominator, 5);
        }
      }
    }
  });
});

describe('draws', () => {
  it('of the normal have mean nought and variance one', () => {
    const draws = stream({ ...CHANCE, entity: 'x', purpose: 'normal' });
    const all = Array.from({ length: 20_000 }, () => drawNormal(draws) / MILLION);
    const mean = all.reduce((a, b) => a + b, 0) / all.length;
    const variance = all.reduce((a, b) => a + (b - mean) ** 2, 0) / all.length;
    // Standard errors 0.007 and 0.01; four of them.
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.04);
  });
});

function indexOf(given: Partial<IndexSetup> = {}, chance = CHANCE) {
  const flat = [{ day: START, level: MILLION }];
  const calm = { volatility: ratio(1, 20), persistence: ratio(4, 5), correlation: TIED };
  return new MarketIndex({ paths: new Map(), common: flat, ...calm, ...given }, START, chance);
}

const value = ({ numerator, denominator }: Ratio) => numerator / denominator;

describe('the market index', () => {
  it('follows its path straight between points and level outside them', () => {
    const points = [
      { day: START, level: 1_000_000 },
      { day: addMonths(START, 12), level: 635_000 },
    ];
    expect(pathLevel(points, isoDay('2025-06-01'))).toBe(1_000_000);
    // 31 of 365 days down: 365,000 × 31 ÷ 365 = 31,000.
    expect(pathLevel(points, isoDay('2026-02-01'))).toBe(969_000);
    expect(pathLevel(points, isoDay('2040-01-01'))).toBe(635_000);
  });

  it('starts on its path and says the same whatever was asked before', () => {
    const [a, b] = [indexOf(), indexOf()];
    const later = isoDay('2029-05-01');
    expect(value(a.at('xiangtan', 'residential', START))).toBe(1);
    a.at('changsha', 'industrial', isoDay('2045-01-01'));
    a.at('zhuzhou', 'residential', isoDay('2031-01-01'));
    expect(a.at('changsha', 'residential', later)).toEqual(b.at('changsha', 'residential', later));
    const other = indexOf({}, { seed: 11, replicate: 1 });
    expect(other.at('changsha', 'residential', later)).not.toEqual(
      a.at('changsha', 'residential', later),
    );
  });

  it('moves the cities together as much as the matrix says', () => {
    const index = indexOf({ persistence: ratio(0) });
    const months = Array.from({ length: 1200 }, (_, i) => addMonths(START, i + 1));
    const series = (city: City) =>
      months.map((day) => value(index.at(city, 'residential', day)) - 1);
    const [a, b] = [series('changsha'), series('zhuzhou')];
    const dot = (x: number[], y: number[]) => x.reduce((sum, v, i) => sum + v * y[i]!, 0);
    // The standard error of a correlation of 0.6 over 1,200 months is 0.018; four of them.
    expect(Math.abs(dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)) - 0.6)).toBeLessThan(0.075);
    expect(Math.abs(Math.sqrt(dot(a, a) / months.length) - 0.05)).toBeLessThan(0.005);
  });
});

describe('a value', () => {
  it('is benchmark × index × term × size × place × area, rounded once', () => {
    const valuation = valueParcel(
      10_000,
      {
        benchmark: ratio(250_000),
        benchmarkRule: null,
        index: ratio(9, 10),
        knownIndex: ONE,
        sizeFactor: ratio(19, 20),
        placeFactor: ratio(11, 10),
        startShare: ratio(4, 5),
      },
      ratio(8681, 10_000),
    );
    expect(valuation.valueFen).toBe(2_041_120_125);
    expect(valuation.assessedFen).toBe(2_267_911_250);
  });

  it('falls with a shorter term by the term factor', () => {
    const rules = seedBook();
    const day = isoDay('2026-06-01');
    expect(termFactorOf({ use: 'industrial', termYears: 30 }, rules, day)).toEqual(
      ratio(8681, 10_000),
    );
    expect(termFactorOf({ use: 'industrial', termYears: 50 }, rules, day)).toEqual(ONE);
    expect(termFactorOf({ use: 'public', termYears: 30 }, rules, day)).toEqual(ONE);
  });
});

describe('bidders', () => {
  const spread = ratio(3, 20);
  const drawn = (lot: string, mean: Ratio, chance = CHANCE) =>
    drawBidders(lot, fen(1_000_000), mean, spread, chance);

  it('belong to their lot alone: one more leaves those before it as they were', () => {
    const few = drawn('M1', ratio(3));
    const more = drawn('M1', ratio(9));
    expect(more.length).toBeGreaterThan(few.length);
    expect(more.slice(0, few.length)).toEqual(few);
    expect(drawn('M2', ratio(9))).not.toEqual(drawn('M1', ratio(9)));
    expect(drawn('M1', ratio(9), { seed: 11, replicate: 1 })).not.toEqual(more);
  });

  it('come in the number asked for on average, and value the lot at the middle', () => {
    const lots = Array.from({ length: 2000 }, (_, i) => drawn(`lot ${i}`, ratio(33, 10)));
    const values = lots.flatMap((some) => some.map(({ valueFen }) => valueFen as number));
    // A turnout spread over 0 to 7 has a standard deviation of about 2; four errors are 0.18.
    expect(Math.abs(values.length / lots.length - 3.3)).toBeLessThan(0.18);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    expect(Math.abs(mean / 1_000_000 - 1)).toBeLessThan(0.01);
  });

  it('move to the city that has become cheaper, as much as the elasticity says', () => {
    const pool = Object.fromEntries(['residential'].map((use) => [use, ratio(4)]));
    const demand = { pool, spread, elasticity: ratio(1, 2) } as unknown as DemandSetup;
    const level = (city: City) => (city === 'changsha' ? ratio(1) : ratio(6, 5));
    const turnout = (city: City) => value(meanTurnout(city, 'residential', demand, level));
    expect(turnout('changsha')).toBeCloseTo(4.4, 6);
    // The others average 1.1 against 1.2: 1 + 0.5 × (1.1/1.2 − 1).
    expect(turnout('zhuzhou')).toBeCloseTo(4 * (1 - 0.5 / 12), 4);
    const still = { ...demand, elasticity: ratio(0) };
    expect(meanTurnout('xiangtan', 'residential', still, level)).toEqual(ratio(4));
  });
});
