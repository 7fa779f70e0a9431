import type { SquareMetre } from '../../units/area.ts';
import { type Decimal, parseDecimal } from '../../units/decimal.ts';
import { type Fen, fen } from '../../units/fen.ts';
import { halfWidth, nameKey } from './cell-text.ts';
import { bad, good, type Reading } from './reading.ts';
import {
  AREA_UNITS,
  type AreaUnit,
  exactM2,
  MONEY_UNITS,
  type MoneyUnit,
  toFenExact,
  toM2,
} from './units.ts';

/** 10,000 hectares: more than any city supplies in a year. */
const MAX_AREA_M2 = 100_000_000;
/** 10,000 × 10⁸ yuan. */
const MAX_PRICE_FEN = 100_000_000_000_000;

/**
 * A plain decimal number with the unit typed behind it, if any. Thousands separators are read
 * when they are unmistakable; exponents, hexadecimals, percentages are not numbers here.
 */
export function readNumber<U>(
  text: string,
  units: ReadonlyMap<string, U>,
  bare: U,
): Reading<{ readonly amount: Decimal; readonly unit: U }> {
  const plain = halfWidth(text);
  const match = /^([+-]?)\s*([\d.,' ]*\d\.?)\s*([^\d\s.,].*)?$/su.exec(plain);
  if (!match) return bad(/^[+-]?¥/u.test(plain) ? 'ambiguousValue' : 'notANumber');
  const [, sign, body = '', typed] = match;
  const unit = typed === undefined ? bare : units.get(nameKey(typed));
  if (unit === undefined) return bad('notANumber');
  const amount = readDigits(body.trim());
  if (amount === null) return bad('ambiguousValue');
  if (sign === '-' && !amount.isZero()) return bad('negativeValue');
  return good({ amount, unit });
}

// `1,234.5` has one reading; `1,2`, `0,123`, `1.234,5` and `1 234` have two.
function readDigits(body: string): Decimal | null {
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(body)) {
    return parseDecimal(body.replaceAll(',', ''));
  }
  return parseDecimal(body);
}

/** An area in whole m², rounded half-up once. */
export function readArea(text: string, bare: AreaUnit): Reading<SquareMetre> {
  const number = readNumber(text, AREA_UNITS, bare);
  if (!number.ok) return number;
  const { amount, unit } = number.value;
  if (exactM2(amount, unit).gt(MAX_AREA_M2)) return bad('absurdValue');
  return good(toM2(amount, unit));
}

/** An amount of money, which must be whole fen. */
export function readMoney(text: string, bare: MoneyUnit): Reading<Fen> {
  const number = readNumber(text, MONEY_UNITS, bare);
  if (!number.ok) return number;
  const exact = toFenExact(number.value.amount, number.value.unit);
  if (exact.gt(MAX_PRICE_FEN)) return bad('absurdValue');
  return exact.isInteger() ? good(fen(exact.toNumber())) : bad('notWholeFen');
}

/** Amounts separated by semicolons; empty and zero parts are left out. */
export function readInstalments(text: string, bare: MoneyUnit): Reading<readonly Fen[]> {
  const amounts: Fen[] = [];
  for (const part of halfWidth(text).split(/[;\n]/)) {
    if (part.trim() === '') continue;
    const amount = readMoney(part, bare);
    if (!amount.ok) return amount;
    if (amount.value > 0) amounts.push(amount.value);
  }
  return good(amounts);
}
