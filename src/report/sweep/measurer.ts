import { inCoalition } from '../../engine/alone.ts';
import {
  COALITIONS,
  type CoalitionEnd,
  coalitionValues,
  finalPositions,
} from '../../engine/coalitions.ts';
import { haveSameBases } from '../../engine/outcome/same-bases.ts';
import { ShareAmounts } from '../../engine/outcome/share-amounts.ts';
import { TableSharing } from '../../engine/outcome/table-outcome.ts';
import { run } from '../../engine/run.ts';
import type { RunInput } from '../../engine/run-input.ts';
import { type Fairness, fairnessOf } from '../../experiment/fairness/coalition-fairness.ts';
import { type PreparedStudy, replicateInput } from '../../experiment/study/prepare-study.ts';
import { fen } from '../../units/fen.ts';
import { CITIES, type City, cityOf, PARTIES, type Party } from '../../world/party.ts';
import { type FinalPositions, measure, outcomesOf, positionsAlone } from './outcomes.ts';
import { type RecordedTable, recordTable } from './recorded-table.ts';
import { tableSource } from './table-source.ts';

/** What one replicate of a family comes to before anything is shared. */
interface Bases {
  readonly sharing: TableSharing;
  readonly before: RecordedTable['before'];
  /** What everybody ends with alone; null until somebody asks. */
  alone: FinalPositions | null;
  /** By position in {@link PAIRS}; null until somebody asks. */
  pairs: readonly (TableSharing | null)[] | null;
}

/** Inputs with the same bases, and what is kept of their replicates: null where the run decides. */
interface Family {
  readonly example: RunInput;
  readonly replicates: Map<number, Bases | null>;
}

/** How much is kept at most; beyond that what was kept first goes. */
export interface Keeping {
  readonly families: number;
  /** Of each family. */
  readonly replicates: number;
}

const PAIRS = COALITIONS.filter((members) => members.length === 2);

/**
 * Measures replicates of the inputs of a study. What a lever does not touch is not worked out
 * again: inputs that differ in sharing and transfers only have the same listing, collection and
 * costs, and the same run without cooperation. The outcomes are those of a full run, to the fen.
 */
export class Measurer {
  readonly #prepared: PreparedStudy;
  readonly #most: Keeping;
  readonly #amounts = new ShareAmounts();
  readonly #amountsOfPairs = new ShareAmounts();
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
    const whole = () => replicateInput(this.#prepared, input, replicate);
    const bases = this.#basesOf(input, replicate, whole);
    if (bases === null) return measure(whole(), outcomes);
    const alone = () => {
      bases.alone ??= positionsAlone(whole());
      return bases.alone;
    };
    const source = tableSource(bases.sharing, input.policy, bases.before);
    const together = (party: Party) => source.figureFen(party, 'finalPositionFen');
    const fairness = () => this.#fairness(bases, whole(), together, alone());
    return outcomesOf(source, outcomes, { alone, fairness });
  }

  #basesOf(input: RunInput, replicate: number, whole: () => RunInput): Bases | null {
    const { replicates } = this.#familyOf(input);
    const known = replicates.get(replicate);
    if (known !== undefined) return known;
    const bases = this.#record(whole());
    if (replicates.size >= this.#most.replicates) replicates.delete(firstOf(replicates));
    replicates.set(replicate, bases);
    return bases;
  }

  #record(input: RunInput): Bases | null {
    const recorded = recordTable(input, this.#prepared.study.outcomes);
    if (recorded === null) return null;
    const sharing = new TableSharing(recorded.table, input, this.#amounts);
    return { sharing, before: recorded.before, alone: null, pairs: null };
  }

  /** Every coalition's value; what a pair's cities end with follows from a table of its own. */
  #fairness(bases: Bases, input: RunInput, together: Ends, alone: FinalPositions): Fairness {
    const coalitions = PAIRS.map((members) => inCoalition(input, members));
    bases.pairs ??= coalitions.map((one) => {
      const recorded = recordTable(one, []);
      return recorded && new TableSharing(recorded.table, one, this.#amountsOfPairs);
    });
    const { pairs } = bases;
    const endOf = (members: readonly City[]): CoalitionEnd => {
      if (members.length === CITIES.length) return cityEnds(together);
      if (members.length < 2) return cityEnds((party) => alone.get(party) ?? 0n);
      const at = PAIRS.indexOf(members);
      const pair = pairs[at]!;
      const coalition = coalitions[at]!;
      if (pair === null) return { positionFen: finalPositions(run(coalition)), suppliedM2: NONE };
      const found = pair.under(coalition.policy);
      return cityEnds((party) => BigInt(found.figureFen(party, 'finalPositionFen')));
    };
    return fairnessOf(coalitionValues(endOf), null);
  }

  #familyOf(input: RunInput): Family {
    const families = this.#families;
    const at = families.findIndex(({ example }) => haveSameBases(example, input));
    const [found] = at < 0 ? [] : families.splice(at, 1);
    const family = found ?? { example: input, replicates: new Map() };
    if (families.length >= this.#most.families) families.shift();
    families.push(family);
    return family;
  }
}

/** What a party ends with. */
type Ends = (party: Party) => bigint;

/** What every city ends with; the new area and the counties count with their city. */
function cityEnds(ends: Ends): CoalitionEnd {
  const sums = { ...NONE };
  for (const party of PARTIES) {
    const city = cityOf(party);
    if (city !== null) sums[city] += Number(ends(party));
  }
  const { changsha, zhuzhou, xiangtan } = sums;
  const positionFen = { changsha: fen(changsha), zhuzhou: fen(zhuzhou), xiangtan: fen(xiangtan) };
  return { positionFen, suppliedM2: NONE };
}

/** Quota supplied, which no outcome of a study asks of coalitions. */
const NONE: Readonly<Record<City, number>> = { changsha: 0, zhuzhou: 0, xiangtan: 0 };

function firstOf<K>(map: ReadonlyMap<K, unknown>): K {
  return map.keys().next().value!;
}
