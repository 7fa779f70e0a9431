import fc from 'fast-check';
import { type Ratio, ratio } from '../../src/units/ratio.ts';
import { positiveInteger, safeInteger } from './integer.ts';

/** Any ratio whose parts are safe integers. */
export const anyRatio: fc.Arbitrary<Ratio> = fc
  .tuple(safeInteger, positiveInteger)
  .map(([numerator, denominator]) => ratio(numerator, denominator));

/** A ratio with parts small enough that sums and products of a few stay safe. */
export const smallRatio: fc.Arbitrary<Ratio> = fc
  .tuple(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: 1, max: 2000 }))
  .map(([numerator, denominator]) => ratio(numerator, denominator));
