import { basename } from 'node:path';
import { type EngineData, loadEngineData } from '../../scenario/engine-data.ts';
import type { PreparedRun } from '../../scenario/prepare-run.ts';
import { PRESET_IDS, type QuotaPreset } from '../../scenario/quota-preset.ts';
import { loadQuotaPreset } from '../../scenario/quota-preset-file.ts';
import { loadSharingPresets, type SharingPreset } from '../../scenario/sharing/preset-file.ts';
import type { PageData, PageLaw, PageScenario } from './page-model.ts';

/**
 * Everything a page needs to run scenarios by itself, as plain data.
 *
 * @throws InputError when the engine's own data is damaged
 */
export async function pageData(runs: readonly PreparedRun[]): Promise<PageData> {
  const law = await pageLaw(await loadEngineData());
  return { law, scenarios: runs.map(pageScenario) };
}

async function pageLaw(data: EngineData): Promise<PageLaw> {
  const quota = await Promise.all(PRESET_IDS.map((id) => loadQuotaPreset(id)));
  const sharing = [...(await loadSharingPresets()).values()].map(placeless);
  return {
    ...{ rules: data.rules, onRecord: data.onRecord, levers: data.levers, places: data.places },
    days: data.calendar.calendar.days(),
    budgets: data.codes.budgets,
    sharingPresets: new Map(sharing.map((preset) => [preset.id, preset])),
    quotaPresets: new Map<string, QuotaPreset>(quota.map((preset) => [preset.id, preset])),
  };
}

/** Where a file lies on the machine that made the page is nobody's business. */
function placeless(preset: SharingPreset): SharingPreset {
  return { ...preset, file: { ...preset.file, path: '' } };
}

function pageScenario({ scenario, deals, input, circumstances }: PreparedRun): PageScenario {
  const { id, files, merged } = scenario;
  const { presets: _, quotaPreset: __, coalition: ___, ...situation } = circumstances;
  return {
    ...{ id, merged, situation },
    file: basename(files[0]!.name),
    deals: deals.deals,
    rejects: deals.rejects,
    opening: input.opening,
    ...(input.market === undefined ? {} : { market: input.market }),
    paymentPath: scenario.paymentPath,
  };
}
