import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { czt } from '../cli/capture.ts';

const SCENARIOS = fileURLToPath(new URL('../../scenarios/', import.meta.url));

/** A shipped scenario run into a folder of its own. */
export interface RunFolder {
  /** The folder the run's directory lies in. */
  readonly home: string;
  /** The run's directory, from there. */
  readonly name: string;
  readonly remove: () => Promise<void>;
}

/** Runs a shipped scenario, e.g. `worked-examples`. */
export async function runOnce(id: string): Promise<RunFolder> {
  const home = await mkdtemp(join(tmpdir(), 'czt-explain-'));
  const { exit, stderr } = await czt(
    ['run', `${SCENARIOS}${id}.yaml`, '--out', id, '--quiet'],
    home,
  );
  if (exit !== 0) throw new Error(stderr);
  return { home, name: id, remove: () => rm(home, { recursive: true, force: true }) };
}
