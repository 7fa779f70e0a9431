import { expect, it } from 'vitest';
import { meanInterval, signOf } from '../../src/experiment/interval.ts';
import { codeOf } from '../thrown.ts';

it('the interval of 1 … 5 is 3 ± 2.776 × √(2.5 ÷ 5)', () => {
  const found = meanInterval([1, 2, 3, 4, 5]);
  expect(found).toEqual({ count: 5, mean: 3, halfWidth: 2.776 * Math.sqrt(0.5) });
});

it('between rows of the table of Student’s t it takes the wider', () => {
  const widthOf = (count: number) => {
    const values = Array.from({ length: count }, (_, i) => i % 2);
    const { mean, halfWidth } = meanInterval(values);
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return halfWidth / Math.sqrt(squares / (count - 1) / count);
  };
  const found = [31, 32, 60, 61, 121, 1001].map((count) => Number(widthOf(count).toFixed(3)));
  expect(found).toEqual([2.042, 2.042, 2.042, 2, 1.98, 1.962]);
});

it('one value has no width, none is no value', () => {
  expect(meanInterval([7])).toEqual({ count: 1, mean: 7, halfWidth: Infinity });
  expect(codeOf(() => meanInterval([Number.NaN]))).toBe('experiment.value');
});

it('a sign holds only where the interval keeps off zero', () => {
  expect([
    signOf({ count: 9, mean: 5, halfWidth: 4 }),
    signOf({ count: 9, mean: -5, halfWidth: 4 }),
    signOf({ count: 9, mean: 5, halfWidth: 5 }),
    signOf({ count: 9, mean: 0, halfWidth: 0 }),
  ]).toEqual([1, -1, 0, 0]);
});
