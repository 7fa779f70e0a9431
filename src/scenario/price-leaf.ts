import { parseRatio, type Ratio } from '../units/ratio.ts';
import type { ExpectationCode } from './expectation.ts';
import { written } from './leaf-schema.ts';
import { type FileUnitName, readRuleValue } from './rule-units.ts';

/** Largest denominator of a price as written: prices are posted to the fen. */
const FINEST_PRICE = 1_000_000;

function price(code: ExpectationCode, unit: FileUnitName, most: number) {
  return written(code, (text): Ratio | null => {
    const [amount, named, ...rest] = text.trim().split(/\s+/);
    if (named !== unit || rest.length > 0) return null;
    const value = parseRatio(amount!);
    if (value === null || value.numerator > most * value.denominator) return null;
    return value.denominator > FINEST_PRICE ? null : readRuleValue(amount!, unit);
  });
}

/** `12 wanYuan/mu`, as fen per m². */
export const areaPrice = price('areaPrice', 'wanYuan/mu', 1000);

/** `30 yuan/kg`, as fen per kg. */
export const capacityPrice = price('capacityPrice', 'yuan/kg', 10_000);
