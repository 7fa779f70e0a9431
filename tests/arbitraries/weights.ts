import fc from 'fast-check';

const some = (weight: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
  fc.array(weight, { minLength: 1, maxLength: 8 });

/** Makes the first weight positive when all are zero. */
function atLeastOne(weights: number[]): number[] {
  return weights.some((weight) => weight > 0) ? weights : [1, ...weights.slice(1)];
}

/** Weights of a split as people give them: small, often equal, sometimes zero. */
export const smallWeights: fc.Arbitrary<number[]> = some(fc.nat({ max: 120 })).map(atLeastOne);

/** Weights around the border where products leave the exact doubles, and far above it. */
export const largeWeights: fc.Arbitrary<number[]> = fc
  .oneof(
    some(fc.integer({ min: 0, max: 94_906_266 })),
    some(fc.integer({ min: 0, max: Math.floor(Number.MAX_SAFE_INTEGER / 8) })),
  )
  .map(atLeastOne);

export const anyWeights: fc.Arbitrary<number[]> = fc.oneof(
  { weight: 3, arbitrary: smallWeights },
  { weight: 1, arbitrary: largeWeights },
);
