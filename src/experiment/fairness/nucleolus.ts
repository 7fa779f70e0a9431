import { type Fraction, fraction, minus, NOTHING, plus } from '../../rules/fraction.ts';
import { checkGame, type Game, grandWorth, isMember, properCoalitions } from './game.ts';
import { maximise, type Optimum } from './simplex.ts';

/** The division whose largest objections are as small as they can be. */
export interface Nucleolus {
  readonly payoffs: readonly Fraction[];
  /** The least-core value ε: the largest excess that no division avoids; the core is empty where
   *  it is above zero. */
  readonly leastCore: Fraction;
}

/** A coalition whose part is settled. */
interface Settled {
  readonly coalition: number;
  readonly part: Fraction;
}

/**
 * The prenucleolus, exact, by a row of linear programmes (M. Maschler, B. Peleg and L. S.
 * Shapley, Mathematics of Operations Research 4 (1979), 303–338): make the least satisfied
 * coalition as satisfied as can be, settle the coalitions that bind, go on with the rest. It is
 * the nucleolus wherever it gives no player less than it has alone, as in every game where joining
 * never lowers what a coalition and a newcomer have.
 */
export function nucleolus(game: Game): Nucleolus {
  checkGame(game);
  const n = game.players.length;
  const everybody = game.worth.length - 1;
  const settled: Settled[] = [{ coalition: everybody, part: fraction(BigInt(grandWorth(game))) }];
  let leastCore: Fraction | null = null;
  for (;;) {
    const rank = new Span(
      n,
      settled.map(({ coalition }) => coalition),
    );
    const open = properCoalitions(game).filter((coalition) => !rank.holds(coalition));
    if (open.length === 0) {
      return {
        payoffs: rank.solve(settled.map(({ part }) => part)),
        leastCore: leastCore ?? NOTHING,
      };
    }
    const { satisfaction, binding } = mostSatisfied(game, open, settled);
    leastCore ??= minus(NOTHING, satisfaction);
    for (const coalition of binding) {
      const part = plus(fraction(BigInt(game.worth[coalition]!)), satisfaction);
      settled.push({ coalition, part });
    }
  }
}

/**
 * The largest satisfaction every open coalition can have at once, and the coalitions that bind it
 * at every optimum: those whose row has a price.
 */
function mostSatisfied(game: Game, open: readonly number[], settled: readonly Settled[]) {
  const n = game.players.length;
  // Columns: each payoff and the satisfaction as a difference of two, then a slack a coalition.
  const slacks = 2 * n + 2;
  const width = slacks + open.length;
  const rowOf = (coalition: number, sign: number): number[] => {
    const row = new Array<number>(width).fill(0);
    for (let i = 0; i < n; i += 1) {
      if (isMember(coalition, i)) [row[2 * i], row[2 * i + 1]] = [sign, -sign];
    }
    return row;
  };
  const openRows = open.map((coalition, i) => {
    const row = rowOf(coalition, -1);
    [row[2 * n], row[2 * n + 1], row[slacks + i]] = [1, -1, 1];
    return row;
  });
  const goal = new Array<number>(width).fill(0);
  [goal[2 * n], goal[2 * n + 1]] = [1, -1];
  const { value, reduced }: Optimum = maximise({
    goal,
    rows: [...openRows, ...settled.map(({ coalition }) => rowOf(coalition, 1))],
    limits: [
      ...open.map((coalition) => fraction(-BigInt(game.worth[coalition]!))),
      ...settled.map(({ part }) => part),
    ],
  });
  return { satisfaction: value, binding: open.filter((_, i) => reduced[slacks + i]!.n > 0n) };
}

/** What coalitions with known parts determine, by elimination. */
class Span {
  readonly #n: number;
  readonly #rows: readonly number[];

  constructor(n: number, rows: readonly number[]) {
    this.#n = n;
    this.#rows = rows;
  }

  /** Whether the part of a coalition follows from those of the rows. */
  holds(coalition: number): boolean {
    return rankOf(this.#n, [...this.#rows, coalition]) === rankOf(this.#n, this.#rows);
  }

  /** The payoffs, once the rows determine them all. */
  solve(parts: readonly Fraction[]): Fraction[] {
    const { rows } = eliminate(
      this.#n,
      this.#rows.map((coalition, i) => [...indicator(this.#n, coalition), parts[i]!]),
    );
    return rows.slice(0, this.#n).map((row) => row[this.#n]!);
  }
}

function indicator(n: number, coalition: number): Fraction[] {
  return Array.from({ length: n }, (_, i) => fraction(isMember(coalition, i) ? 1n : 0n));
}

function rankOf(n: number, coalitions: readonly number[]): number {
  return eliminate(
    n,
    coalitions.map((coalition) => indicator(n, coalition)),
  ).rank;
}

/** Gauss and Jordan over the first n columns; pivot rows come first, in order of column. */
function eliminate(n: number, given: readonly (readonly Fraction[])[]) {
  const rows = given.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < n && rank < rows.length; column += 1) {
    const at = rows.findIndex((row, i) => i >= rank && row[column]!.n !== 0n);
    if (at < 0) continue;
    [rows[rank], rows[at]] = [rows[at]!, rows[rank]!];
    const { n: top, d: bottom } = rows[rank]![column]!;
    const chosen = rows[rank]!.map(({ n: a, d: b }) =>
      top < 0n ? fraction(-a * bottom, -b * top) : fraction(a * bottom, b * top),
    );
    rows[rank] = chosen;
    for (const [i, row] of rows.entries()) {
      const factor = row[column]!;
      if (i === rank || factor.n === 0n) continue;
      rows[i] = row.map((value, j) =>
        minus(value, fraction(chosen[j]!.n * factor.n, chosen[j]!.d * factor.d)),
      );
    }
    rank += 1;
  }
  return { rows, rank };
}
