import { describe, expect, it } from 'vitest';
import { openCounter } from '../../src/engine/voucher-draft.ts';
import { lastCorrectionDay } from '../../src/rules/adjustment-period.ts';
import { formatDay } from '../../src/units/day.ts';
import { overrideOf } from '../engine/fixture.ts';
import { seedBook } from './seed-book.ts';

const lastOf = (year: number, ...overrides: Parameters<typeof overrideOf>[]) =>
  formatDay(lastCorrectionDay(year, seedBook(overrides.map((one) => overrideOf(...one)))));

describe('the adjustment period', () => {
  it('ends on the tenth of January, whatever day of the week that is', () => {
    expect([2025, 2026, 2027, 2028].map((year) => lastOf(year))).toEqual([
      '2026-01-10',
      '2027-01-10',
      '2028-01-10',
      '2029-01-10',
    ]);
  });

  it('is as long as its rule says', () => {
    expect(lastOf(2026, ['adjustment-period-days', '20'])).toBe('2027-01-20');
    expect(lastOf(2026, ['adjustment-period-days', '0'])).toBe('2026-12-31');
  });

  it('leaves the old year shut where corrections have no part in it', () => {
    expect(lastOf(2026, ['adjustment-period-scope', '0', 'correction'])).toBe('2026-12-31');
  });

  it('is what the counter goes by', () => {
    const rules = seedBook();
    expect(openCounter({ rules }).lastDayOf(2026)).toBe(lastCorrectionDay(2026, rules));
  });
});
