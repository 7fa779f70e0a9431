import type { Label } from '../../rules/rule.ts';
import { parseDecimal } from '../../units/decimal.ts';
import {
  compareRatio,
  decimalToRatio,
  mulRatio,
  type Ratio,
  ratio,
  subRatio,
  ZERO,
} from '../../units/ratio.ts';
import { countValues, type DimensionValues } from '../design/dimension.ts';

/** Values between the ends where no step is written. */
const DEFAULT_STEPS = 1000;
const MOST_VALUES = 1_000_000;

interface Written {
  readonly value: Ratio;
  readonly unit: string;
}

/** `12 wanYuan/mu` as 12 and the unit, its space kept. */
function readAmount(text: string): Written | null {
  const [, number, unit] = /^(-?\d+(?:\.\d+)?)(.*)$/.exec(text.trim()) ?? [];
  const decimal = number === undefined ? null : parseDecimal(number);
  const value = decimal === null ? null : decimalToRatio(decimal);
  return value === null ? null : { value, unit: unit! };
}

export const RANGE_EXPECTED: Label = {
  zh: '单位相同的 low、high（和 step），如 0%、40%、5%，至多一百万个值',
  en: 'low and high (and step) in one unit, such as 0%, 40% and 5%, and at most a million values',
};

/** The values from low to high; null when the texts do not make a range. */
export function readRange(low: string, high: string, step?: string): DimensionValues | null {
  const [from, to] = [readAmount(low), readAmount(high)];
  const by = step === undefined ? null : readAmount(step);
  if (from === null || to === null || (step !== undefined && by === null)) return null;
  if (from.unit !== to.unit || (by !== null && by.unit !== from.unit)) return null;
  const span = subRatio(to.value, from.value);
  const width = by?.value ?? mulRatio(span, ratio(1, DEFAULT_STEPS));
  if (compareRatio(span, ZERO) < 0) return null;
  if (compareRatio(span, ZERO) === 0) return { kind: 'options', options: [low.trim()] };
  const values: DimensionValues = {
    ...{ kind: 'range', low: from.value, high: to.value, step: width, unit: from.unit },
  };
  const count = countValues(values);
  return count > 0 && count <= MOST_VALUES ? values : null;
}
