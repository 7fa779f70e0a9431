import { type Fraction, fraction } from '../../rules/fraction.ts';
import { Decimal } from '../../units/decimal.ts';

/** An amount and how many heads (or mu, or firms) it is for. */
export interface Portion {
  readonly amountFen: number;
  /** A whole number above zero. */
  readonly heads: number;
}

/**
 * The Gini coefficient of amounts per head, every head counted once; exact. 0 is equal. Null
 * where the amounts do not sum to something above zero.
 */
export function gini(portions: readonly Portion[]): Fraction | null {
  const heads = portions.reduce((sum, portion) => sum + BigInt(portion.heads), 0n);
  const amount = portions.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n);
  if (amount <= 0n) return null;
  let apart = 0n;
  for (const [i, a] of portions.entries()) {
    for (const b of portions.slice(i + 1)) {
      const cross = BigInt(a.amountFen) * BigInt(b.heads) - BigInt(b.amountFen) * BigInt(a.heads);
      apart += cross < 0n ? -cross : cross;
    }
  }
  return fraction(apart, heads * amount);
}

/** Digits a Theil index is given with. */
const DIGITS = 12;

/**
 * Theil's T of amounts per head: Σ share of the money × ln(share of the money ÷ share of the
 * heads), rounded half-up to 12 places. 0 is equal. Null where an amount is not above zero.
 */
export function theil(portions: readonly Portion[]): string | null {
  if (portions.some(({ amountFen }) => amountFen <= 0)) return null;
  const heads = portions.reduce((sum, portion) => sum.plus(portion.heads), new Decimal(0));
  const money = portions.reduce((sum, portion) => sum.plus(portion.amountFen), new Decimal(0));
  const index = portions.reduce((sum, portion) => {
    const share = new Decimal(portion.amountFen).div(money);
    return sum.plus(share.mul(share.mul(heads).div(portion.heads).ln()));
  }, new Decimal(0));
  const rounded = index.toFixed(DIGITS);
  return rounded.startsWith('-') ? new Decimal(0).toFixed(DIGITS) : rounded;
}
