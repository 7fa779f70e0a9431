import fc from 'fast-check';

/** Safe integers: small ones, huge ones, and the two ends. */
export const safeInteger: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 94_906_265, 94_906_266),
);

/** Safe integers above zero. */
export const positiveInteger: fc.Arbitrary<number> = safeInteger.map((n) => Math.abs(n) || 1);
