import type { Deal } from '../../world/deal.ts';
import type { Policy } from '../../world/policy.ts';
import { withoutCooperation } from '../alone.ts';
import type { RunInput } from '../run-input.ts';
import type { BaseTable } from './base-table.ts';
import { BasePlan } from './bases/base-plan.ts';
import { FactTable } from './bases/fact-table.ts';
import { compileLaw, type Law } from './bases/law.ts';

/**
 * A scenario compiled for outcomes: deals in, a table of bases out, with no journal between.
 * Everything but the deals is worked out once. The tables are those of `run`, to the fen, for
 * inputs that are not `unsupported`.
 */
export class OutcomePlan {
  readonly #input: RunInput;
  readonly #law: Law;
  readonly #facts = new FactTable();
  readonly #together: BasePlan;
  #alone: { readonly bases: BasePlan; readonly policy: Policy } | null = null;

  /** @throws RuleGapError, LeftToReference where law or opening books are left to the reference */
  constructor(input: RunInput) {
    this.#input = input;
    this.#law = compileLaw(input);
    this.#together = new BasePlan(input, this.#law);
  }

  /**
   * Fills a table with what deals come to under the scenario.
   *
   * @throws RuleGapError, InvariantError, LeftToReference: the reference then says what is wrong
   */
  fill(deals: readonly Deal[], table: BaseTable): void {
    this.#read(deals);
    this.#together.fill(this.#facts, table);
  }

  /**
   * Fills a table with what they come to with every city alone, as `withoutCooperation`.
   *
   * @returns the policy the table is to be shared by
   * @throws as {@link fill}
   */
  fillAlone(deals: readonly Deal[], table: BaseTable): Policy {
    this.#read(deals);
    this.#alone ??= this.#planAlone();
    this.#alone.bases.fill(this.#facts, table);
    return this.#alone.policy;
  }

  /** Deals that were read last are not read again. */
  #read(deals: readonly Deal[]): void {
    if (this.#facts.given !== deals) this.#facts.read(deals, this.#law, this.#input.start);
  }

  #planAlone() {
    // Where everybody keeps all and buys nothing, it does not matter who else has a part in a deal.
    const input = withoutCooperation({ ...this.#input, deals: [] });
    return { policy: input.policy, bases: new BasePlan(input, this.#law) };
  }
}
