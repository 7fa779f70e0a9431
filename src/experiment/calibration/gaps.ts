import type { PublishedSeries, PublishedValue } from '../../scenario/published-series.ts';
import { Decimal } from '../../units/decimal.ts';
import type { Ratio } from '../../units/ratio.ts';
import type { ObservedYears } from './observed-years.ts';

/** One published value against what a run shows. */
export interface Gap {
  readonly series: PublishedSeries;
  readonly value: PublishedValue;
  /** As the series has it; of a course the part of the first year. Equal where it is no range. */
  readonly least: Decimal;
  readonly most: Decimal;
  /** Null where the run shows nothing of it. */
  readonly observed: Decimal | null;
  /** Zero within the range, else the part by which it lies beyond the nearer end. */
  readonly gap: Decimal | null;
}

/** Every value of every series against what a run shows. */
export function gapsOf(series: readonly PublishedSeries[], observed: ObservedYears): Gap[] {
  return series.flatMap((one) => one.values.map((value, at) => gapOf(one, value, at, observed)));
}

function gapOf(
  series: PublishedSeries,
  value: PublishedValue,
  at: number,
  years: ObservedYears,
): Gap {
  const { measure, values } = series;
  const base = measure.kind === 'course' ? decimalOf(values[0]!.least) : new Decimal(1);
  const least = decimalOf(value.least).div(base);
  const most = decimalOf(value.most).div(base);
  const observed = years.figure(measure, at);
  return { series, value, least, most, observed, gap: observed && beyond(observed, least, most) };
}

/** By which part a figure lies beyond the nearer end of a range; zero within it. */
export function beyond(observed: Decimal, least: Decimal, most: Decimal): Decimal {
  const end = observed.lt(least) ? least : observed.gt(most) ? most : observed;
  return observed.isZero() && end.isZero() ? new Decimal(0) : observed.sub(end).div(end);
}

/** A ratio as a decimal of forty digits. */
export function decimalOf({ numerator, denominator }: Ratio): Decimal {
  return new Decimal(numerator).div(denominator);
}
