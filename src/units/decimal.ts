import { Decimal as Library } from 'decimal.js';

/**
 * The one decimal constructor of the engine: 40 significant digits, half-up, never exponent
 * notation. It serves the edge only: text typed by people, term factors, progressive tax.
 */
export const Decimal = Library.clone({
  precision: 40,
  rounding: Library.ROUND_HALF_UP,
  toExpPos: 9e15,
  toExpNeg: -9e15,
  defaults: true,
});

export type Decimal = Library;

const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** Reads plain decimal text (no exponent, no separators); null when it is anything else. */
export function parseDecimal(text: string): Decimal | null {
  return PLAIN.test(text) && text.length <= 60 ? new Decimal(text) : null;
}
