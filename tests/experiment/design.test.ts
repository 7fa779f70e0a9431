import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countValues, valueAtCoordinate } from '../../src/experiment/design/dimension.ts';
import { gridDesign, listDesign } from '../../src/experiment/design/grid.ts';
import { latinHypercube } from '../../src/experiment/design/latin-hypercube.ts';
import { morrisDesign } from '../../src/experiment/design/morris.ts';
import { randomDesign } from '../../src/experiment/design/random.ts';
import { saltelliDesign } from '../../src/experiment/design/saltelli.ts';
import { sobolDesign, sobolWords } from '../../src/experiment/design/sobol-sequence.ts';
import { ratio } from '../../src/units/ratio.ts';
import { codeOf } from '../thrown.ts';

const drawn = (...names: string[]) => ({ seed: 7, names });

/** All points of a design. */
function pointsOf(design: { size: number; pointAt: (i: number) => readonly number[] }) {
  return Array.from({ length: design.size }, (_, i) => design.pointAt(i));
}

describe('Sobol sequence', () => {
  it('gives the first points published with the direction numbers', () => {
    const words = sobolWords(3);
    const points = Array.from({ length: 10 }, (_, i) => words(i).map((word) => word / 2 ** 32));
    expect(points).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
      [0.1875, 0.3125, 0.9375],
      [0.6875, 0.8125, 0.4375],
    ]);
  });

  // qmc.Sobol(64, scramble=False, bits=32).random(1024)
  it('gives the points that scipy 1.17 does in 64 dimensions', () => {
    const words = sobolWords(64);
    const text = Array.from({ length: 1024 }, (_, i) => words(i).join(',')).join('\n');
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      'b585f4247f548b5b83bb7ee6e76c852861500479da9e70c4e221ea71e84a6aea',
    );
  });

  it('refuses more dimensions than the table has', () => {
    expect(codeOf(() => sobolWords(65))).toBe('experiment.sobol');
  });

  it('shifted, puts one point of every 2ᵏ into each of 2ᵏ equal parts', () => {
    const points = pointsOf(sobolDesign(64, drawn('a', 'b', 'c')));
    for (const axis of [0, 1, 2]) {
      const parts = points.map((point) => Math.floor(point[axis]! * 64));
      expect(new Set(parts).size).toBe(64);
    }
  });
});

describe('designs', () => {
  it('a grid holds every combination, the last dimension fastest', () => {
    expect(pointsOf(gridDesign([2, 3]))).toEqual([
      [0, 0],
      [0, 0.5],
      [0, 1],
      [1, 0],
      [1, 0.5],
      [1, 1],
    ]);
    expect(pointsOf(gridDesign([1, 2]))).toEqual([
      [0, 0],
      [0, 1],
    ]);
    expect(codeOf(() => gridDesign([2, 0]))).toBe('experiment.grid');
  });

  it('a list takes its rows in order', () => {
    const options = ['x', 'y', 'z'];
    const design = listDesign(3, 1);
    const values = pointsOf(design).map(([at]) =>
      valueAtCoordinate({ kind: 'options', options }, at!),
    );
    expect(values).toEqual(options);
  });

  it('a Latin hypercube fills every row of every dimension once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(1e6), (size, seed) => {
        const points = pointsOf(latinHypercube(size, { seed, names: ['a', 'b'] }));
        for (const axis of [0, 1]) {
          const cells = points.map((point) => Math.floor(point[axis]! * size));
          expect(new Set(cells).size).toBe(size);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('draws belong to the name of a dimension: another one changes none of them', () => {
    const makers = [
      (names: string[]) => randomDesign(16, { seed: 7, names }),
      (names: string[]) => latinHypercube(16, { seed: 7, names }),
    ];
    for (const make of makers) {
      const alone = pointsOf(make(['b'])).map(([b]) => b);
      const second = pointsOf(make(['a', 'b'])).map(([, b]) => b);
      expect(second).toEqual(alone);
      expect(pointsOf(make(['c'])).map(([c]) => c)).not.toEqual(alone);
    }
  });

  it('a Saltelli block is A, A with one coordinate of B after the other, and B', () => {
    const design = saltelliDesign(8, drawn('a', 'b'));
    expect(design.size).toBe(32);
    for (let block = 0; block < 8; block += 1) {
      const [a, ab0, ab1, b] = [0, 1, 2, 3].map((row) => design.pointAt(block * 4 + row));
      expect(ab0).toEqual([b![0], a![1]]);
      expect(ab1).toEqual([a![0], b![1]]);
    }
  });

  it('a Morris trajectory moves every dimension once by Δ and stays in the cube', () => {
    const design = morrisDesign(20, 4, drawn('a', 'b', 'c'));
    expect(design.size).toBe(80);
    for (let t = 0; t < design.trajectories; t += 1) {
      const steps = design.stepsOf(t);
      expect(steps.map(({ dimension }) => dimension).sort()).toEqual([0, 1, 2]);
      for (const [k, { dimension, by }] of steps.entries()) {
        const levels = (row: number) => design.pointAt(t * 4 + row).map((x) => Math.round(x * 3));
        const moved = levels(k).map((x, i) => (i === dimension ? x + Math.sign(by) * 2 : x));
        expect(Math.abs(by)).toBe(2 / 3);
        expect(levels(k + 1)).toEqual(moved);
        expect(moved.every((x) => x >= 0 && x <= 3)).toBe(true);
      }
    }
    expect(new Set(pointsOf(design).flat()).size).toBeGreaterThan(3);
  });
});

describe('values of a dimension', () => {
  const percent = {
    ...{ kind: 'range' as const, low: ratio(0), high: ratio(60), step: ratio(5, 2), unit: '%' },
  };

  it('are exact, evenly spaced, with the ends reached', () => {
    expect(countValues(percent)).toBe(25);
    const texts = [0, 0.05, 0.5, 1].map((at) => valueAtCoordinate(percent, at));
    expect(texts).toEqual(['0%', '2.5%', '30%', '60%']);
  });

  it('do not pass the upper end where the step does not meet it', () => {
    const values = { ...percent, high: ratio(11, 2), step: ratio(2), unit: ' yuan' };
    expect(countValues(values)).toBe(3);
    expect(valueAtCoordinate(values, 1)).toBe('4 yuan');
    expect(countValues({ ...percent, low: ratio(61) })).toBe(0);
    expect(countValues({ ...percent, step: ratio(0) })).toBe(0);
  });
});
