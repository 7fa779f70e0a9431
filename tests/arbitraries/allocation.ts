import fc from 'fast-check';
import { ALLOTMENT_KEYS } from '../../src/rules/allotment.ts';
import {
  ALLOTTED_LEDGERS,
  type AllocationPolicy,
  type AllottedLedger,
  type Policy,
} from '../../src/world/policy.ts';

const weight = fc.integer({ min: 1, max: 9 });
const areaM2 = fc.integer({ min: 1, max: 400_000 });

/** Keys in their one order; where there are none, the auction takes it all. */
const keys = fc
  .subarray([...ALLOTMENT_KEYS])
  .chain((chosen) => fc.tuple(...chosen.map((key) => fc.record({ key: fc.constant(key), weight }))))
  .chain((list) =>
    fc.record({
      keys: fc.constant(list),
      auctionWeight: list.length === 0 ? weight : fc.constantFrom(0, 0, 1, 5),
    }),
  );

function anyDivision(ledger: AllottedLedger): fc.Arbitrary<AllocationPolicy> {
  const fixed = areaM2.map((m2) => ({ areaM2: m2 }));
  const total = fc.oneof(
    fc.constantFrom('opening' as const, ledger === 'L7' ? ('survey' as const) : 'opening'),
    fixed,
  );
  return fc
    .record({ total, keys, document: fc.constantFrom('示例文', null) })
    .map(({ total: divided, keys: by, document }) => ({
      ...{ total: divided, ...by },
      // A total that is not that of the opening books needs its document.
      document: divided === 'opening' ? document : (document ?? '示例文'),
    }));
}

/** How the yearly totals are divided; a ledger left out is granted city by city. */
export const anyAllocation: fc.Arbitrary<NonNullable<Policy['quota']['allocation']>> = fc.record(
  Object.fromEntries(ALLOTTED_LEDGERS.map((ledger) => [ledger, anyDivision(ledger)])) as Record<
    AllottedLedger,
    fc.Arbitrary<AllocationPolicy>
  >,
  { requiredKeys: [] },
);
