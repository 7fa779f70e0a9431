import { type Fraction, sumOf } from '../../rules/fraction.ts';
import { giveOddUnits } from '../../split/largest-remainder.ts';
import { divideBig, safeBig } from '../../units/exact.ts';
import { invariant } from '../../units/invariant.ts';

/**
 * Exact amounts that sum to a whole number, made whole so that they still do: each is rounded
 * down, then the largest remainders get one more, ties in the order given. Amounts may be
 * negative.
 *
 * @throws InvariantError when the amounts do not sum to a whole number.
 */
export function roundToSum(amounts: readonly Fraction[]): number[] {
  const total = sumOf(amounts);
  invariant(total.d === 1n, 'fairness.sum', () => ({ n: total.n, d: total.d }));
  const denominator = amounts.reduce((product, { d }) => product * d, 1n);
  const floors = amounts.map(({ n, d }) => divideBig(n, d, 'floor'));
  const remainders = amounts.map(({ n, d }, i) => (n - floors[i]! * d) * (denominator / d));
  const whole = floors.map((floor) => Number(safeBig(floor)));
  const given = floors.reduce((sum, floor) => sum + floor, 0n);
  giveOddUnits(
    whole,
    remainders,
    amounts.map((_, i) => i),
    Number(total.n - given),
  );
  return whole;
}
