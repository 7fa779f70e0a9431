import { type RunSource, readSource } from '../scenario/run-sources.ts';
import type { RunFile } from './run-directory.ts';

/**
 * The files a run was made from, byte for byte, as files of its directory.
 *
 * @throws InputError when one of them is no longer what the run read.
 */
export async function inputCopies(sources: readonly RunSource[]): Promise<RunFile[]> {
  return Promise.all(
    sources.map(async (source) => {
      const bytes = await readSource(source);
      return { name: source.name, chunks: () => [bytes] };
    }),
  );
}
