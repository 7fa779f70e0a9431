import fc from 'fast-check';
import { type Lot, QUOTA_LEDGERS } from '../../src/quota/lot.ts';
import type { Vector } from '../../src/quota/vector.ts';
import { runDay } from './day.ts';
import { positiveVector } from './vector.ts';

/** Names chosen to be mistaken for one another if they are ever glued together. */
export const LOT_IDS = ['a', 'a b', 'a b c', 'b', '长沙 1', '1', '12'] as const;
export const HOLDERS = ['changsha', 'zhuzhou', 'pool', 'b changsha', 'c'] as const;

export const holder: fc.Arbitrary<string> = fc.constantFrom(...HOLDERS);
export const lotId: fc.Arbitrary<string> = fc.constantFrom(...LOT_IDS);

/** A lot with a document behind it. */
export function lotOf(minted: fc.Arbitrary<Vector>): fc.Arbitrary<Lot> {
  return fc.record({
    id: lotId,
    parcels: fc.subarray(['parcel-1', 'parcel-2', 'parcel-3'], { maxLength: 1 }),
    whole: fc.boolean(),
    ledger: fc.constantFrom(...QUOTA_LEDGERS),
    origin: fc.constantFrom('ningxiang', 'liling'),
    project: fc.constantFrom('p1', 'p2'),
    document: fc.constantFrom('doc-1', 'doc-2'),
    accepted: runDay,
    vintage: fc.integer({ min: 2024, max: 2031 }),
    grade: fc.option(fc.integer({ min: 1, max: 15 })),
    expires: fc.option(runDay),
    minted,
  });
}

export const lot: fc.Arbitrary<Lot> = lotOf(positiveVector);
