import { describe, expect, it } from 'vitest';
import type { Design } from '../../src/experiment/design/design.ts';
import { morrisDesign } from '../../src/experiment/design/morris.ts';
import { randomDesign } from '../../src/experiment/design/random.ts';
import { saltelliDesign } from '../../src/experiment/design/saltelli.ts';
import { quantile } from '../../src/experiment/sensitivity/bootstrap.ts';
import { morrisEffects } from '../../src/experiment/sensitivity/morris-effects.ts';
import { regionalSensitivity } from '../../src/experiment/sensitivity/regional.ts';
import { sobolIndices } from '../../src/experiment/sensitivity/sobol-indices.ts';
import {
  type CubeFunction,
  G_WEIGHTS,
  ishigami,
  ishigamiIndices,
  sobolG,
  sobolGIndices,
} from './known-functions.ts';

const SEED = { seed: 11, resamples: 200 };

function outcomesOf(design: Design, of: CubeFunction): number[] {
  return Array.from({ length: design.size }, (_, row) => of(design.pointAt(row)));
}

/** Every value within `tolerance` of what is known. */
function expectNear(found: readonly number[], known: readonly number[], tolerance: number) {
  expect(found.length).toBe(known.length);
  const far = found.filter((value, i) => Math.abs(value - known[i]!) > tolerance);
  expect(far, `${found.join(' ')} against ${known.join(' ')}`).toEqual([]);
}

describe('Sobol indices', () => {
  it('of the Ishigami function, 4,096 blocks, within 0.01', () => {
    const names = ['x', 'y', 'z'];
    const design = saltelliDesign(4096, { seed: 3, names });
    const found = sobolIndices(names, outcomesOf(design, ishigami), SEED);
    const known = ishigamiIndices();
    expectNear(
      found.indices.map(({ first }) => first.value),
      known.first,
      0.01,
    );
    expectNear(
      found.indices.map(({ total }) => total.value),
      known.total,
      0.01,
    );
    expect(found.verdict.enough).toBe(true);
    for (const [i, { first, total }] of found.indices.entries()) {
      expect(first.low).toBeLessThan(known.first[i]! + 0.01);
      expect(total.high).toBeGreaterThan(known.total[i]! - 0.01);
      expect(total.low).toBeLessThanOrEqual(total.high);
    }
  });

  it('of Sobol’s g-function in six dimensions, 4,096 blocks, within 0.01', () => {
    const names = G_WEIGHTS.map((_, i) => `x${i}`);
    const design = saltelliDesign(4096, { seed: 5, names });
    const found = sobolIndices(names, outcomesOf(design, sobolG), SEED);
    const known = sobolGIndices();
    expectNear(
      found.indices.map(({ first }) => first.value),
      known.first,
      0.01,
    );
    expectNear(
      found.indices.map(({ total }) => total.value),
      known.total,
      0.01,
    );
  });

  it('says that 32 blocks are too few, and how many would do', () => {
    const names = ['x', 'y', 'z'];
    const outcomes = outcomesOf(saltelliDesign(32, { seed: 3, names }), ishigami);
    const { verdict } = sobolIndices(names, outcomes, SEED);
    expect(verdict.enough).toBe(false);
    expect(verdict.needed).toBeGreaterThan(32);
    expect(verdict.needed).toBe(Math.ceil(32 * (verdict.widest / 0.05) ** 2));
  });

  it('leaves blocks with a failed row out whole, and says which rows are missing', () => {
    const names = ['x', 'y', 'z'];
    const whole = outcomesOf(saltelliDesign(64, { seed: 3, names }), ishigami);
    const broken: (number | null)[] = [...whole];
    broken[2] = null;
    broken[3] = null;
    broken[5 * 63] = null;
    const found = sobolIndices(names, broken, SEED);
    expect(found.missing).toEqual([2, 3, 315]);
    expect([found.blocks, found.blocksUsed]).toEqual([64, 62]);
    const rest = sobolIndices(names, whole.slice(5, 315), SEED);
    expect(found.indices).toEqual(rest.indices);
  });

  it('gives none where nothing varies, or nothing is left', () => {
    const constant = sobolIndices(['x'], new Array(30).fill(4), SEED);
    expect([constant.indices, constant.variance, constant.verdict.enough]).toEqual([[], 0, false]);
    const none = sobolIndices(['x'], new Array(30).fill(null), SEED);
    expect([none.indices, none.blocksUsed, none.missing.length]).toEqual([[], 0, 30]);
  });
});

