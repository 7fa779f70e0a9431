import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MarketSetup } from '../behaviour/market/setup.ts';
import type { MarketProfile } from '../behaviour/synthetic/profile.ts';
import type { Place } from '../world/place.ts';
import { digestOfText } from './file-digest.ts';
import { type IndexFile, loadIndexFile } from './index-file.ts';
import type { InputFile } from './input-file.ts';
import type { LoadedScenario } from './loaded-scenario.ts';
import { marketSetup } from './market-assembly.ts';
import { checkMarketPlan, checkWeights } from './market-checks.ts';
import { parseMarket } from './market-file.ts';
import { loadMarketPaths } from './market-paths-file.ts';
import { PACKAGE_ROOT } from './package-root.ts';

/** A market ready to run, and the files it was read from. */
export interface LoadedMarket {
  readonly setup: MarketSetup;
  readonly inputs: readonly InputFile[];
  /** The user's index; null: a named path. */
  readonly index: IndexFile | null;
}

const PROFILE = 'seeds/market.yaml';

/**
 * Reads what the market of a scenario is made of; null for a scenario without one.
 *
 * @throws InputError naming a place that does not exist, a plan beyond the run, an index that ends
 * too early, weights that are all zero
 */
export async function loadMarket(
  scenario: LoadedScenario,
  places: readonly Place[],
): Promise<LoadedMarket | null> {
  const { market, indexFile, start } = scenario;
  if (market === null) return null;
  checkMarketPlan(scenario, market, places);
  const { profile, file } = await loadMarketProfile();
  const named = await loadMarketPaths();
  const index =
    indexFile === null ? null : await loadIndexFile(indexFile, market.index.file!, scenario);
  const own = index?.paths ?? null;
  const setup = marketSetup(market, start, { profile, named: named.paths, own });
  checkWeights(scenario.files[0]!.name, setup.profile);
  return { index, inputs: [file, named.file], setup };
}

/** The cities, uses, areas and costs that parcels are drawn from, and the file they come from. */
export async function loadMarketProfile(): Promise<{ profile: MarketProfile; file: InputFile }> {
  const text = await readFile(join(PACKAGE_ROOT, PROFILE), 'utf8');
  const file = { role: 'market', name: PROFILE, sha256: digestOfText(text) };
  return { profile: parseMarket(text).profile, file };
}
