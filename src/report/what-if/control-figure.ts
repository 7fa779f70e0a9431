import { FILE_UNITS, type FileUnitName } from '../../scenario/rule-units.ts';
import { Decimal } from '../../units/decimal.ts';
import type { Ratio } from '../../units/ratio.ts';

/**
 * A value as a control shows it, in the unit people write it in.
 *
 * @param mark `%`, `‰` or empty
 */
export function figureIn(
  { numerator, denominator }: Ratio,
  unit: FileUnitName,
  mark: string,
): string {
  const { factor } = FILE_UNITS[unit];
  const scale = mark === '%' ? 100 : mark === '‰' ? 1000 : 1;
  return new Decimal(numerator)
    .mul(factor.denominator)
    .mul(scale)
    .div(new Decimal(denominator).mul(factor.numerator))
    .toDecimalPlaces(6)
    .toString();
}