describe('Morris screening', () => {
  it('of a linear function gives its slopes, without spread', () => {
    const design = morrisDesign(10, 4, { seed: 1, names: ['a', 'b'] });
    const outcomes = outcomesOf(design, ([a, b]) => 3 * a! - 2 * b!);
    const { effects, verdict } = morrisEffects(['a', 'b'], design, outcomes, SEED);
    expectNear(
      effects.map(({ muStar }) => muStar.value),
      [3, 2],
      1e-12,
    );
    expectNear(
      effects.map(({ mu }) => mu),
      [3, -2],
      1e-12,
    );
    expectNear(
      effects.map(({ sigma }) => sigma),
      [0, 0],
      1e-12,
    );
    expect(verdict.enough).toBe(true);
  });

  it('of the Ishigami function gives its grid mean, 4,000 trajectories, within 0.3', () => {
    const names = ['x', 'y', 'z'];
    const design = morrisDesign(4000, 4, { seed: 2, names });
    const { effects } = morrisEffects(names, design, outcomesOf(design, ishigami), SEED);
    const known = names.map((_, i) => meanEffect(ishigami, 3, i));
    expectNear(
      effects.map(({ muStar }) => muStar.value),
      known,
      0.3,
    );
    expectNear([effects[1]!.muStar.value], [7.875], 1e-9);
  });

  it('of Sobol’s g-function ranks by weight, 400 trajectories, within 0.15', () => {
    const names = G_WEIGHTS.map((_, i) => `x${i}`);
    const design = morrisDesign(400, 4, { seed: 2, names });
    const { effects } = morrisEffects(names, design, outcomesOf(design, sobolG), SEED);
    const known = names.map((_, i) => meanEffect(sobolG, names.length, i));
    expectNear(
      effects.map(({ muStar }) => muStar.value),
      known,
      0.15,
    );
  });

  it('leaves out the effects a failed row spoils', () => {
    const design = morrisDesign(10, 4, { seed: 1, names: ['a', 'b'] });
    const outcomes: (number | null)[] = outcomesOf(design, ([a, b]) => 3 * a! - 2 * b!);
    outcomes[0] = null;
    const { effects, missing } = morrisEffects(['a', 'b'], design, outcomes, SEED);
    expect(missing).toEqual([0]);
    expect(effects.map((effect) => effect.effects).sort()).toEqual([10, 9].sort());
    const none = morrisEffects(['a', 'b'], design, new Array(30).fill(null), SEED);
    expect([none.effects, none.verdict.enough]).toEqual([[], false]);
  });
});

/** Mean size of the effect of one dimension over every point of the four-level grid. */
function meanEffect(of: CubeFunction, dimensions: number, moved: number): number {
  let [sum, count] = [0, 0];
  for (let code = 0; code < 4 ** dimensions; code += 1) {
    const levels = Array.from({ length: dimensions }, (_, i) => Math.floor(code / 4 ** i) % 4);
    if (levels[moved]! > 1) continue;
    const at = (by: number) => of(levels.map((x, i) => (i === moved ? x + by : x) / 3));
    sum += Math.abs(at(2) - at(0)) / (2 / 3);
    count += 1;
  }
  return sum / count;
}

describe('regional sensitivity', () => {
  const names = ['cause', 'idle'];
  const design = randomDesign(400, { seed: 4, names });
  const points = Array.from({ length: 400 }, (_, row) => design.pointAt(row));

  it('finds the dimension a condition hangs on, and not the other', () => {
    const found = regionalSensitivity(
      names,
      points,
      points.map(([cause]) => cause! > 0.7),
    );
    expect(found.effects.map(({ name, differs }) => [name, differs])).toEqual([
      ['cause', true],
      ['idle', false],
    ]);
    expect(found.effects[0]!.distance).toBe(1);
    expect(found.effects[0]!.insideMedian).toBeGreaterThan(found.effects[0]!.outsideMedian);
    expect(found.inside + found.outside).toBe(400);
    expect(found.enough).toBe(true);
  });

  it('counts what is missing and wants twenty rows in either group', () => {
    const holds = points.map((_, row) => (row < 19 ? true : row < 30 ? null : false));
    const found = regionalSensitivity(names, points, holds);
    expect([found.inside, found.missing.length, found.enough]).toEqual([19, 11, false]);
    const none = regionalSensitivity(
      names,
      points,
      points.map(() => false),
    );
    expect(none.effects).toEqual([]);
  });

  it('measures the distance of two small samples by hand', () => {
    const small = [[0.1], [0.2], [0.3], [0.2], [0.5]];
    const found = regionalSensitivity(['x'], small, [true, true, true, false, false]);
    expect(found.effects[0]!.distance).toBe(0.5);
  });
});

it('quantiles lie between neighbours', () => {
  expect([0, 0.25, 0.5, 1].map((share) => quantile([1, 2, 4], share))).toEqual([1, 1.5, 2, 4]);
});
