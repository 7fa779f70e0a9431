import { describe, expect, it } from 'vitest';
import { quickStreams } from '../../src/behaviour/quick-streams.ts';
import { Xoshiro } from '../../src/behaviour/xoshiro.ts';
import { brokenBy } from '../thrown.ts';

const SEED = 20_260_101;
const FINEST = 2 ** 32 - 1;
const PURPOSES = ['city', 'place', 'use', 'area', 'price', 'farmland', 'a', 'b'] as const;

/** The first word of a stream as a number from 0 to 1. */
function first(replicate: number, entity: number, purpose: string, seed = SEED): number {
  const id = `S${String(entity).padStart(5, '0')}`;
  return quickStreams({ seed, replicate })(id)(purpose).int(0, FINEST) / FINEST;
}

const many = (count: number, draw: (i: number) => number) =>
  Array.from({ length: count }, (_, i) => draw(i));

const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;

/** Correlation of two rows of draws; within 4 ÷ √n for all but 1 in 16,000 independent ones. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = mean(a.map((x, i) => (x - meanA) * (b[i]! - meanB)));
  return (
    product / Math.sqrt(mean(a.map((x) => (x - meanA) ** 2)) * mean(b.map((x) => (x - meanB) ** 2)))
  );
}

/** Chi-squared of counts that should be equal, less its mean, in standard deviations. */
function unevenness(values: readonly number[], size: number): number {
  const counts = new Array<number>(size).fill(0);
  for (const value of values) counts[value]! += 1;
  const expected = values.length / size;
  const chi = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return (chi - (size - 1)) / Math.sqrt(2 * (size - 1));
}

const ENOUGH = 20_000;
const WITHIN = 4 / Math.sqrt(ENOUGH);

describe('xoshiro128**', () => {
  it('gives the words its authors do', () => {
    const stream = new Xoshiro(1, 2, 3, 4);
    const words = many(10, () => stream.word());
    expect(words).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
      4258142804,
    ]);
  });

  it('leaves the state of zeros, and refuses what is no range', () => {
    const stream = new Xoshiro(0, 0, 0, 0);
    expect(many(50, () => stream.word()).some((word) => word !== 0)).toBe(true);
    expect(brokenBy(() => stream.int(2, 1))).toMatchObject({ code: 'behaviour.range' });
    expect(brokenBy(() => stream.int(0, 2 ** 32))).toMatchObject({ code: 'behaviour.range' });
    expect(() => stream.pick([['a', 0]])).toThrow();
  });
});

describe('streams of one hash', () => {
  it('are the same for the same key, and others for any other', () => {
    expect(first(3, 7, 'area')).toBe(first(3, 7, 'area'));
    const others = [first(4, 7, 'area'), first(3, 8, 'area'), first(3, 7, 'price')];
    expect(new Set([first(3, 7, 'area'), first(3, 7, 'area', 1), ...others]).size).toBe(5);
  });

  it.each([2, 3, 7, 16, 100])('pick each of %i equally often', (size) => {
    const streams = quickStreams({ seed: SEED, replicate: 1 });
    const byEntity = many(ENOUGH, (i) => streams(`S${i}`)('use').int(0, size - 1));
    const byReplicate = many(ENOUGH, (i) =>
      quickStreams({ seed: SEED, replicate: i })('S00001')('use').int(0, size - 1),
    );
    const within = streams('S00001')('use');
    const inOne = many(ENOUGH, () => within.int(0, size - 1));
    for (const values of [byEntity, byReplicate, inOne]) {
      expect(Math.abs(unevenness(values, size))).toBeLessThan(4.5);
    }
  });

  it('of purposes of one deal have nothing to do with each other', () => {
    const rows = PURPOSES.map((purpose) => many(ENOUGH, (i) => first(i % 40, i, purpose)));
    for (const [i, a] of rows.entries()) {
      for (const b of rows.slice(i + 1)) expect(Math.abs(correlation(a, b))).toBeLessThan(WITHIN);
    }
  });

  it('of neighbouring replicates, deals and seeds have nothing to do with each other', () => {
    const neighbours: [(i: number) => number, (i: number) => number][] = [
      [(i) => first(i, 1, 'area'), (i) => first(i + 1, 1, 'area')],
      [(i) => first(0, i, 'area'), (i) => first(0, i + 1, 'area')],
      [(i) => first(0, 1, 'area', i), (i) => first(0, 1, 'area', i + 1)],
      [(i) => first(i, 1, 'area'), (i) => first(i, 2, 'price')],
    ];
    for (const [one, other] of neighbours) {
      expect(Math.abs(correlation(many(ENOUGH, one), many(ENOUGH, other)))).toBeLessThan(WITHIN);
    }
  });

  it('of one stream, one draw has nothing to do with the next', () => {
    const pairs = many(ENOUGH, (i) => i).map((i) => {
      const stream = quickStreams({ seed: SEED, replicate: 0 })(`S${i}`)('area');
      return [stream.int(0, FINEST), stream.int(0, FINEST)] as const;
    });
    const row = (at: 0 | 1) => pairs.map((pair) => pair[at] / FINEST);
    expect(Math.abs(correlation(row(0), row(1)))).toBeLessThan(WITHIN);
  });

  it('share no bit with those of a key that differs in one place', () => {
    const bits = (a: number, b: number) => {
      let count = 0;
      for (let left = (a * FINEST) ^ (b * FINEST); left !== 0; left &= left - 1) count += 1;
      return count;
    };
    const flips: ((i: number) => number)[] = [
      (i) => bits(first(0, i, 'area'), first(1, i, 'area')),
      (i) => bits(first(0, i, 'area'), first(0, i, 'areb')),
      (i) => bits(first(0, i, 'area'), first(0, i ^ 1, 'area')),
    ];
    // Of 32 bits half differ, ±4 standard errors of √8 ÷ √n.
    for (const flip of flips) {
      const found = mean(many(ENOUGH, flip));
      expect(Math.abs(found - 16)).toBeLessThan((4 * Math.sqrt(8)) / Math.sqrt(ENOUGH));
    }
  });
});
