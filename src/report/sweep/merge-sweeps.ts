import { InputError } from '../../scenario/input-error.ts';
import { chunkName, readChunk } from './chunk-file.ts';
import { addTallies, type ChunkReport, reportOf } from './sweep-chunk.ts';
import { SweepDirectory, type SweepManifest } from './sweep-directory.ts';

/** A shard as the person named it, and where it lies. */
export interface NamedDirectory {
  readonly name: string;
  readonly path: string;
}

/**
 * Puts the shards of a sweep together, in any order; the result has the bytes of a sweep that was
 * never divided.
 *
 * @throws InputError when a shard is missing, damaged, unfinished or of another study.
 */
export async function mergeSweeps(
  shards: readonly NamedDirectory[],
  into: SweepDirectory,
): Promise<SweepManifest> {
  const opened = await Promise.all(
    shards.map(async ({ name, path }) => {
      const directory = new SweepDirectory(path, name);
      return { name, directory, ...(await directory.finished()) };
    }),
  );
  const [first] = opened;
  const { plan } = first!;
  const strange = opened.find((one) => one.plan.sha256 !== plan.sha256);
  if (strange !== undefined) throw problem(strange.name, strange.plan.plan.study.id, OTHER);
  const holders = new Map(
    opened.flatMap((one) =>
      one.manifest.chunks.map((chunk) => [chunk.file, { one, chunk }] as const),
    ),
  );
  const all = Array.from({ length: plan.plan.chunks }, (_, chunk) => chunk);
  const missing = all.filter((chunk) => !holders.has(chunkName(chunk)));
  if (missing.length > 0) {
    throw problem(
      shards.map(({ name }) => name).join(' '),
      missingShards(missing, opened),
      MISSING,
    );
  }
  await into.open(plan, false);
  // Counted from the rows: a chunk that two shards hold counts once.
  const failed: ChunkReport['failed'][] = [];
  for (const index of all) {
    const { one, chunk } = holders.get(chunkName(index))!;
    const bytes = await one.directory.checkedBytes(chunk);
    failed.push(reportOf(index, await readChunk(bytes), null).failed);
    await into.write(chunk.file, bytes);
  }
  return into.seal(plan, all, { shard: null, failed: addTallies(failed), stopped: null });
}

/** Which shards the missing chunks belong to, as far as those that are there tell. */
function missingShards(
  missing: readonly number[],
  opened: readonly { readonly manifest: SweepManifest }[],
): string {
  const count = Number(opened.map(({ manifest }) => manifest.shard?.split('/')[1])[0] ?? 0);
  if (!(count > 0)) return missing.slice(0, 5).map(chunkName).join(', ');
  const shards = new Set(missing.map((chunk) => (chunk % count) + 1));
  return [...shards]
    .sort((a, b) => a - b)
    .map((index) => `${index}/${count}`)
    .join(', ');
}

function problem(file: string, found: string, { expected, message }: typeof MISSING): InputError {
  return new InputError([{ file, line: null, row: null, column: null, found, expected, message }]);
}

const MISSING = {
  expected: { zh: '同一研究的全部分片', en: 'every shard of the sweep' },
  message: { zh: '少了这些分片', en: 'these shards are missing' },
};
const OTHER = {
  expected: {
    zh: '同一研究、同一输入、同一版本的分片',
    en: 'shards of one study, inputs and version',
  },
  message: { zh: '这是另一次研究的分片', en: 'this shard belongs to another study' },
};
