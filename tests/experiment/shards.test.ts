import { mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chunkName, readChunk } from '../../src/report/sweep/chunk-file.ts';
import { mergeSweeps } from '../../src/report/sweep/merge-sweeps.ts';
import { addTallies, reportOf } from '../../src/report/sweep/sweep-chunk.ts';
import { SweepDirectory } from '../../src/report/sweep/sweep-directory.ts';
import type { InputError } from '../../src/scenario/input-error.ts';
import { czt } from '../cli/capture.ts';
import { RUNS, replayed } from '../replay.ts';
import { filesOf, makeStudyFolder, type StudyFolder } from './study-folder.ts';

const SHARES = 'sharing.rule.byOrigin.crossRegion.fixed.shares';
/** Four points, one of which fails, twice; a file for each row. */
const STUDY = `title: { zh: 分片, en: Shards }
author: test
scenario: short.yaml
levers:
  listing: { path: ${SHARES}.listing, options: [10%, 60%] }
  quota: { path: ${SHARES}.quota, options: [15%, 60%] }
market: { deals: 2 }
outcomes: [zhuzhou.final]
design: { kind: grid }
replicates: 2
chunk: 1
`;
const CHUNKS = 8;

let folder: StudyFolder;
let study: string;
let whole: string;

const sweep = (out: string, ...more: string[]) =>
  czt(['sweep', study, '--out', out, '--workers', '1', '--lang', 'en', ...more]);

beforeAll(async () => {
  folder = await makeStudyFolder();
  study = await folder.study(STUDY);
  whole = folder.at('out/whole');
  const { exit, stdout } = await sweep(whole);
  expect([exit, stdout.includes('2 failed')]).toEqual([0, true]);
});
afterAll(() => folder.remove());

/** A directory that holds some chunks of the whole, sealed as the sweep of a shard seals it. */
async function makeShard(name: string, chunks: readonly number[]) {
  const directory = new SweepDirectory(folder.at(`out/${name}`), name);
  const { plan } = await new SweepDirectory(whole, 'whole').finished();
  await directory.open(plan, false);
  const failed = [];
  for (const chunk of chunks) {
    const bytes = await readFile(`${whole}/${chunkName(chunk)}`);
    await directory.write(chunkName(chunk), bytes);
    failed.push(reportOf(chunk, await readChunk(bytes), null).failed);
  }
  await directory.seal(plan, chunks, { shard: name, failed: addTallies(failed), stopped: null });
  return { name, path: directory.path };
}

const anyChunks = fc.subarray(Array.from({ length: CHUNKS }, (_, i) => i));
/** Shards that may hold the same chunk twice, in any order; the last holds what is missing. */
const anyShards = fc.tuple(fc.array(anyChunks, { maxLength: 4 }), fc.nat()).map(([shards, at]) => {
  const rest = Array.from({ length: CHUNKS }, (_, i) => i).filter(
    (chunk) => !shards.flat().includes(chunk),
  );
  return shards.toSpliced(at % (shards.length + 1), 0, rest);
});

it('shards in any order, even where they overlap, merge to the bytes of the whole', async () => {
  const name = 'shards merge to the whole';
  const property = fc.asyncProperty(anyShards, async (shards) => {
    const made = [];
    for (const [i, chunks] of shards.entries()) {
      made.push(await makeShard(`${i + 1}-${shards.length}`, chunks));
    }
    const out = folder.at('out/merged');
    await mergeSweeps(made, new SweepDirectory(out, 'merged'));
    expect(await filesOf(out)).toEqual(await filesOf(whole));
    for (const path of [out, ...made.map((one) => one.path)]) await rm(path, { recursive: true });
  });
  await fc.assert(property, { ...replayed<[number[][]]>(name), numRuns: RUNS ?? 20 });
});

describe('a disk that does not take what is written', () => {
  it('ends the sweep by name, keeps what is done, and goes on with --resume', async () => {
    const out = folder.at('out/stuck');
    await sweep(out);
    // A folder where a results file should go: the write in the middle fails.
    for (const chunk of [3, 4]) await rm(`${out}/${chunkName(chunk)}`);
    await rm(`${out}/manifest.json`);
    await mkdir(`${out}/${chunkName(4)}/in-the-way`, { recursive: true });
    const { exit, stderr } = await sweep(out, '--resume');
    expect(exit).toBe(2);
    expect(stderr).toContain(chunkName(4));
    expect(stderr).toContain('the results written before are whole');
    const left = (await readdir(out)).filter((name) => name.endsWith('.parquet'));
    expect(left).toHaveLength(CHUNKS);
    expect((await readdir(out)).filter((name) => /tmp|manifest/.test(name))).toEqual([]);
    expect(await readFile(`${out}/${chunkName(3)}`)).toEqual(
      await readFile(`${whole}/${chunkName(3)}`),
    );
    await rm(`${out}/${chunkName(4)}`, { recursive: true });
    expect((await sweep(out, '--resume')).exit).toBe(0);
    expect(await filesOf(out)).toEqual(await filesOf(whole));
  });

  it('that is full leaves the file written before as it was', async () => {
    const out = folder.at('out/full');
    const directory = new SweepDirectory(out, 'out/full');
    const { plan } = await new SweepDirectory(whole, 'whole').finished();
    await directory.open(plan, false);
    await directory.write('part-000000.parquet', 'before');
    await symlink('/dev/full', `${out}/part-000000.parquet.${process.pid}.tmp`);
    const error = await directory.write('part-000000.parquet', 'after').catch((e: unknown) => e);
    expect((error as InputError).problems[0]).toMatchObject({
      ...{ file: 'out/full/part-000000.parquet', found: 'ENOSPC' },
      expected: { zh: '可写、有余地的目录；腾出空间后用 --resume 接着算' },
    });
    expect(await readFile(`${out}/part-000000.parquet`, 'utf8')).toBe('before');
    expect((await readdir(out)).sort()).toEqual(['part-000000.parquet', 'plan.json']);
  });
});
