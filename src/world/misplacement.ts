import type { Account } from '../ledger/account.ts';
import type { Day } from '../units/day.ts';

/** One party's money in another's treasury, and how long it has lain there. */
interface Held {
  readonly treasury: string;
  readonly owner: string;
  balanceFen: number;
  fenDays: bigint;
  since: Day;
}

/** Money of `owner` in `treasury`: fen × days so far, beyond a double, and what is left. */
export interface Measured {
  readonly treasury: string;
  readonly owner: string;
  readonly fenDays: bigint;
  readonly openFen: number;
}

/**
 * Measures money in the wrong treasury: for every (treasury, owner) pair that differ, the
 * balance times the days it stood, in fen-days.
 */
export class MisplacementMeter {
  readonly #held = new Map<string, Held>();
  /** The pair an account belongs to, by the account's number. */
  readonly #heldIn: (Held | undefined)[] = [];

  /** Takes a change of an account into the measure; a treasury's own money does not count. */
  record(account: Account, deltaFen: number, day: Day): void {
    if (account.owner === account.treasury || account.treasury === null) return;
    let held = this.#heldIn[account.id];
    if (held === undefined) {
      held = this.#pairOf(account.treasury, account.owner!, day);
      this.#heldIn[account.id] = held;
    }
    this.#advance(held, day);
    held.balanceFen += deltaFen;
  }

  /** The measure up to and including the day given, by treasury and owner in order of first use. */
  measure(day: Day): Measured[] {
    return [...this.#held.values()].map((held) => {
      this.#advance(held, day);
      const { treasury, owner, fenDays, balanceFen } = held;
      return { treasury, owner, fenDays, openFen: balanceFen };
    });
  }

  #pairOf(treasury: string, owner: string, since: Day): Held {
    const key = `${treasury} ${owner}`;
    const there = this.#held.get(key);
    if (there !== undefined) return there;
    const held: Held = { treasury, owner, balanceFen: 0, fenDays: 0n, since };
    this.#held.set(key, held);
    return held;
  }

  #advance(held: Held, day: Day): void {
    if (day === held.since) return;
    held.fenDays += BigInt(held.balanceFen) * BigInt(day - held.since);
    held.since = day;
  }
}
