import { describe, expect, it } from 'vitest';
import type { Evaluation, Search, SearchResult } from '../../src/experiment/search/evaluation.ts';
import { hypervolume } from '../../src/experiment/search/hypervolume.ts';
import { nsga2 } from '../../src/experiment/search/nsga2.ts';
import { randomSearch } from '../../src/experiment/search/random-search.ts';

/** Carries a search through with a function of the unit cube. */
function searchWith(
  search: Search,
  of: (point: readonly number[]) => Evaluation | null,
): SearchResult {
  let step = search.next();
  while (!step.done) step = search.next(step.value.map(of));
  return step.value;
}

const objectivesOf = ({ front }: SearchResult) =>
  front.map(({ evaluation }) => evaluation!.objectives);

/** E. Zitzler, K. Deb and L. Thiele (2000): the front is f₂ = 1 − √f₁. */
function zdt1(point: readonly number[]): Evaluation {
  const [f1, ...rest] = point as [number, ...number[]];
  const g = 1 + (9 * rest.reduce((sum, x) => sum + x, 0)) / rest.length;
  return { objectives: [f1, g * (1 - Math.sqrt(f1 / g))], violation: 0 };
}

/** CONSTR of Deb and others (2002): part of its front lies on a constraint. */
function constr([u, v]: readonly number[]): Evaluation {
  const [x, y] = [0.1 + 0.9 * u!, 5 * v!];
  const broken = Math.max(0, 6 - y - 9 * x) + Math.max(0, 1 + y - 9 * x);
  return { objectives: [x, (1 + y) / x], violation: broken };
}

const names = (count: number) => Array.from({ length: count }, (_, i) => `x${i}`);
const ZDT1 = {
  seed: 1,
  names: names(30),
  population: 100,
  generations: 150,
  reference: [1.1, 1.1],
};

describe('NSGA-II', () => {
  it('finds the front of ZDT1 in 30 dimensions: within 0.02 of it, 99 % of its volume', () => {
    const result = searchWith(nsga2(ZDT1), zdt1);
    const off = objectivesOf(result).map(([f1, f2]) => f2! - (1 - Math.sqrt(f1!)));
    expect(Math.max(...off)).toBeLessThan(0.02);
    expect(Math.min(...off)).toBeGreaterThanOrEqual(-1e-12);
    const best = 0.1 + 2 / 3 + 0.11;
    expect(result.hypervolumes.at(-1)! / best).toBeGreaterThan(0.99);
    expect(result.evaluated).toBe(15_000);
  });

  it('its volume never shrinks, and the same seed gives the same points', () => {
    const options = { ...ZDT1, generations: 20 };
    const [once, again] = [searchWith(nsga2(options), zdt1), searchWith(nsga2(options), zdt1)];
    expect(again).toEqual(once);
    const volumes = once.hypervolumes;
    expect(volumes.every((volume, i) => i === 0 || volume >= volumes[i - 1]!)).toBe(true);
    expect(searchWith(nsga2({ ...options, seed: 2 }), zdt1)).not.toEqual(once);
  });

  it('keeps to constraints: 98 % of the volume of CONSTR’s front, no point beyond it', () => {
    const options = {
      seed: 1,
      names: names(2),
      population: 60,
      generations: 60,
      reference: [1, 10],
    };
    const result = searchWith(nsga2(options), constr);
    const known = (x: number) => (x < 2 / 3 ? (7 - 9 * x) / x : 1 / x);
    for (const [f1, f2] of objectivesOf(result)) {
      expect(f2! / known(f1!)).toBeGreaterThan(1 - 1e-9);
    }
    // ∫ (10 − known) from 7/18, where both constraints bind, to 1.
    const bound = 7 * Math.log(12 / 7) - 9 * (2 / 3 - 7 / 18);
    const best = 10 * (1 - 7 / 18) - bound - Math.log(1.5);
    expect(result.hypervolumes.at(-1)! / best).toBeGreaterThan(0.98);
    expect(result.hypervolumes.at(-1)! / best).toBeLessThanOrEqual(1);
    const ends = objectivesOf(result).map(([f1]) => f1!);
    expect([ends[0]! < 0.42, ends.at(-1)! > 0.95]).toEqual([true, true]);
    expect(result.front.every(({ evaluation }) => evaluation!.violation === 0)).toBe(true);
  });

  it('goes on past points whose run failed, and counts them', () => {
    const options = { ...ZDT1, generations: 10, names: names(4) };
    const result = searchWith(nsga2(options), (point) => (point[0]! < 0.1 ? null : zdt1(point)));
    expect(result.failed).toBeGreaterThan(0);
    expect(objectivesOf(result).every(([f1]) => f1! >= 0.1)).toBe(true);
  });
});

describe('random search', () => {
  it('tries every draw once, batch by batch, and finds less than NSGA-II does', () => {
    const options = { seed: 1, names: names(30), draws: 2050, batch: 100, reference: [1.1, 6] };
    const result = searchWith(randomSearch(options), zdt1);
    expect([result.evaluated, result.hypervolumes.length]).toEqual([2050, 21]);
    const whole = searchWith(randomSearch({ ...options, batch: 2050 }), zdt1);
    expect(whole.front).toEqual(result.front);
    const bred = searchWith(nsga2({ ...ZDT1, generations: 20, reference: [1.1, 6] }), zdt1);
    expect(bred.hypervolumes.at(-1)).toBeGreaterThan(result.hypervolumes.at(-1)!);
  });
});

describe('hypervolume', () => {
  it('of boxes, by hand', () => {
    expect(hypervolume([], [1, 1])).toBe(0);
    expect(hypervolume([[3]], [5])).toBe(2);
    expect(
      hypervolume(
        [
          [1, 2],
          [2, 1],
        ],
        [3, 3],
      ),
    ).toBe(3);
    expect(
      hypervolume(
        [
          [1, 2],
          [2, 1],
          [2, 2],
        ],
        [3, 3],
      ),
    ).toBe(3);
    expect(hypervolume([[4, 0]], [3, 3])).toBe(0);
    expect(
      hypervolume(
        [
          [1, 1, 1],
          [0, 2, 2],
        ],
        [3, 3, 3],
      ),
    ).toBe(9);
    expect(
      hypervolume(
        [
          [1, 1, 1],
          [1, 1, 1],
        ],
        [2, 3, 4],
      ),
    ).toBe(6);
  });
});
