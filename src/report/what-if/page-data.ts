import { basename } from 'node:path';
import { type EngineData, loadEngineData } from '../../scenario/engine-data.ts';
import { digestOfText } from '../../scenario/file-digest.ts';
import { loadMarketPaths } from '../../scenario/market-paths-file.ts';
import { loadMarketProfile } from '../../scenario/market-setup.ts';
import type { PreparedRun } from '../../scenario/prepare-run.ts';
import { PRESET_IDS, type QuotaPreset } from '../../scenario/quota-preset.ts';
import { loadQuotaPreset } from '../../scenario/quota-preset-file.ts';
import { loadSharingPresets, type SharingPreset } from '../../scenario/sharing/preset-file.ts';
import type { Opening } from '../../world/opening.ts';
import { toLosslessJson } from './lossless-json.ts';
import type { CarriedScenario, PageData, PageDeals, PageLaw } from './page-model.ts';

/**
 * Everything a page needs to run scenarios by itself, as plain data.
 *
 * @throws InputError when the engine's own data is damaged
 */
export async function pageData(runs: readonly PreparedRun[]): Promise<PageData> {
  const deals = new Map<string, PageDeals>();
  const openings = new Map<string, Opening>();
  const scenarios = runs.map(({ scenario, deals: file, input, circumstances }): CarriedScenario => {
    const { id, files, merged } = scenario;
    const { presets: _, quotaPreset: __, coalition: ___, ...situation } = circumstances;
    const paths = input.market?.index.paths;
    return {
      ...{ id, merged, situation },
      file: basename(files[0]!.name),
      ownIndex: paths === undefined || paths.size === 0 ? null : paths,
      dealsDigest: keep(deals, { deals: file.deals, rejects: file.rejects }),
      openingDigest: keep(openings, input.opening),
    };
  });
  const hasMarket = runs.some(({ input }) => input.market !== undefined);
  return { law: await pageLaw(await loadEngineData(), hasMarket), deals, openings, scenarios };
}

/** Keeps a part under the digest of what it says, once however often it comes. */
function keep<T>(kept: Map<string, T>, part: T): string {
  const digest = digestOfText(toLosslessJson(part));
  kept.set(digest, part);
  return digest;
}

async function pageLaw(data: EngineData, hasMarket: boolean): Promise<PageLaw> {
  const quota = await Promise.all(PRESET_IDS.map((id) => loadQuotaPreset(id)));
  const sharing = [...(await loadSharingPresets()).values()].map(placeless);
  return {
    ...{ rules: data.rules, onRecord: data.onRecord, levers: data.levers, places: data.places },
    days: data.calendar.calendar.days(),
    ...{ budgets: data.codes.budgets, codeNames: data.codes.names },
    sharingPresets: new Map(sharing.map((preset) => [preset.id, preset])),
    quotaPresets: new Map<string, QuotaPreset>(quota.map((preset) => [preset.id, preset])),
    marketPaths: (await loadMarketPaths()).paths,
    marketProfile: hasMarket ? (await loadMarketProfile()).profile : null,
  };
}

/** Where a file lies on the machine that made the page is nobody's business. */
function placeless(preset: SharingPreset): SharingPreset {
  return { ...preset, file: { ...preset.file, path: '' } };
}
