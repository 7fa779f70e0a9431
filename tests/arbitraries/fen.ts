import fc from 'fast-check';
import { type Fen, fen } from '../../src/units/fen.ts';

/** Any amount of money at all, negative and huge ones included. */
export const anyFen: fc.Arbitrary<Fen> = fc
  .oneof(fc.integer({ min: -1000, max: 1000 }), fc.maxSafeInteger())
  .map(fen);

/** Zero or more, up to the largest exact amount. */
export const totalFen: fc.Arbitrary<Fen> = fc
  .oneof(fc.nat({ max: 50 }), fc.nat({ max: 2_000_000_000 }), fc.maxSafeNat())
  .map(fen);

/** A positive amount of the size a deal has. */
export const amountFen: fc.Arbitrary<Fen> = fc
  .oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 10_000_000_000 }))
  .map(fen);
