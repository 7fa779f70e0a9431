import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import { type Calibration, calibrate } from '../../src/experiment/calibration/calibrate.ts';
import { beyond } from '../../src/experiment/calibration/gaps.ts';
import { fittedMarket, withFit } from '../../src/experiment/calibration/market-fit.ts';
import { ObservedYears } from '../../src/experiment/calibration/observed-years.ts';
import { moneyFigures } from '../../src/report/figures.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';
import type { Measure, PublishedSeries } from '../../src/scenario/published-series.ts';
import { isoDay } from '../../src/units/day.ts';
import { Decimal } from '../../src/units/decimal.ts';
import { ratio } from '../../src/units/ratio.ts';

const SAMPLE = ratio(1, 10);

function series(id: string, measure: Measure, least: number, most = least): PublishedSeries {
  const value = { year: 2024, key: null, least: ratio(least), most: ratio(most) };
  return {
    ...{ id, title: { zh: id, en: id }, measure, unit: 'yiYuan', use: 'fit', rule: null },
    ...{ document: 'none found', note: null },
    values: [{ ...value, status: 'memory', mark: 'memory-low' }],
  };
}

const SERIES = [
  series('receipts', { kind: 'receipts', city: 'changsha' }, 600),
  series(
    'dear',
    { kind: 'price', city: 'zhuzhou', places: 'district', use: 'industrial' },
    700,
    900,
  ),
  series(
    'inside',
    { kind: 'price', city: 'changsha', places: 'district', use: 'residential' },
    1,
    99_999,
  ),
  series(
    'pinned',
    { kind: 'price', city: 'xiangtan', places: 'district', use: 'residential' },
    9000,
  ),
];

let input: RunInput;
let found: Calibration;
beforeAll(async () => {
  const scenario = 'scenarios/market-baseline.yaml';
  const prepared = await prepareRun({ scenario, deals: null, sheet: null });
  const { market, ...rest } = prepared.input;
  const supply = { ...market!.supply, parcelsPerYear: 40, carriedOver: true };
  input = { ...rest, market: { ...market!, supply }, end: isoDay('2027-12-31') };
  found = calibrate(input, { series: SERIES, sample: SAMPLE, baseYear: 2024 });
});

describe('a calibration', () => {
  it('brings what is fitted near to what is published, or says that it did not', () => {
    const far = found.after.filter(({ observed, least, most, series: { id } }) => {
      const gap = observed === null ? new Decimal(1) : beyond(observed, least, most);
      return id !== 'pinned' && gap.abs().gt('0.1');
    });
    expect(found.isNear).toBe(far.length === 0);
    const by = (gaps: Calibration['after'], id: string) =>
      gaps.find(({ series: one }) => one.id === id)!;
    for (const id of ['receipts', 'dear']) {
      const [was, is] = [by(found.before, id), by(found.after, id)];
      expect(was.gap!.abs().gt('0.1')).toBe(true);
      expect(is.gap!.abs().lt(was.gap!.abs())).toBe(true);
    }
  });

  it('leaves alone what lies within its range or stands on a published benchmark', () => {
    expect([...found.fit.prices.keys()]).toEqual(['zhuzhou district industrial']);
    expect(found.fit.prices.get('zhuzhou district industrial')!.gt(1)).toBe(true);
    expect(found.published).toEqual([{ city: 'xiangtan', places: 'district', use: 'residential' }]);
    const { cities } = found.market.profile;
    expect(Object.keys(cities!.zhuzhou!.districtPrice!)).toEqual(['industrial']);
    expect(cities!.changsha!.districtPrice).toBeUndefined();
    expect(found.fit.parcels.get('zhuzhou')).toEqual(found.start.parcels.get('zhuzhou'));
  });

  it('is the run its whole numbers give, and the same every time', () => {
    const again = calibrate(input, { series: SERIES, sample: SAMPLE, baseYear: 2024 });
    expect(JSON.stringify(again)).toBe(JSON.stringify(found));
    const result = run(withFit(input, fittedMarket(found.fit, input.market!)));
    const years = new ObservedYears(result, input.places, [2027], SAMPLE);
    const receipts = years.figure({ kind: 'receipts', city: 'changsha' }, 0)!;
    const { parties } = moneyFigures(result);
    const fen = ['changsha', 'xiangjiang']
      .map((id) => parties.find(({ party }) => party === id)?.byYear['2027']?.receiptsFen ?? 0)
      .reduce((sum, one) => sum + one);
    expect(receipts.toFixed()).toBe(new Decimal(fen).div(10_000_000_000).mul(10).toFixed());
    expect(receipts.toFixed()).toBe(found.after[0]!.observed!.toFixed());
  });
});
