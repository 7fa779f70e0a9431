import type { CoalitionValue } from '../../engine/coalitions.ts';
import { type Fraction, fraction, minus } from '../../rules/fraction.ts';
import { CITIES, type City } from '../../world/party.ts';
import { type CoreReport, coreReport } from './core.ts';
import { gainsOf, type PartyGain, type PartyOutcome } from './gains.ts';
import { type Game, gameOf } from './game.ts';
import { gini, theil } from './inequality.ts';
import { nucleolus } from './nucleolus.ts';
import { roundToSum } from './round-to-sum.ts';
import { shapleyFen } from './shapley.ts';

/** How even amounts per head are; null where an index does not exist, as for amounts below zero. */
export interface Inequality {
  readonly gini: Fraction | null;
  /** Rounded half-up to 12 places. */
  readonly theil: string | null;
}

/** What sharing among the cities comes to in one replicate; every list in the order of CITIES. */
export interface Fairness {
  readonly coalitions: readonly CoalitionValue[];
  readonly game: Game;
  readonly outcomes: ReadonlyMap<City, PartyOutcome>;
  readonly gains: readonly PartyGain[];
  readonly suppliedM2: readonly number[];
  /** Whole fen, by largest remainder; sums to what all together are worth. */
  readonly shapleyFen: readonly number[];
  /** Rounded in the same way. */
  readonly nucleolusFen: readonly number[];
  /** The division the scenario makes, held against every coalition. */
  readonly core: CoreReport;
  /** The largest excess that no division avoids; the core is empty where it is above zero. */
  readonly leastCore: Fraction;
  /** How much larger the division's own largest excess is: 0 where it is in the least core. */
  readonly distance: Fraction;
  /** Each for itself. */
  readonly before: Inequality;
  /** All together. */
  readonly after: Inequality;
}

/**
 * Measures a division among the cities against every coalition of them.
 *
 * @param coalitions what `runCoalitions` gives
 * @param heads residents of each city; without them every city counts as one head
 */
export function fairnessOf(
  coalitions: readonly CoalitionValue[],
  heads: ReadonlyMap<City, number> | null,
): Fairness {
  const of = (members: readonly string[]) =>
    coalitions.find((one) => one.members.join() === members.join())!;
  const [alone, together] = [of([]), of(CITIES)];
  const game = gameOf(CITIES, (members) => of(members).valueFen);
  const outcomes = new Map(
    CITIES.map((city) => [
      city,
      { withFen: together.positionFen[city], aloneFen: alone.positionFen[city] },
    ]),
  );
  const core = coreReport(
    game,
    CITIES.map((city) => fraction(BigInt(together.positionFen[city]))),
  );
  const { payoffs, leastCore } = nucleolus(game);
  const inequality = ({ positionFen }: CoalitionValue): Inequality => {
    const portions = CITIES.map((city) => ({
      amountFen: positionFen[city],
      heads: heads?.get(city) ?? 1,
    }));
    return { gini: gini(portions), theil: theil(portions) };
  };
  const suppliedM2 = new Map(CITIES.map((city) => [city, together.suppliedM2[city]]));
  return {
    ...{ coalitions, game, outcomes, core, leastCore },
    gains: gainsOf(outcomes, heads ?? new Map(), suppliedM2),
    suppliedM2: [...suppliedM2.values()],
    shapleyFen: shapleyFen(game),
    nucleolusFen: roundToSum(payoffs),
    distance: minus(core.worst, leastCore),
    ...{ before: inequality(alone), after: inequality(together) },
  };
}
