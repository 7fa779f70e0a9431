import type { Day } from '../units/day.ts';
import { type Fen, fen } from '../units/fen.ts';
import type { Measured } from '../world/misplacement.ts';
import { partyRank } from '../world/party.ts';
import type { State } from '../world/state.ts';

/** One treasury at the end of one period: what lies in it, and how much of it is others'. */
export interface LiquidityRow {
  readonly day: Day;
  readonly treasury: string;
  /** Everything in it, money waiting to be settled included. */
  readonly balanceFen: Fen;
  /** Others' money in it, less what they owe it. */
  readonly othersFen: Fen;
  /** Fen × days others' money lay in it since the period before. */
  readonly fenDays: bigint;
}

/** Keeps what lay in each treasury, period by period. */
export class LiquidityLog {
  readonly #rows: LiquidityRow[] = [];
  #before = new Map<string, bigint>();

  close({ day, treasuries }: State, measured: readonly Measured[]): void {
    const others = new Map<string, number>();
    const fenDays = new Map<string, bigint>();
    for (const { treasury, openFen, fenDays: soFar } of measured) {
      others.set(treasury, (others.get(treasury) ?? 0) + openFen);
      fenDays.set(treasury, (fenDays.get(treasury) ?? 0n) + soFar);
    }
    const names = Object.keys(treasuries).sort((a, b) => partyRank(a) - partyRank(b));
    for (const treasury of names) {
      const held = Object.values(treasuries[treasury]!);
      this.#rows.push({
        day,
        treasury,
        balanceFen: fen(held.reduce((sum, one) => sum + one, 0)),
        othersFen: fen(others.get(treasury) ?? 0),
        fenDays: (fenDays.get(treasury) ?? 0n) - (this.#before.get(treasury) ?? 0n),
      });
    }
    this.#before = fenDays;
  }

  rows(): readonly LiquidityRow[] {
    return this.#rows;
  }
}
