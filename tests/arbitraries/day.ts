import fc from 'fast-check';
import { type Day, isoDay } from '../../src/units/day.ts';

export const FIRST_DAY = isoDay('1000-01-01');
export const LAST_DAY = isoDay('9999-12-31');

/** Any day of the years 1000 to 9999. */
export const anyDay: fc.Arbitrary<Day> = fc
  .integer({ min: FIRST_DAY, max: LAST_DAY })
  .map((day) => day as Day);

/** A day of the years the scenarios run in. */
export const runDay: fc.Arbitrary<Day> = fc
  .integer({ min: isoDay('2024-01-01'), max: isoDay('2031-12-31') })
  .map((day) => day as Day);
