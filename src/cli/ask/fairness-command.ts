import { runCoalitions } from '../../engine/coalitions.ts';
import { type Fairness, fairnessOf } from '../../experiment/fairness/coalition-fairness.ts';
import { fairnessIntervals } from '../../experiment/fairness/fairness-intervals.ts';
import { prepareRun } from '../../scenario/prepare-run.ts';
import { CITIES } from '../../world/party.ts';
import { pathFrom } from '../io.ts';
import { startProgress } from '../progress.ts';
import { answer, type Session, tell } from '../session.ts';
import type { FairnessOptions } from './fairness-options.ts';
import { fairnessText } from './fairness-text.ts';

/**
 * Runs a scenario with every coalition of the cities, whatever coalition it names itself, and says
 * how fair and stable its sharing is.
 *
 * @throws InputError when the scenario or its deals cannot be used.
 */
export async function fairnessCommand(
  scenario: string,
  options: FairnessOptions,
  session: Session,
): Promise<void> {
  const { io, language, json } = session;
  const { replicates = 1, heads = null, deals } = options;
  const prepared = await prepareRun({
    scenario: pathFrom(io, scenario),
    deals: deals === undefined ? null : pathFrom(io, deals),
    sheet: options.sheet ?? null,
    seed: options.seed,
    coalition: CITIES,
  });
  session.inputs.push(...prepared.inputs);
  const { input } = prepared;
  const seed = options.seed ?? prepared.scenario.seed;
  const progress = startProgress(session, replicates);
  const all: Fairness[] = [];
  try {
    for (let replicate = 0; replicate < replicates; replicate += 1) {
      const chance = { seed, replicate };
      all.push(fairnessOf(runCoalitions({ ...input, chance }), heads));
      progress.step({ zh: '推演联盟', en: 'running coalitions' });
    }
  } finally {
    progress.stop();
  }
  const found = fairnessIntervals(all);
  tell(session, fairnessText(prepared.scenario.title, found, heads !== null, language));
  if (!json) return;
  const { id } = prepared.scenario;
  const perHead = heads === null ? null : Object.fromEntries(heads);
  answer(session, { scenario: id, seed, heads: perHead, ...found, each: all.map(exact) });
}

/** One replicate for machines: money in whole fen, excesses as exact fractions of one. */
function exact(one: Fairness) {
  const { coalitions, core, leastCore, distance, before, after, gains } = one;
  const fractionText = ({ n, d }: typeof leastCore) => (d === 1n ? `${n}` : `${n}/${d}`);
  const index = ({ gini, theil }: typeof before) => ({ gini: gini && fractionText(gini), theil });
  return {
    coalitions: coalitions.map(({ members, valueFen, positionFen }) => ({
      ...{ members, valueFen, positionFen },
    })),
    ...{ gains, suppliedM2: one.suppliedM2 },
    ...{ shapleyFen: one.shapleyFen, nucleolusFen: one.nucleolusFen },
    inCore: core.inCore,
    objections: core.objections.map(({ members, lacks }) => ({
      ...{ members, lacksFen: fractionText(lacks) },
    })),
    leastCoreFen: fractionText(leastCore),
    distanceFen: fractionText(distance),
    ...{ before: index(before), after: index(after) },
  };
}
