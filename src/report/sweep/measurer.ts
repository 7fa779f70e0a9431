import { haveSameBases } from '../../engine/outcome/same-bases.ts';
import { ShareAmounts } from '../../engine/outcome/share-amounts.ts';
import { TableSharing } from '../../engine/outcome/table-outcome.ts';
import type { RunInput } from '../../engine/run-input.ts';
import { needsRun } from '../../experiment/study/outcome-name.ts';
import { type PreparedStudy, replicateInput } from '../../experiment/study/prepare-study.ts';
import { type FinalPositions, measure, outcomesOf, positionsAlone } from './outcomes.ts';
import { recordTable } from './recorded-table.ts';
import { tableSource } from './table-source.ts';

/** What one replicate of a family comes to before anything is shared. */
interface Kept {
  /** Null where the run itself has to be asked. */
  readonly sharing: TableSharing | null;
  /** What everybody ends with alone; null until somebody asks. */
  alone: FinalPositions | null;
}

/** Inputs with the same bases, and what is kept of their replicates. */
interface Family {
  readonly example: RunInput;
  readonly kept: Map<number, Kept>;
}

/** How much is kept at most; beyond that what was kept first goes. */
export interface Keeping {
  readonly families: number;
  /** Of each family. */
  readonly replicates: number;
}

/**
 * Measures replicates of the inputs of a study. What a lever does not touch is not worked out
 * again: inputs that differ in sharing and transfers only have the same listing, collection and
 * costs, and the same run without cooperation. The outcomes are those of a full run, to the fen.
 */
export class Measurer {
  readonly #prepared: PreparedStudy;
  readonly #most: Keeping;
  readonly #amounts = new ShareAmounts();
  /** The one used last comes last. */
  readonly #families: Family[] = [];

  constructor(prepared: PreparedStudy, most: Keeping) {
    this.#prepared = prepared;
    this.#most = most;
  }

  /**
   * The outcomes of the study, in order, for one replicate of an input over its base scenario.
   *
   * @throws what the run throws
   */
  measure(input: RunInput, replicate: number): bigint[] {
    const { outcomes } = this.#prepared.study;
    if (outcomes.some(needsRun)) return measure(this.#replicate(input, replicate), outcomes);
    const { kept } = this.#familyOf(input);
    let one = kept.get(replicate);
    if (one === undefined) {
      one = this.#keep(input, replicate);
      if (kept.size >= this.#most.replicates) kept.delete(kept.keys().next().value!);
      kept.set(replicate, one);
    }
    if (one.sharing === null) return measure(this.#replicate(input, replicate), outcomes);
    const own = one;
    return outcomesOf(tableSource(one.sharing, input.policy), outcomes, {
      alone: () => {
        own.alone ??= positionsAlone(this.#replicate(input, replicate));
        return own.alone;
      },
      fairness: null,
    });
  }

  #keep(input: RunInput, replicate: number): Kept {
    const table = recordTable(this.#replicate(input, replicate));
    const sharing = table === null ? null : new TableSharing(table, input, this.#amounts);
    return { sharing, alone: null };
  }

  #replicate(input: RunInput, replicate: number): RunInput {
    return replicateInput(this.#prepared, input, replicate);
  }

  #familyOf(input: RunInput): Family {
    const families = this.#families;
    const at = families.findIndex(({ example }) => haveSameBases(example, input));
    const [found] = at < 0 ? [] : families.splice(at, 1);
    const family = found ?? { example: input, kept: new Map() };
    if (families.length >= this.#most.families) families.shift();
    families.push(family);
    return family;
  }
}
