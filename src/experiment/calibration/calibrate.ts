import { run } from '../../engine/run.ts';
import type { RunInput } from '../../engine/run-input.ts';
import type { PublishedSeries } from '../../scenario/published-series.ts';
import { yearOf } from '../../units/day.ts';
import { Decimal } from '../../units/decimal.ts';
import type { Ratio } from '../../units/ratio.ts';
import { beyond, type Gap, gapsOf } from './gaps.ts';
import {
  cellKey,
  cellsOf,
  type FittedMarket,
  fittedMarket,
  isPublished,
  type MarketFit,
  type PriceCell,
  startOfFit,
  withFit,
} from './market-fit.ts';
import { ObservedYears } from './observed-years.ts';

/** A fitted figure within this part of what is published is near enough. */
const NEAR = new Decimal('0.1');
/** Runs after the first: what moves receipts moves little else, so a few are enough. */
export const MOST_ROUNDS = 6;

/** How a market is held against published series. */
export interface CalibrationSetting {
  readonly series: readonly PublishedSeries[];
  /** The part of the real market the run stands for. */
  readonly sample: Ratio;
  /** The published year the mean year of the run is to be level with. */
  readonly baseYear: number;
}

/** What a calibration found. */
export interface Calibration {
  /** Years of the run that are counted: all but the first, whose receipts are yet to come in. */
  readonly years: readonly number[];
  readonly before: readonly Gap[];
  readonly after: readonly Gap[];
  /** Parcels a year by city and price factors, as they were and as they are fitted. */
  readonly start: MarketFit;
  readonly fit: MarketFit;
  readonly market: FittedMarket;
  /** Cells a series speaks of that are not fitted: a published benchmark price stands in them. */
  readonly published: readonly PriceCell[];
  readonly rounds: number;
  /** Whether every fitted figure came near. */
  readonly isNear: boolean;
}

/** The years of a run that are counted. */
export function countedYears({ start, end }: Pick<RunInput, 'start' | 'end'>): number[] {
  const [first, last] = [yearOf(start), yearOf(end)];
  return Array.from({ length: last - first }, (_, i) => first + 1 + i);
}

/**
 * Holds a market against published series and fits its free parameters to those marked `fit`:
 * prices first, each use in the districts or counties of a city whose mean lies outside the
 * published range by one factor to the middle of it; and parcels a year of each city by the part
 * by which its receipts of the mean year differ from those published for the base year. Run and
 * corrected again until every one is within a tenth, at most six times; the same input gives
 * the same fit.
 *
 * @param onRun told before each run
 */
export function calibrate(
  input: RunInput,
  setting: CalibrationSetting,
  onRun: () => void = () => {},
): Calibration {
  const market = input.market!;
  const years = countedYears(input);
  const observe = (fitted: FittedMarket | null) => {
    onRun();
    const result = run(fitted === null ? input : withFit(input, fitted));
    return gapsOf(setting.series, new ObservedYears(result, input.places, years, setting.sample));
  };
  const cells = setting.series.flatMap(({ use, measure }) =>
    use === 'fit' && measure.kind === 'price' ? cellsOf(measure) : [],
  );
  const published = cells.filter((cell) => isPublished(cell, market, input));
  const pinned = new Set(published.map(cellKey));
  const start = startOfFit(market);
  const before = observe(null);
  let [fit, after, rounds] = [start, before, 0];
  const far = () => after.filter((gap) => isFar(gap, setting.baseYear, pinned));
  while (rounds < MOST_ROUNDS) {
    const next = corrected(fit, far(), pinned);
    if (next === null) break;
    fit = next;
    after = observe(fittedMarket(fit, market));
    rounds += 1;
  }
  const isNear = far().length === 0;
  const fitted = fittedMarket(fit, market);
  return { years, before, after, start, fit, market: fitted, published, rounds, isNear };
}

/** Whether a figure that something is fitted to is not near yet. */
function isFar(
  { series: { measure, use }, value, least, most, observed }: Gap,
  baseYear: number,
  pinned: ReadonlySet<string>,
): boolean {
  if (use !== 'fit') return false;
  const isFitted =
    measure.kind === 'price'
      ? cellsOf(measure).some((cell) => !pinned.has(cellKey(cell)))
      : measure.kind === 'receipts' && value.year === baseYear;
  return isFitted && (observed === null || beyond(observed, least, most).abs().gt(NEAR));
}

/** The fit with every parameter moved whose figure is not near; null where none can be. */
function corrected(
  fit: MarketFit,
  far: readonly Gap[],
  pinned: ReadonlySet<string>,
): MarketFit | null {
  const parcels = new Map(fit.parcels);
  const prices = new Map(fit.prices);
  const seen = far.filter(({ observed }) => observed !== null && !observed.isZero());
  for (const {
    series: { measure },
    least,
    most,
    observed,
  } of seen) {
    const factor = least.add(most).div(2).div(observed!);
    if (measure.kind === 'receipts') {
      parcels.set(measure.city, parcels.get(measure.city)!.mul(factor));
    }
    if (measure.kind !== 'price') continue;
    for (const key of cellsOf(measure).map(cellKey)) {
      if (!pinned.has(key)) prices.set(key, (prices.get(key) ?? new Decimal(1)).mul(factor));
    }
  }
  return seen.length === 0 ? null : { parcels, prices };
}
