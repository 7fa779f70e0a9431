import fc from 'fast-check';
import type { Cast } from '../../src/rules/sharing-cast.ts';
import { formatDay, isoDay } from '../../src/units/day.ts';
import { castOf } from '../../src/world/cast.ts';
import { CITIES, type City } from '../../src/world/party.ts';
import { deal } from '../engine/fixture.ts';
import type { Paid } from '../rules/sharing-case.ts';
import { runDay } from './day.ts';

const amount = fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 10 ** 11 }));

/** Receipts of up to three deals, in the order of their days. */
export const anyReceipts: fc.Arbitrary<Paid[]> = fc
  .array(fc.tuple(runDay, amount, fc.constantFrom('a', 'b', 'c')), { minLength: 1, maxLength: 7 })
  .map((rows) =>
    rows
      .toSorted(([day], [other]) => day - other)
      .map(([day, amountFen, name]): Paid => [formatDay(day), amountFen, name]),
  );

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

/** Who plays which part in a deal signed before any receipt, with suppliers of quota. */
export const anyCast: fc.Arbitrary<Cast> = fc
  .record({
    county: fc.constantFrom('yuhua', 'yuetang', 'tianyuan'),
    listingCity: orNull(fc.constantFrom(...CITIES)),
    collectingTreasury: orNull(fc.constantFrom(...CITIES)),
    enclavePartner: orNull(fc.constantFrom(...CITIES)),
    supplied: fc.array(fc.tuple(fc.constantFrom(...CITIES), fc.integer({ min: 0, max: 999 })), {
      maxLength: 3,
    }),
  })
  .map(({ supplied, ...given }) =>
    castOf(deal({ ...given, signed: isoDay('2023-12-31') }), new Map<City, number>(supplied)),
  );
