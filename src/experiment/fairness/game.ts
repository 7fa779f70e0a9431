import { invariant } from '../../units/invariant.ts';

/**
 * A cooperative game: what each coalition of players gets by itself. A coalition is a number
 * whose bit i says whether player i belongs.
 */
export interface Game {
  readonly players: readonly string[];
  /** By coalition, in fen; 2ⁿ whole numbers, the empty coalition's being zero. */
  readonly worth: readonly number[];
}

/** More players than this make more coalitions than anybody can run. */
const MOST_PLAYERS = 10;

/** @throws InvariantError when the worths are not 2ⁿ safe integers, the first of them zero. */
export function checkGame({ players, worth }: Game): void {
  const sound =
    players.length > 0 &&
    players.length <= MOST_PLAYERS &&
    worth.length === 2 ** players.length &&
    worth[0] === 0 &&
    worth.every(Number.isSafeInteger);
  invariant(sound, 'fairness.game', () => ({ players, worth }));
}

/** Builds a game from a function of the members of each coalition that is not empty. */
export function gameOf(
  players: readonly string[],
  worthOf: (members: readonly string[]) => number,
): Game {
  const worth = Array.from({ length: 2 ** players.length }, (_, coalition) =>
    coalition === 0 ? 0 : worthOf(membersOf(players, coalition)),
  );
  const game = { players, worth };
  checkGame(game);
  return game;
}

/** The members of a coalition, in the order of the players. */
export function membersOf(players: readonly string[], coalition: number): string[] {
  return players.filter((_, i) => isMember(coalition, i));
}

export function isMember(coalition: number, player: number): boolean {
  return ((coalition >>> player) & 1) === 1;
}

/** Coalitions that are neither empty nor everybody. */
export function properCoalitions({ worth }: Game): number[] {
  return Array.from({ length: Math.max(0, worth.length - 2) }, (_, i) => i + 1);
}

/** What everybody together is worth. */
export function grandWorth({ worth }: Game): number {
  return worth[worth.length - 1]!;
}
