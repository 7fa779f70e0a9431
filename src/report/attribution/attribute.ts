import { run } from '../../engine/run.ts';
import {
  overlayOfProvisions,
  type Provision,
  provisionsOf,
} from '../../experiment/attribution/provisions.ts';
import { checkGame, type Game } from '../../experiment/fairness/game.ts';
import { shapleyFen } from '../../experiment/fairness/shapley.ts';
import { readDeals } from '../../scenario/deals/read-deals.ts';
import type { EngineData } from '../../scenario/engine-data.ts';
import { InputError } from '../../scenario/input-error.ts';
import type { LoadedScenario } from '../../scenario/loaded-scenario.ts';
import { loadMarket } from '../../scenario/market-setup.ts';
import { loadOpening } from '../../scenario/opening-file.ts';
import { loadScenario } from '../../scenario/scenario-file.ts';
import { runInput } from '../../scenario/scenario-input.ts';
import { byPartyRank } from '../../world/party.ts';
import { moneyFigures } from '../figures.ts';

/** What a reform's provisions do to one party's final position, in fen. */
export interface PartyAttribution {
  readonly party: string;
  readonly beforeFen: number;
  readonly afterFen: number;
  /** By provision: what it adds after those before it, in the order of the reform. */
  readonly sequentialFen: readonly number[];
  /** By provision: the Shapley value, what it adds averaged over every order. */
  readonly shapleyFen: readonly number[];
}

/** A reform taken apart; either column of a party sums to after less before, to the fen. */
export interface Attribution {
  readonly reform: LoadedScenario;
  readonly base: LoadedScenario;
  readonly provisions: readonly Provision[];
  readonly runs: number;
  readonly parties: readonly PartyAttribution[];
}

/**
 * Runs every combination of a reform's provisions over the scenario it extends and says what each
 * contributes to every party's final position.
 *
 * @param onRun told before each run
 * @throws InputError when the reform cannot be taken apart, or a combination cannot be run.
 */
export async function attribute(
  path: string,
  data: EngineData,
  onRun: () => void = () => {},
): Promise<Attribution> {
  const reform = await loadScenario(path, data);
  const base = reform.files.length < 2 ? reform : await loadScenario(reform.files[1]!.path, data);
  const provisions = provisionsOf(base, reform);
  const { start, end, asOf, sheet } = base;
  const opening = await loadOpening(base.openingFile);
  const { deals } = await readDeals(base.dealsFile, {
    ...{ places: data.places, landUses: data.landUses, start, end, asOf },
    ...(sheet === null ? {} : { sheet }),
  });
  const finals: ReadonlyMap<string, number>[] = [];
  for (let coalition = 0; coalition < 2 ** provisions.length; coalition += 1) {
    const chosen = provisions.filter((_, i) => (coalition >>> i) & 1);
    onRun();
    const overlay = overlayOfProvisions(base, PLACELESS, chosen);
    const scenario = await loadScenario(base.path, { ...data, overlay }).catch((error: unknown) => {
      throw error instanceof InputError ? withoutRest(reform, chosen, error) : error;
    });
    const { seed } = reform;
    const market = await loadMarket(scenario, data.places);
    const input = runInput(data, scenario, opening, deals, { seed }, market?.setup);
    const { parties } = moneyFigures(run(input));
    finals.push(new Map(parties.map(({ party, total }) => [party, total.finalPositionFen])));
  }
  const named = [...new Set(finals.flatMap((final) => [...final.keys()]))].sort(byPartyRank);
  const parties = named.map((party) => attributionOf(party, provisions, finals));
  return { reform, base, provisions, runs: finals.length, parties };
}

/** Values of an overlay that no file writes are placed where the base scenario has them. */
const PLACELESS = { root: {}, places: new Map() };

function attributionOf(
  party: string,
  provisions: readonly Provision[],
  finals: readonly ReadonlyMap<string, number>[],
): PartyAttribution {
  // A party that a combination never names has nothing in it.
  const positions = finals.map((final) => final.get(party) ?? 0);
  const beforeFen = positions[0]!;
  const worth = positions.map((position) => position - beforeFen);
  const game: Game = { players: provisions.map(({ name }) => name), worth };
  checkGame(game);
  const sequentialFen = provisions.map((_, i) => worth[2 ** (i + 1) - 1]! - worth[2 ** i - 1]!);
  return {
    ...{ party, beforeFen, afterFen: positions.at(-1)! },
    ...{ sequentialFen, shapleyFen: shapleyFen(game) },
  };
}

function withoutRest(
  { path }: LoadedScenario,
  chosen: readonly Provision[],
  { problems }: InputError,
): InputError {
  const names = chosen.map(({ name }) => name).join(', ');
  return new InputError([
    {
      ...{ file: path.replace(/^.*[\\/]/, ''), line: null, row: null, column: null, found: names },
      expected: {
        zh: '任意组合都成立的条款',
        en: 'provisions that can be had without one another',
      },
      message: {
        zh: '只采用这些条款时情景不成立',
        en: 'with these provisions alone the scenario cannot be used',
      },
    },
    ...problems,
  ]);
}
