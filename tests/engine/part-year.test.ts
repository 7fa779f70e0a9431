import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import { moneyFigures } from '../../src/report/figures.ts';
import { runWarnings } from '../../src/report/warnings.ts';
import { isoDay } from '../../src/units/day.ts';
import { deal, fixture } from './fixture.ts';

describe('a run that ends within a year', () => {
  // The deposit is paid on the last day, which would be settled a working day later.
  const end = isoDay('2026-04-09');
  const result = run(fixture({ end, deals: [deal({ signed: end, awarded: null })] }));

  it('settles by its end what was received by then', () => {
    const { total } = moneyFigures(result).region;
    const settled = total.costRecoveryFen + total.earmarksFen + total.remittedUpFen;
    expect(total.receiptsFen).toBeGreaterThan(0);
    expect(settled + total.netProceedsFen).toBe(total.receiptsFen);
  });

  it('closes the part of the year, and says that it is one', () => {
    expect(result.cashYears.map(({ cash }) => [cash.party, cash.year])).toEqual([
      ['changsha', 2026],
    ]);
    const circumstances = {
      synthetic: false,
      redatedYears: 0,
      assumedCalendarYears: [],
      openingStatuses: [],
      openingScale: null,
      presets: [],
    };
    const codes = runWarnings(result, circumstances).map(({ code }) => code);
    expect(codes).toContain('partYear');
  });
});
