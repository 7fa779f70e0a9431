import {
  type Fraction,
  fraction,
  greater,
  isLess,
  minus,
  NOTHING,
  sumOf,
} from '../../rules/fraction.ts';
import { type Game, grandWorth, isMember, membersOf, properCoalitions } from './game.ts';

/** A coalition that gets less than it could by itself. */
export interface Objection {
  readonly members: readonly string[];
  /** What it lacks, above zero. */
  readonly lacks: Fraction;
}

/** Whether a division leaves any coalition a reason to walk away. */
export interface CoreReport {
  /** Whether the division hands out exactly what everybody together is worth. */
  readonly efficient: boolean;
  /** Efficient, and no coalition objects. */
  readonly inCore: boolean;
  /** The largest objection first. */
  readonly objections: readonly Objection[];
  /** The largest excess of any coalition, which may be below zero. */
  readonly worst: Fraction;
}

/** Holds a division among the players against every coalition. */
export function coreReport(game: Game, payoffs: readonly Fraction[]): CoreReport {
  const excesses = properCoalitions(game).map((coalition) => ({
    members: membersOf(game.players, coalition),
    lacks: excessOf(game, coalition, payoffs),
  }));
  const objections = excesses
    .filter(({ lacks }) => lacks.n > 0n)
    .sort((a, b) => (isLess(b.lacks, a.lacks) ? -1 : isLess(a.lacks, b.lacks) ? 1 : 0));
  const rest = minus(fraction(BigInt(grandWorth(game))), sumOf(payoffs));
  return {
    efficient: rest.n === 0n,
    inCore: rest.n === 0n && objections.length === 0,
    objections,
    worst: excesses.map(({ lacks }) => lacks).reduce(greater, excesses[0]?.lacks ?? NOTHING),
  };
}

/** What a coalition could get by itself less what it is given. */
export function excessOf(
  { worth }: Game,
  coalition: number,
  payoffs: readonly Fraction[],
): Fraction {
  const given = sumOf(payoffs.filter((_, i) => isMember(coalition, i)));
  return minus(fraction(BigInt(worth[coalition]!)), given);
}
