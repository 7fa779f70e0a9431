import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { quickStreams } from '../../behaviour/quick-streams.ts';
import { drawMarket } from '../../behaviour/synthetic/draw-deal.ts';
import type { RunInput } from '../../engine/run-input.ts';
import { readDeals } from '../../scenario/deals/read-deals.ts';
import type { EngineData } from '../../scenario/engine-data.ts';
import type { IndexFile } from '../../scenario/index-file.ts';
import type { InputFile } from '../../scenario/input-file.ts';
import { parseMarket, type SyntheticMarket } from '../../scenario/market-file.ts';
import { loadMarket } from '../../scenario/market-setup.ts';
import { type LoadedOpening, loadOpening } from '../../scenario/opening-file.ts';
import { PACKAGE_ROOT } from '../../scenario/package-root.ts';
import { loadScenario } from '../../scenario/scenario-file.ts';
import { runInput } from '../../scenario/scenario-input.ts';
import { loadSharingPresets } from '../../scenario/sharing/preset-file.ts';
import type { SourceTree } from '../../scenario/source-tree.ts';
import { formatDay } from '../../units/day.ts';
import type { Deal } from '../../world/deal.ts';
import { drawAt } from './draw-overlay.ts';
import { type SharingBase, sharingInput, standsAlone } from './sharing-input.ts';
import type { Study } from './study.ts';

/** A study with everything its runs need read in. */
export interface PreparedStudy {
  readonly study: Study;
  readonly data: EngineData;
  readonly opening: LoadedOpening;
  readonly deals: readonly Deal[];
  readonly market: SyntheticMarket | null;
  /** Null where a section `sharing` cannot be read apart from the rest of the scenario. */
  readonly sharingBase: SharingBase | null;
  /** The user's index of the base scenario's own market; null where it names none. */
  readonly indexFile: IndexFile['file'] | null;
  /** Every file read, with its digest. */
  readonly inputs: readonly InputFile[];
}

/** @throws InputError when deals or opening books of the base scenario cannot be used. */
export async function prepareStudy(study: Study, data: EngineData): Promise<PreparedStudy> {
  const { base, marketDeals } = study;
  const { start, end, asOf, sheet } = base;
  const opening = await loadOpening(base.openingFile);
  const deals = await readDeals(base.dealsFile, {
    ...{ places: data.places, landUses: data.landUses, start, end, asOf },
    ...(sheet === null ? {} : { sheet }),
  });
  const market =
    marketDeals === null
      ? null
      : parseMarket(await readFile(join(PACKAGE_ROOT, 'seeds', 'market.yaml'), 'utf8'));
  const ownMarket = await loadMarket(base, data.places);
  const input = runInput(data, base, opening, deals.deals, { seed: study.seed }, ownMarket?.setup);
  const dates = { start: formatDay(start), end: formatDay(end) };
  const sharingBase = standsAlone(base)
    ? { input, dates, presets: await loadSharingPresets() }
    : null;
  return {
    ...{ study, data, opening, market, deals: deals.deals, sharingBase },
    indexFile: ownMarket?.index?.file ?? null,
    inputs: [
      { role: 'study', name: `${study.id}.yaml`, sha256: study.sha256 },
      ...base.files.map(({ name, sha256 }) => ({ role: 'scenario', name, sha256 })),
      { role: 'deals', name: 'deals', sha256: deals.sha256 },
      { role: 'opening', name: 'opening', sha256: opening.file.sha256 },
      ...(ownMarket?.inputs ?? []),
      ...data.inputs,
    ],
  };
}

/** The input of every replicate of a point, but for chance and deals drawn anew. */
export async function pointInput(prepared: PreparedStudy, point: number): Promise<RunInput> {
  return overlayInput(prepared, drawAt(prepared.study, point).overlay);
}

/** The input of every replicate of the base scenario with something laid over it. */
export async function overlayInput(
  { study, data, opening, deals, sharingBase }: PreparedStudy,
  overlay: SourceTree,
): Promise<RunInput> {
  const quick = sharingBase === null ? null : sharingInput(sharingBase, overlay);
  if (quick !== null) return quick;
  const scenario = await loadScenario(study.scenarioFile, { ...data, overlay });
  const market = await loadMarket(scenario, data.places);
  return runInput(data, scenario, opening, deals, { seed: study.seed }, market?.setup);
}

/**
 * One replicate of a point. Replicate r has the same chance and the same deals at every point, so
 * that points differ by what they are and not by luck.
 */
export function replicateInput(
  { study, data, market }: PreparedStudy,
  input: RunInput,
  replicate: number,
): RunInput {
  const { seed, marketDeals } = study;
  const chance = { seed, replicate };
  if (market === null || marketDeals === null) return { ...input, chance };
  const setting = {
    ...{ profile: market.profile, deals: marketDeals },
    ...{ places: input.places, calendar: data.calendar.calendar },
    ...{ first: input.start, last: input.end },
  };
  const deals = drawMarket(setting, quickStreams(chance));
  return { ...input, chance, deals };
}
