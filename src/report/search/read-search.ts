import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parse as parseStream } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { Goal } from '../../experiment/study/study-search.ts';
import type { Label } from '../../rules/rule.ts';
import type { FileDigest } from '../../scenario/file-digest.ts';
import { InputError } from '../../scenario/input-error.ts';
import { MANIFEST_NAME } from '../manifest.ts';
import type { NamedDirectory } from '../sweep/merge-sweeps.ts';

/** What the manifest of a search states, as far as a report needs it. */
export interface SearchManifest {
  readonly version: string;
  readonly study: Label & { readonly id: string };
  readonly synthetic: boolean;
  readonly seed: number;
  readonly replicates: number;
  readonly method: { readonly kind: string };
  readonly goals: readonly Goal[];
  readonly constraints: readonly string[];
  readonly levers: readonly {
    readonly name: string;
    readonly title: Label;
    readonly names: Readonly<Record<string, Label>>;
  }[];
  readonly tried: number;
  /** How many were tried for each that the file of them holds. */
  readonly triedEvery: number;
  readonly failed: Readonly<Record<string, number>>;
  readonly front: number;
  readonly inputs: readonly {
    readonly role: string;
    readonly name: string;
    readonly sha256: string;
  }[];
  readonly files: readonly FileDigest[];
  readonly result: string;
}

/** A row of a table of a search, by column. */
export type SearchRow = Readonly<Record<string, string>>;

/** A finished search read back. */
export interface SearchTable {
  /** As the person named its directory. */
  readonly name: string;
  readonly manifest: SearchManifest;
  readonly front: readonly SearchRow[];
  /** Every so-many-th of what was tried, so that a picture can hold it. */
  readonly tried: readonly SearchRow[];
  readonly progress: readonly SearchRow[];
}

/** Points of what was tried that are kept. */
const MOST_TRIED = 2000;

/** Whether a manifest is that of a search. */
export function isSearchManifest(manifest: unknown): manifest is SearchManifest {
  const { goals, front } = manifest as Partial<SearchManifest>;
  return Array.isArray(goals) && typeof front === 'number';
}

/**
 * Reads a finished search.
 *
 * @throws InputError when one of its files is missing or not what the manifest names.
 */
export async function readSearch({ name, path }: NamedDirectory): Promise<SearchTable> {
  const manifest = JSON.parse(await readFile(join(path, MANIFEST_NAME), 'utf8')) as SearchManifest;
  for (const file of manifest.files) await checkFile(path, name, file);
  const table = async (file: string): Promise<SearchRow[]> =>
    parse(await readFile(join(path, file), 'utf8'), { columns: true });
  const { tried, triedEvery } = manifest;
  const step = Math.ceil(tried / triedEvery / MOST_TRIED);
  return {
    ...{ name, manifest },
    front: await table('pareto.csv'),
    tried: await thinned(join(path, 'tried.csv'), step),
    progress: await table('hypervolume.csv'),
  };
}

async function checkFile(path: string, name: string, { name: file, sha256 }: FileDigest) {
  const hash = createHash('sha256');
  const found = await pipeline(createReadStream(join(path, file)), hash).then(
    () => hash.digest('hex'),
    () => null,
  );
  if (found === sha256) return;
  throw new InputError([
    {
      ...{ file: `${name}/${file}`, line: null, row: null, column: null, found: found ?? '—' },
      expected: { zh: '清单上的文件；重新搜索', en: 'the file of the manifest; search again' },
      message:
        found === null
          ? { zh: '少了一个结果文件', en: 'a results file is missing' }
          : { zh: '结果文件已损坏', en: 'the results file is damaged' },
    },
  ]);
}

async function thinned(path: string, step: number): Promise<SearchRow[]> {
  const kept: SearchRow[] = [];
  let row = 0;
  const rows = createReadStream(path).pipe(parseStream({ columns: true }));
  for await (const one of rows) {
    if (row % step === 0) kept.push(one as SearchRow);
    row += 1;
  }
  return kept;
}
