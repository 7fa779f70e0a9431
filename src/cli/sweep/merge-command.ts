import { resolve } from 'node:path';
import { mergeSweeps } from '../../report/sweep/merge-sweeps.ts';
import { SweepDirectory } from '../../report/sweep/sweep-directory.ts';
import { answer, type Session, tell } from '../session.ts';
import type { MergeOptions } from './sweep-options.ts';

/**
 * Puts shards together into one directory of results.
 *
 * @throws InputError when a shard is missing, damaged, unfinished or of another study.
 */
export async function mergeCommand(
  shards: readonly string[],
  { out }: MergeOptions,
  session: Session,
): Promise<void> {
  const { cwd } = session.io;
  const named = shards.map((name) => ({ name, path: resolve(cwd, name) }));
  const manifest = await mergeSweeps(named, new SweepDirectory(resolve(cwd, out), out));
  const { rows } = manifest;
  const said = { zh: `合成 ${rows} 行：${out}\n`, en: `${rows} rows put together: ${out}\n` };
  tell(session, said[session.language]);
  if (session.json) answer(session, { directory: out, ...manifest });
}
