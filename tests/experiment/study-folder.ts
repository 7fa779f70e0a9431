import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ReadChunk, readChunk } from '../../src/report/sweep/chunk-file.ts';

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));

/** A folder with the shipped baseline cut to half a year, and a place for studies of it. */
export interface StudyFolder {
  readonly root: string;
  at(path: string): string;
  /** Writes a file and gives its path. */
  write(path: string, text: string): Promise<string>;
  /** Writes a study and gives its path. */
  study(text: string): Promise<string>;
  remove(): Promise<void>;
}

export async function makeStudyFolder(): Promise<StudyFolder> {
  const outer = await realpath(await mkdtemp(join(tmpdir(), 'czt-study-')));
  const root = join(outer, 'package');
  const at = (path: string) => join(root, path);
  await mkdir(at('scenarios'), { recursive: true });
  await mkdir(at('seeds/deals'), { recursive: true });
  for (const name of [
    'scenarios/baseline.yaml',
    'seeds/opening.yaml',
    'seeds/deals/baseline.csv',
  ]) {
    await cp(join(PACKAGE, name), at(name));
  }
  await writeFile(at('scenarios/short.yaml'), SHORT);
  const write = async (path: string, text: string) => {
    await writeFile(at(path), text);
    return at(path);
  };
  return {
    ...{ root, at, write },
    study: (text) => write('scenarios/study.yaml', text),
    remove: () => rm(outer, { recursive: true }),
  };
}

const SHORT = `extends: baseline.yaml
title: { zh: 半年, en: Half a year }
author: test
sources: [none]
changes: [{ zh: 半年, en: half a year }]
end: 2026-06-30
sharing:
  rule:
    byOrigin:
      local: { fixed: { shares: { land: 100% } } }
      crossRegion:
        fixed: { shares: { listing: 10%, quota: 15%, collecting: 15% }, restTo: land }
`;

/** Two sharing rules over four deals drawn anew, six times, in files of two rows. */
export const SMALL_STUDY = `title: { zh: 小研究, en: A small study }
author: test
scenario: short.yaml
levers:
  rule:
    choices:
      baseline: {}
      keepsAll: { sharing: { rule: { preset: land-keeps-all } } }
market: { deals: 4 }
outcomes: [region.receipts, changsha.final]
design: { kind: grid }
replicates: 6
chunk: 2
`;

/** Every file of a directory with its bytes, in order of name. */
export async function filesOf(directory: string): Promise<readonly (readonly [string, string])[]> {
  const names = (await readdir(directory)).sort();
  return Promise.all(
    names.map(async (name) => [name, await readFile(join(directory, name), 'base64')] as const),
  );
}

/** Rows of every results file of a directory. */
export async function rowsOf(directory: string): Promise<ReadChunk['rows']> {
  const names = (await readdir(directory)).filter((name) => name.startsWith('part-')).sort();
  const chunks = await Promise.all(
    names.map(async (name) => readChunk(await readFile(join(directory, name)))),
  );
  return chunks.flatMap(({ rows }) => rows);
}
