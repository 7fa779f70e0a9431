import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutCooperation } from '../../src/engine/alone.ts';
import { run } from '../../src/engine/run.ts';
import { preparedSummary } from '../../src/report/prepared-summary.ts';
import type { Summary } from '../../src/report/summary.ts';
import { fromLosslessJson, toLosslessJson } from '../../src/report/what-if/lossless-json.ts';
import { pageData } from '../../src/report/what-if/page-data.ts';
import type { PageData } from '../../src/report/what-if/page-model.ts';
import { type PreparedRun, prepareRun } from '../../src/scenario/prepare-run.ts';

/** A shipped scenario as prepared for the command line. */
export function prepared(id: string): Promise<PreparedRun> {
  return prepareRun({ scenario: `scenarios/${id}.yaml`, deals: null, sheet: null });
}

/** Scenarios as a page carries them: written into it and read back. */
export async function carried(runs: readonly PreparedRun[]): Promise<PageData> {
  return fromLosslessJson(toLosslessJson(await pageData(runs))) as PageData;
}

/** What the command line writes as `summary.json`, as values. */
export function summaryOf(of: PreparedRun): Summary {
  return preparedSummary(of, run(of.input), run(withoutCooperation(of.input)));
}

/** Runs a scenario text that was saved beside the shipped scenarios, in a copy of their folder. */
export async function runSaved(text: string): Promise<Summary> {
  const home = await mkdtemp(join(tmpdir(), 'czt-saved-'));
  try {
    await mkdir(join(home, 'seeds'));
    await cp('scenarios', join(home, 'scenarios'), { recursive: true });
    await cp('seeds/deals', join(home, 'seeds/deals'), { recursive: true });
    await cp('seeds/opening.yaml', join(home, 'seeds/opening.yaml'));
    const scenario = join(home, 'scenarios', 'saved.yaml');
    await writeFile(scenario, text);
    return summaryOf(await prepareRun({ scenario, deals: null, sheet: null }));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
