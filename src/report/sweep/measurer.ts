import { haveSameBases } from '../../engine/outcome/same-bases.ts';
import { ShareAmounts } from '../../engine/outcome/share-amounts.ts';
import type { TableSharing } from '../../engine/outcome/table-outcome.ts';
import type { RunInput } from '../../engine/run-input.ts';
import { needsAlone, needsRun } from '../../experiment/study/outcome-name.ts';
import { type PreparedStudy, replicateInput } from '../../experiment/study/prepare-study.ts';
import { type FinalPositions, measure, outcomesOf } from './outcomes.ts';
import { TableMaker } from './table-maker.ts';
import { tableSource } from './table-source.ts';

/** What one replicate of a family comes to before anything is shared. */
interface Kept {
  /** Null where the run itself has to be asked. */
  readonly sharing: TableSharing | null;
  /** What everybody ends with alone; empty where no outcome asks for it. */
  readonly alone: FinalPositions;
}

/** Inputs with the same bases, and what is kept of their replicates. */
interface Family {
  readonly example: RunInput;
  readonly kept: Map<number, Kept>;
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
    if (outcomes.some(needsRun)) return measure(this.#replicate(input, replicate), outcomes);
    const family = this.#familyOf(input);
    const { kept } = family;
    let one = kept.get(replicate);
    if (one === undefined) {
      one = this.#keep(family, this.#replicate(input, replicate));
      if (kept.size >= this.#most.replicates) kept.delete(kept.keys().next().value!);
      kept.set(replicate, one);
    }
    if (one.sharing === null) return measure(this.#replicate(input, replicate), outcomes);
    const { sharing, alone } = one;
    const source = tableSource(sharing, input.policy);
    return outcomesOf(source, outcomes, { alone: () => alone, fairness: null });
  }

  #keep(family: Family, input: RunInput): Kept {
    const maker = this.#makerOf(family);
    const sharing = maker.tableOf(input);
    const isAsked = sharing !== null && this.#prepared.study.outcomes.some(needsAlone);
    return { sharing, alone: isAsked ? maker.positionsAlone(input) : NOBODY };
  }

  #makerOf(family: Family): TableMaker {
    if (family.maker !== null) return family.maker;
    const compiled = this.#families.filter(({ maker }) => maker !== null);
    if (compiled.length >= MOST_COMPILED) compiled[0]!.maker = null;
    family.maker = new TableMaker(family.example, this.#amounts);
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
