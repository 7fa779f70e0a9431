import type { RuleBook } from '../../rules/rule-book.ts';
import { chooseRegime } from '../../stages/2-collection/regime.ts';
import { dueOf } from '../../stages/4-transfer/due.ts';
import type { WorkingCalendar } from '../../units/calendar.ts';
import type { Day } from '../../units/day.ts';
import { type Policy, REGIMES, type Regime } from '../../world/policy.ts';

/** Position of each regime in `REGIMES`. */
export const REGIME_AT = { 'T-A': 0, 'T-B': 1, 'T-C': 2 } as const satisfies Record<Regime, number>;

/** For every day of a run, when what arises on it is transferred under each regime. */
export class TransferCalendar {
  readonly #start: Day;
  readonly #due: readonly Int32Array[];
  /** The regimes of the policy asked for last. */
  #regimes: { readonly of: Policy['transfer']; readonly byDay: Uint8Array } | null = null;
  readonly #law: { readonly rules: RuleBook; readonly calendar: WorkingCalendar };

  constructor(start: Day, end: Day, rules: RuleBook, calendar: WorkingCalendar) {
    this.#start = start;
    this.#due = REGIMES.map(() => new Int32Array(end - start + 1));
    this.#law = { rules, calendar };
  }

  /** @param since a day of the run */
  due(regime: number, since: number): number {
    const days = this.#due[regime]!;
    const at = since - this.#start;
    // Zero stands for not worked out yet: the epoch is long before any run.
    if (days[at] === 0) days[at] = this.#workOut(REGIMES[regime]!, since as Day);
    return days[at]!;
  }

  /** The regime in force on every day of the run. */
  regimes(policy: Policy): Uint8Array {
    if (this.#regimes === null || this.#regimes.of !== policy.transfer) {
      const end = (this.#start + this.#due[0]!.length - 1) as Day;
      this.#regimes = { of: policy.transfer, byDay: regimesByDay(policy, this.#start, end) };
    }
    return this.#regimes.byDay;
  }

  #workOut(regime: Regime, since: Day): Day {
    const about = { holder: '', owner: '', section: 'fund', code: '', receipt: '' } as const;
    const rest = { deal: '', entry: 0, landParty: '', received: since };
    return dueOf({ ...about, ...rest, regime, since }, this.#law).day;
  }
}

function regimesByDay(policy: Policy, start: Day, end: Day): Uint8Array {
  const regimes = new Uint8Array(end - start + 1);
  for (let day = start; day <= end; day = (day + 1) as Day) {
    regimes[day - start] = REGIME_AT[chooseRegime(policy, day).used];
  }
  return regimes;
}
