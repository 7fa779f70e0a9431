import type { Quantity, WhyUnit } from '../../ledger/why.ts';
import { quantity } from '../../ledger/why-terms.ts';
import { divideBig, type Rounding } from '../../units/exact.ts';

/** An exact amount in a workbook: where its numerator and denominator stand. */
export interface Exact {
  /** A cell or a whole number. */
  readonly n: string;
  readonly d: string;
  /** What both come to as the workbook is written. */
  readonly value: Quantity;
  /** True when it is whole whatever the inputs are: then `d` is `1`. */
  readonly isWhole: boolean;
}

/** The formulas of one step: of its numerator and denominator, and what they lean on. */
export interface StepFormula {
  readonly n: string;
  readonly d: string;
  readonly value: Quantity;
  readonly isWhole: boolean;
  /** Cells to the right of the step, in order. */
  readonly helpers: readonly Helper[];
}

export interface Helper {
  readonly formula: string;
  readonly value: bigint;
}

/**
 * Products beyond it are refused with #N/A: spreadsheets compare and round at fifteen digits, so
 * that a fen could be lost above it.
 */
export const LIMIT = '1E14';

/**
 * The whole part of a quotient of whole numbers from 0 up. `INT` of a spreadsheet may round a
 * quotient just below a whole number up to it; multiplying back shows it.
 */
export function floorFormula(part: string, whole: string): string {
  if (whole === '1') return part;
  return `(INT((${part})/(${whole}))-(INT((${part})/(${whole}))*(${whole})>(${part})))`;
}

/** A whole number written into a formula. */
export function literal(value: bigint, unit: WhyUnit): Exact {
  return { n: String(value), d: '1', value: quantity(value, 1n, unit), isWhole: true };
}

/** Two amounts multiplied, in lowest terms, not rounded. */
export function productFormula(a: Exact, b: Exact, unit: WhyUnit): StepFormula {
  const value = quantity(
    a.value.numerator * b.value.numerator,
    a.value.denominator * b.value.denominator,
    unit,
  );
  const isWhole = a.isWhole && b.isWhole;
  const n = `${over(a.n, a.n, b.d)}*${over(b.n, b.n, a.d)}`;
  const d = isWhole ? '1' : `${over(a.d, b.n, a.d)}*${over(b.d, a.n, b.d)}`;
  return { n, d, value, isWhole, helpers: [] };
}

/** The first as a part of the second, in lowest terms. */
export function quotientFormula(a: Exact, b: Exact): StepFormula {
  const { numerator, denominator } = b.value;
  const inverse = { n: b.d, d: b.n, value: quantity(denominator, numerator, 'ratio') };
  return productFormula(a, { ...inverse, isWhole: false }, 'ratio');
}

/** `part` divided by what `x` and `y` have in common. */
function over(part: string, x: string, y: string): string {
  return x === '1' || y === '1' ? part : `${part}/GCD(ABS(${x}),${y})`;
}

/**
 * `amount × rate` rounded once. The amount is taken apart into whole multiples of the rate's
 * denominator and a rest, so that no product comes near the limit.
 *
 * @param at where the step will stand: the two cells of its helpers
 */
export function roundedFormula(
  amount: Exact,
  rate: Exact,
  rounding: Rounding,
  unit: WhyUnit,
  at: readonly [string, string],
): StepFormula {
  const [times, rest] = at;
  const d = multiplied(rate.d, amount.d);
  const below = rate.value.denominator * amount.value.denominator;
  const top = rate.value.numerator;
  const whole = amount.value.numerator < 0n ? -amount.value.numerator : amount.value.numerator;
  const exact = divideBig(amount.value.numerator * top, below, rounding);
  const sign = rounding === 'halfUp' ? `SIGN(${amount.n})*` : '';
  const risen = {
    halfUp: floorFormula(`2*${rest}*${rate.n}+${d}`, `2*${d}`),
    ceil: floorFormula(`${rest}*${rate.n}+${d}-1`, d),
    floor: floorFormula(`${rest}*${rate.n}`, d),
  }[rounding];
  const size = `ABS(${amount.n})`;
  const most = `MAX(${rate.n}*${d},${size},${size}*${rate.n}/${d})>${LIMIT}`;
  const isNegative = `${rounding === 'halfUp' ? rate.n : `${amount.n}*${rate.n}`}<0`;
  const wrong = `OR(${most},${isNegative})`;
  return {
    n: `IF(${wrong},NA(),${sign}(${times}*${rate.n}+${risen}))`,
    d: '1',
    value: quantity(exact, 1n, unit),
    isWhole: true,
    helpers: [
      { formula: floorFormula(size, d), value: whole / below },
      { formula: `${size}-${times}*${d}`, value: whole % below },
    ],
  };
}

function multiplied(a: string, b: string): string {
  if (a === '1') return b;
  return b === '1' ? a : `(${a}*${b})`;
}

/** Two amounts added, or the second taken from the first, in lowest terms. */
export function sumFormula(a: Exact, b: Exact, sign: '+' | '-'): StepFormula {
  const factor = sign === '+' ? 1n : -1n;
  const value = quantity(
    a.value.numerator * b.value.denominator + factor * b.value.numerator * a.value.denominator,
    a.value.denominator * b.value.denominator,
    a.value.unit,
  );
  if (a.isWhole && b.isWhole) {
    return { n: `${a.n}${sign}${b.n}`, d: '1', value, isWhole: true, helpers: [] };
  }
  const top = `(${a.n}*${b.d}${sign}${b.n}*${a.d})`;
  const below = multiplied(a.d, b.d);
  return {
    n: `${top}/GCD(ABS${top},${below})`,
    d: `${below}/GCD(ABS${top},${below})`,
    ...{ value, isWhole: false, helpers: [] },
  };
}

/** The lesser or the greater of two amounts. */
export function extremeFormula(a: Exact, b: Exact, which: 'least' | 'greatest'): StepFormula {
  const isFirst =
    which === 'least'
      ? a.value.numerator * b.value.denominator <= b.value.numerator * a.value.denominator
      : a.value.numerator * b.value.denominator >= b.value.numerator * a.value.denominator;
  const { value } = isFirst ? a : b;
  if (a.isWhole && b.isWhole) {
    const name = which === 'least' ? 'MIN' : 'MAX';
    return { n: `${name}(${a.n},${b.n})`, d: '1', value, isWhole: true, helpers: [] };
  }
  const test = `${a.n}*${b.d}${which === 'least' ? '<=' : '>='}${b.n}*${a.d}`;
  const pick = (x: string, y: string) => `IF(${test},${x},${y})`;
  return { n: pick(a.n, b.n), d: pick(a.d, b.d), value, isWhole: false, helpers: [] };
}

/** Everything whole added up, or all others taken from the first, in one step. */
export function wholeSumFormula(terms: readonly Exact[], sign: '+' | '-'): StepFormula {
  const unit = terms[0]!.value.unit;
  const total = terms
    .slice(1)
    .reduce(
      (sum, { value }) => (sign === '+' ? sum + value.numerator : sum - value.numerator),
      terms[0]!.value.numerator,
    );
  const n = terms.map((term) => term.n).join(sign);
  return { n, d: '1', value: quantity(total, 1n, unit), isWhole: true, helpers: [] };
}
