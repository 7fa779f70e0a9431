import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type OpenedRun, openRun } from '../../src/report/explain/open-run.ts';
import { czt } from '../cli/capture.ts';

/** Runs a shipped scenario into a folder of its own and opens it; `release` removes the folder. */
export async function openShipped(
  id: string,
): Promise<{ opened: OpenedRun; directory: string; release: () => Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'czt-report-'));
  const directory = join(home, 'run');
  await czt(['run', resolve(`scenarios/${id}.yaml`), '--out', directory, '--quiet'], home);
  const release = () => rm(home, { recursive: true, force: true });
  return { opened: await openRun(directory, id), directory, release };
}
