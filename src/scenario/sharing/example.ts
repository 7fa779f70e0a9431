import { type Fraction, fraction, times } from '../../rules/fraction.ts';
import { divideBig } from '../../units/exact.ts';
import { FEN_PER_WAN_YUAN, type Fen } from '../../units/fen.ts';

/** The base that a counterexample shows a rule at, where none lies nearer: 1,200 万元. */
export const EXAMPLE_BASE: Fraction = fraction(1200n * BigInt(FEN_PER_WAN_YUAN));

export function ofFen(amount: Fen): Fraction {
  return fraction(BigInt(amount));
}

/** A share of the example base, as people write money. */
export function exampleShare(share: Fraction): string {
  return inWanYuan(times(EXAMPLE_BASE, share));
}

/** `1,200.00 万元`; as many decimals as it takes to be exact to the fen, two at least. */
export function inWanYuan({ n, d }: Fraction): string {
  const whole = divideBig(n, d, 'halfUp');
  const unit = BigInt(FEN_PER_WAN_YUAN);
  const digits = String(whole % unit).padStart(String(FEN_PER_WAN_YUAN).length - 1, '0');
  const decimals = digits.replace(/0{1,4}$/, '');
  const grouped = String(whole / unit).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${grouped}.${decimals} 万元`;
}
