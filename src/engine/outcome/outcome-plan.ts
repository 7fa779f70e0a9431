import type { Deal } from '../../world/deal.ts';
import type { Policy } from '../../world/policy.ts';
import { withoutCooperation } from '../alone.ts';
import type { RunInput } from '../run-input.ts';
import { BasePlan } from './bases/base-plan.ts';
import { FactTable } from './bases/fact-table.ts';
import { compileLaw, type Law } from './bases/law.ts';
import { type TableOutcome, TableSharing } from './table-outcome.ts';
import { TransferCalendar } from './transfer-calendar.ts';

/**
 * A scenario compiled for outcomes: deals in, figures out, with no journal between. Everything
 * but deals and chance is worked out once. It gives what `run` gives, to the fen, for inputs that
 * are not `unsupported`.
 */
export class OutcomePlan {
  readonly #input: RunInput;
  readonly #law: Law;
  readonly #facts = new FactTable();
  readonly #transfers: TransferCalendar;
  readonly #together: PlannedRun;
  #alone: PlannedRun | null = null;

  /** @throws RuleGapError, LeftToReference where law or opening books are left to the reference */
  constructor(input: RunInput) {
    const { start, end, rules, calendar } = input;
    this.#input = input;
    this.#law = compileLaw(input);
    this.#transfers = new TransferCalendar(start, end, rules.fresh(), calendar);
    this.#together = this.#plan(input);
  }

  /**
   * Takes in the deals of a run; outcomes are theirs until the next.
   *
   * @throws RuleGapError where the law says nothing, LeftToReference where a record is odd
   */
  read(deals: readonly Deal[]): void {
    this.#facts.read(deals, this.#law, this.#input.start);
  }

  /** What the deals come to under the scenario. */
  together(): RunOutcome {
    return this.#outcome(this.#together);
  }

  /** What they come to with every city alone, as `withoutCooperation`. */
  alone(): RunOutcome {
    // Where everybody keeps all and buys nothing, it does not matter who else has a part in a deal.
    this.#alone ??= this.#plan(withoutCooperation({ ...this.#input, deals: [] }));
    return this.#outcome(this.#alone);
  }

  #plan(input: RunInput): PlannedRun {
    return { policy: input.policy, bases: new BasePlan(input, this.#law) };
  }

  #outcome({ policy, bases }: PlannedRun): RunOutcome {
    bases.fill(this.#facts);
    const sharing = new TableSharing(bases.table, this.#input, this.#transfers);
    return { sharing, outcome: sharing.under(policy) };
  }
}

interface PlannedRun {
  readonly policy: Policy;
  readonly bases: BasePlan;
}

/** A run's table, which may be shared by other rules, and its outcomes under its own. */
export interface RunOutcome {
  readonly sharing: TableSharing;
  readonly outcome: TableOutcome;
}
