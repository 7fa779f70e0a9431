import { inCoalition } from '../../engine/alone.ts';
import {
  COALITIONS,
  type CoalitionEnd,
  coalitionValues,
  finalPositions,
} from '../../engine/coalitions.ts';
import type { ShareAmounts } from '../../engine/outcome/share-amounts.ts';
import { TableSharing } from '../../engine/outcome/table-outcome.ts';
import { run } from '../../engine/run.ts';
import type { RunInput } from '../../engine/run-input.ts';
import { type Fairness, fairnessOf } from '../../experiment/fairness/coalition-fairness.ts';
import { fen } from '../../units/fen.ts';
import { CITIES, type City, cityOf, PARTIES, type Party } from '../../world/party.ts';
import type { FinalPositions, OutcomeSource } from './outcomes.ts';
import { recordTable } from './recorded-table.ts';
import { tableSource } from './table-source.ts';

const PAIRS = COALITIONS.filter((members) => members.length === 2);

/** What the pairs of cities come to before anything is shared, for one replicate. */
export class CoalitionTables {
  readonly #amounts: ShareAmounts;
  /** In the order of {@link PAIRS}: null where the run of the pair decides. */
  #pairs: readonly (TableSharing | null)[] | null = null;

  constructor(amounts: ShareAmounts) {
    this.#amounts = amounts;
  }

  /**
   * How a division holds against every coalition, as `runCoalitions` would have it but for the
   * quota supplied, which no outcome of a study asks of a coalition.
   *
   * @param together outcomes of all cities together
   * @throws what the run of a pair throws
   */
  fairness(input: RunInput, together: OutcomeSource, alone: FinalPositions): Fairness {
    const inputs = PAIRS.map((members) => inCoalition(input, members));
    this.#pairs ??= inputs.map((pair) => {
      const table = recordTable(pair);
      return table && new TableSharing(table, pair, this.#amounts);
    });
    const pairs = this.#pairs;
    const endOf = (members: readonly City[]): CoalitionEnd => {
      if (members.length === CITIES.length) return citiesEnd(finalsOf(together));
      if (members.length < 2) return citiesEnd((party) => alone.get(party)!);
      const at = PAIRS.findIndex((pair) => pair.join() === members.join());
      const [sharing, pair] = [pairs[at]!, inputs[at]!];
      if (sharing === null) return { positionFen: finalPositions(run(pair)), suppliedM2: NOTHING };
      return citiesEnd(finalsOf(tableSource(sharing, pair.policy)));
    };
    return fairnessOf(coalitionValues(endOf), null);
  }
}

type Finals = (party: Party) => bigint;

function finalsOf(source: OutcomeSource): Finals {
  return (party) => source.figureFen(party, 'finalPositionFen');
}

/** What every city ends with; the new area and the counties count with their city. */
function citiesEnd(finals: Finals): CoalitionEnd {
  const sums = { ...NOTHING };
  for (const party of PARTIES) {
    const city = cityOf(party);
    if (city !== null) sums[city] += Number(finals(party));
  }
  const { changsha, zhuzhou, xiangtan } = sums;
  const positionFen = { changsha: fen(changsha), zhuzhou: fen(zhuzhou), xiangtan: fen(xiangtan) };
  return { positionFen, suppliedM2: NOTHING };
}

const NOTHING: Readonly<Record<City, number>> = { changsha: 0, zhuzhou: 0, xiangtan: 0 };
