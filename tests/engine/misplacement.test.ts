import { describe, expect, it } from 'vitest';
import { Chart } from '../../src/ledger/account.ts';
import { addDays, isoDay } from '../../src/units/day.ts';
import { MisplacementMeter } from '../../src/world/misplacement.ts';

const chart = new Chart(() => null);
const account = (path: string) => chart.account(chart.id(path));
const HELD = account('treasury:changsha:fund:1:for:xiangtan');
const START = isoDay('2026-01-01');
const on = (n: number) => addDays(START, n);

describe('money in the wrong treasury', () => {
  it('counts fen by days, to the day asked for', () => {
    const meter = new MisplacementMeter();
    meter.record(HELD, 100, on(0));
    meter.record(HELD, 50, on(10));
    meter.record(HELD, -150, on(12));
    const measured = meter.measure(on(400));
    const fenDays = BigInt(100 * 10 + 150 * 2);
    expect(measured).toEqual([{ treasury: 'changsha', owner: 'xiangtan', fenDays, openFen: 0 }]);
    expect(meter.measure(on(500))).toEqual(measured);
  });

  it('can be asked in between without changing the answer', () => {
    const meter = new MisplacementMeter();
    meter.record(HELD, 7, on(0));
    expect(meter.measure(on(3))[0]).toMatchObject({ fenDays: 21n, openFen: 7 });
    expect(meter.measure(on(3))[0]).toMatchObject({ fenDays: 21n });
    expect(meter.measure(on(4))[0]).toMatchObject({ fenDays: 28n });
  });

  it('adds up every account of the same treasury and owner', () => {
    const meter = new MisplacementMeter();
    meter.record(HELD, 5, on(0));
    meter.record(account('treasury:changsha:general:2:for:xiangtan'), -2, on(0));
    expect(meter.measure(on(10))).toMatchObject([{ fenDays: 30n, openFen: 3 }]);
  });

  it.each([
    'treasury:changsha:fund:1',
    'treasury:hunan:clearing:1',
    'treasury:platform:escrow:deposit',
    'outside:grantee',
  ])('does not count %s', (path) => {
    const meter = new MisplacementMeter();
    meter.record(account(path), 100, on(0));
    expect(meter.measure(on(9))).toEqual([]);
  });

  it('counts on exactly where a double no longer could', () => {
    const meter = new MisplacementMeter();
    meter.record(HELD, Number.MAX_SAFE_INTEGER, on(0));
    const fenDays = 365n * BigInt(Number.MAX_SAFE_INTEGER);
    expect(meter.measure(on(365))[0]!.fenDays).toBe(fenDays);
  });
});
