import { haveSameBases } from '../../engine/outcome/same-bases.ts';
import { ShareAmounts } from '../../engine/outcome/share-amounts.ts';
import type { RunInput } from '../../engine/run-input.ts';
import { needsAlone, needsCoalitions } from '../../experiment/study/outcome-name.ts';
import { type PreparedStudy, replicateInput } from '../../experiment/study/prepare-study.ts';
import { InvariantError } from '../../units/invariant.ts';
import { CoalitionTables } from './coalition-tables.ts';
import { type FinalPositions, measure, outcomesOf } from './outcomes.ts';
import { type MadeTable, TableMaker } from './table-maker.ts';
import { tableSource } from './table-source.ts';

/** What one replicate of a family comes to before anything is shared. */
interface Kept extends MadeTable {
  /** What everybody ends with alone; empty where no outcome asks for it. */
  readonly alone: FinalPositions;
  /** Null where no outcome asks for coalitions. */
  readonly coalitions: CoalitionTables | null;
}

/** Inputs with the same bases, and what is kept of their replicates: null where the run decides. */
interface Family {
  readonly example: RunInput;
  readonly kept: Map<number, Kept | null>;
  /** Null until it is wanted, and where it was wanted too long ago. */
  maker: TableMaker | null;
}

/** Families whose scenario is kept compiled, half a megabyte each. */
const MOST_COMPILED = 64;
const NOBODY: FinalPositions = new Map();

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
  /** Apart: pairs are looked at while the shares of all together are. */
  readonly #amountsOfPairs = new ShareAmounts();
  /** The one used last comes last. */
  readonly #families: Family[] = [];
  #last: RunInput | null = null;

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
    const kept = this.#keptOf(input, replicate);
    const found = kept && this.#fromTable(kept, input, replicate);
    return found ?? measure(this.#replicate(input, replicate), outcomes);
  }

  /** Null where sharing stumbles: what is wrong is told by the run. */
  #fromTable(kept: Kept, input: RunInput, replicate: number): bigint[] | null {
    const { outcomes } = this.#prepared.study;
    const { alone, land, coalitions } = kept;
    try {
      const source = tableSource(kept.sharing, input.policy, land);
      return outcomesOf(source, outcomes, {
        alone: () => alone,
        fairness: () => coalitions!.fairness(this.#replicate(input, replicate), source, alone),
      });
    } catch (error) {
      if (error instanceof InvariantError) return null;
      throw error;
    }
  }

  #keptOf(input: RunInput, replicate: number): Kept | null {
    const family = this.#familyOf(input);
    const known = family.kept.get(replicate);
    if (known !== undefined) return known;
    const kept = this.#keep(family, this.#replicate(input, replicate));
    if (family.kept.size >= this.#most.replicates) {
      family.kept.delete(family.kept.keys().next().value!);
    }
    family.kept.set(replicate, kept);
    return kept;
  }

  #keep(family: Family, input: RunInput): Kept | null {
    const { outcomes } = this.#prepared.study;
    const maker = this.#makerOf(family);
    const made = maker.tableOf(input);
    if (made === null) return null;
    const asksCore = outcomes.some(needsCoalitions);
    const isAsked = asksCore || outcomes.some(needsAlone);
    return {
      ...made,
      alone: isAsked ? maker.positionsAlone(input) : NOBODY,
      coalitions: asksCore ? new CoalitionTables(this.#amountsOfPairs) : null,
    };
  }

  #makerOf(family: Family): TableMaker {
    if (family.maker !== null) return family.maker;
    const compiled = this.#families.filter(({ maker }) => maker !== null);
    if (compiled.length >= MOST_COMPILED) compiled[0]!.maker = null;
    family.maker = new TableMaker(family.example, this.#amounts, this.#prepared.study.outcomes);
    return family.maker;
  }

  /** Points met one after the other in one replicate meet the same deals: they are drawn once. */
  #replicate(input: RunInput, replicate: number): RunInput {
    const last = this.#last;
    const { start, end } = input;
    if (last !== null && last.chance?.replicate === replicate) {
      const isDrawn = this.#prepared.study.marketDeals !== null;
      if (isDrawn && last.start === start && last.end === end) {
        return { ...input, chance: last.chance, deals: last.deals };
      }
    }
    this.#last = replicateInput(this.#prepared, input, replicate);
    return this.#last;
  }

  #familyOf(input: RunInput): Family {
    const families = this.#families;
    const at = families.findIndex(({ example }) => haveSameBases(example, input));
    const [found] = at < 0 ? [] : families.splice(at, 1);
    const family = found ?? { example: input, kept: new Map(), maker: null };
    if (families.length >= this.#most.families) families.shift();
    families.push(family);
    return family;
  }
}
