import { type Fraction, fraction } from '../../rules/fraction.ts';
import { checkGame, type Game, isMember } from './game.ts';
import { roundToSum } from './round-to-sum.ts';

/**
 * The Shapley value, exact: what each player adds, averaged over every order in which they may
 * join (L. S. Shapley, “A value for n-person games”, Contributions to the Theory of Games II,
 * Princeton 1953, 307–317). The values sum to what everybody together is worth.
 */
export function shapleyValue(game: Game): Fraction[] {
  checkGame(game);
  const n = game.players.length;
  const orders = factorial(n);
  const ordersOfSize = Array.from({ length: n }, (_, size) =>
    BigInt(factorial(size) * factorial(n - size - 1)),
  );
  return game.players.map((_, player) => {
    let sum = 0n;
    for (let coalition = 0; coalition < game.worth.length; coalition += 1) {
      if (isMember(coalition, player)) continue;
      const added = BigInt(game.worth[coalition | (1 << player)]! - game.worth[coalition]!);
      sum += ordersOfSize[sizeOf(coalition)]! * added;
    }
    return fraction(sum, BigInt(orders));
  });
}

/** The Shapley value in whole fen, summing exactly to what everybody together is worth. */
export function shapleyFen(game: Game): number[] {
  return roundToSum(shapleyValue(game));
}

function factorial(n: number): number {
  let product = 1;
  for (let i = 2; i <= n; i += 1) product *= i;
  return product;
}

function sizeOf(coalition: number): number {
  let size = 0;
  for (let rest = coalition; rest !== 0; rest >>>= 1) size += rest & 1;
  return size;
}
