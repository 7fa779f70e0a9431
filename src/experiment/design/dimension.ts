import { Decimal } from '../../units/decimal.ts';
import {
  addRatio,
  compareRatio,
  mulRatio,
  type Ratio,
  ratio,
  subRatio,
  ZERO,
} from '../../units/ratio.ts';

/** What a dimension can be: evenly spaced exact numbers, or words. */
export type DimensionValues =
  | {
      readonly kind: 'range';
      readonly low: Ratio;
      readonly high: Ratio;
      /** Above zero. Values are low, low + step …, the last not above high. */
      readonly step: Ratio;
      /** Written after the number: `%`, ` wanYuan/mu`. */
      readonly unit: string;
    }
  | { readonly kind: 'options'; readonly options: readonly string[] };

/** One thing an experiment varies. */
export interface Dimension {
  readonly name: string;
  readonly values: DimensionValues;
}

/** How many values a dimension can take. */
export function countValues(values: DimensionValues): number {
  if (values.kind === 'options') return values.options.length;
  const { low, high, step } = values;
  if (compareRatio(step, ZERO) <= 0 || compareRatio(high, low) < 0) return 0;
  const span = subRatio(high, low);
  return (
    Math.floor(
      Number(
        (BigInt(span.numerator) * BigInt(step.denominator)) /
          (BigInt(span.denominator) * BigInt(step.numerator)),
      ),
    ) + 1
  );
}

/** The value at a coordinate from 0 to 1, as it is written in a scenario; all are as likely. */
export function valueAtCoordinate(values: DimensionValues, coordinate: number): string {
  const count = countValues(values);
  const index = Math.min(count - 1, Math.floor(coordinate * count));
  if (values.kind === 'options') return values.options[index]!;
  const value = addRatio(values.low, mulRatio(values.step, ratio(index)));
  return `${new Decimal(value.numerator).div(value.denominator).toFixed()}${values.unit}`;
}
