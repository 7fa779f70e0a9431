import fc from 'fast-check';
import { type Vector, vector } from '../../src/quota/vector.ts';

const part = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 }), fc.nat({ max: 5_000_000 }));

/** Any quantity of quota, zero and lopsided ones included. */
export const anyVector: fc.Arbitrary<Vector> = fc
  .tuple(part, part, part)
  .map(([area, paddy, capacity]) => vector(area, paddy, capacity));

/** A quantity with something in it. */
export const positiveVector: fc.Arbitrary<Vector> = fc
  .tuple(part, part, part)
  .map(([area, paddy, capacity]) => vector(area || 1, paddy, capacity));

/** Small quantities, so that random moves often fit. */
export const smallVector: fc.Arbitrary<Vector> = fc
  .tuple(fc.nat({ max: 4 }), fc.nat({ max: 2 }), fc.nat({ max: 2 }))
  .map(([area, paddy, capacity]) => vector(area, paddy, capacity));
