import fc from 'fast-check';
import { squareMetre } from '../../src/units/area.ts';
import type { BasicReplacement } from '../../src/world/deal.ts';

/** What a deal designates in the place of basic farmland; two deals may name the same parcel. */
export const anyReplacement: fc.Arbitrary<BasicReplacement> = fc.record({
  document: fc.constantFrom('国土资函〔2026〕1号', '示意批复'),
  areaM2: fc.integer({ min: 1, max: 40_000 }).map(squareMetre),
  grade: fc.integer({ min: 1, max: 15 }),
  slopeDegrees: fc.integer({ min: 0, max: 90 }),
  parcels: fc.subarray(['补划-1', '补划-2', 'r 3', 'r-4'], { minLength: 1 }),
});
