import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../../scenario/input-error.ts';
import { jsonText } from '../files/json.ts';
import { chunkName, type ReadChunk, readChunk } from './chunk-file.ts';
import type { SweepPlan, WrittenPlan } from './sweep-plan.ts';

/** Names what a directory of a sweep is before anything of it is run. */
export const SWEEP_PLAN_NAME = 'plan.json';
const PLAN = SWEEP_PLAN_NAME;
const MANIFEST = 'manifest.json';
const CHUNK_NAME = /^part-\d{6,}\.parquet$/;
const TEMPORARY = /\.tmp$/;

/** What the manifest of a finished sweep states. */
export interface SweepManifest {
  readonly plan: string;
  /** Chunks this directory holds: all of them, or a shard's. */
  readonly shard: string | null;
  readonly chunks: readonly {
    readonly file: string;
    readonly rows: number;
    readonly sha256: string;
  }[];
  readonly rows: number;
  /** Failed draws by code. */
  readonly failed: Readonly<Record<string, number>>;
  /** Where the stop rule ended it; null where every row was run. */
  readonly stopped: { readonly until: string; readonly replicates: number } | null;
  /** SHA-256 over the listing of the files above. */
  readonly result: string;
}

/** A directory of results: a plan, a file for each chunk that is done, a manifest at the end. */
export class SweepDirectory {
  readonly path: string;
  /** As the person named it. */
  readonly #name: string;

  constructor(path: string, name: string) {
    this.path = path;
    this.#name = name;
  }

  /**
   * Opens the directory for a plan: new, or one that holds part of the same plan.
   *
   * @throws InputError when it holds something else, or results and `resume` was not asked for.
   */
  async open({ text }: WrittenPlan, resume: boolean): Promise<void> {
    const found = await this.#names();
    const plan = found.includes(PLAN) ? await readFile(join(this.path, PLAN), 'utf8') : null;
    const ours = (name: string) =>
      name === PLAN || name === MANIFEST || CHUNK_NAME.test(name) || TEMPORARY.test(name);
    const strange = found.find((name) => !ours(name));
    if (strange !== undefined || (plan === null && found.some((name) => CHUNK_NAME.test(name)))) {
      throw this.#problem(strange ?? PLAN, FOREIGN);
    }
    if (plan !== null && plan !== text) throw this.#problem(PLAN, OTHER_PLAN);
    if (plan !== null && !resume) throw this.#problem(PLAN, WANTS_RESUME);
    await mkdir(this.path, { recursive: true }).catch((error: unknown) => {
      throw this.#unwritten('', error);
    });
    for (const name of found.filter((one) => TEMPORARY.test(one) || one === MANIFEST)) {
      await rm(join(this.path, name));
    }
    if (plan === null) await this.write(PLAN, text);
  }

  /**
   * Writes to a temporary name of this process, then renames: a file that is there is whole, even
   * when a worker left over from a killed sweep writes the same.
   *
   * @throws InputError when the disk is full or does not take it; what was there stays as it is.
   */
  async write(name: string, content: string | Uint8Array): Promise<void> {
    const temporary = join(this.path, `${name}.${process.pid}.tmp`);
    try {
      await writeFile(temporary, content);
      await rename(temporary, join(this.path, name));
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => {});
      throw this.#unwritten(name, error);
    }
  }

  /**
   * The results of a chunk; null where there are none yet.
   *
   * @throws InputError when the file is damaged, of another plan or not the rows it should hold.
   */
  async read(chunk: number, plan: WrittenPlan): Promise<ReadChunk | null> {
    const name = chunkName(chunk);
    const bytes = await readFile(join(this.path, name)).catch(() => null);
    if (bytes === null) return null;
    const read = await readChunk(bytes).catch(() => null);
    if (read === null) throw this.#problem(name, DAMAGED);
    if (read.plan !== plan.sha256) throw this.#problem(name, OTHER_PLAN);
    const first = chunk * plan.plan.chunkRows;
    const count = Math.min(plan.plan.chunkRows, plan.plan.rows - first);
    const inOrder = read.rows.every((row, i) => row['row'] === BigInt(first + i));
    if (read.rows.length !== count || !inOrder) throw this.#problem(name, DAMAGED);
    return read;
  }

  /** Takes back results past the point where a stop rule ended the sweep. */
  async dropAfter(last: number): Promise<void> {
    for (const name of await this.#names()) {
      const chunk = CHUNK_NAME.test(name) ? Number.parseInt(name.slice(5), 10) : -1;
      if (chunk > last) await rm(join(this.path, name));
    }
  }

  /** Seals the results. */
  async seal(
    plan: WrittenPlan,
    chunks: readonly number[],
    facts: Pick<SweepManifest, 'shard' | 'failed' | 'stopped'>,
  ): Promise<SweepManifest> {
    const files: SweepManifest['chunks'][number][] = [];
    // One after the other: thousands of files at once would fill memory.
    for (const chunk of chunks) {
      const file = chunkName(chunk);
      const bytes = await readFile(join(this.path, file));
      const first = chunk * plan.plan.chunkRows;
      files.push({
        file,
        rows: Math.min(plan.plan.chunkRows, plan.plan.rows - first),
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
    }
    const listing = files.map(({ file, sha256 }) => `${sha256}  ${file}\n`).join('');
    const manifest: SweepManifest = {
      plan: plan.sha256,
      shard: facts.shard,
      chunks: files,
      rows: files.reduce((sum, { rows }) => sum + rows, 0),
      failed: facts.failed,
      stopped: facts.stopped,
      result: createHash('sha256').update(listing).digest('hex'),
    };
    await this.write(MANIFEST, jsonText(manifest));
    return manifest;
  }

  /**
   * The plan and manifest of a directory that is finished.
   *
   * @throws InputError when it is not the result of a sweep, or not finished.
   */
  async finished(): Promise<{ readonly plan: WrittenPlan; readonly manifest: SweepManifest }> {
    const text = await readFile(join(this.path, PLAN), 'utf8').catch(() => null);
    if (text === null) throw this.#problem(PLAN, NO_SWEEP);
    const sealed = await readFile(join(this.path, MANIFEST), 'utf8').catch(() => null);
    if (sealed === null) throw this.#problem(MANIFEST, UNFINISHED);
    const plan = readJson<SweepPlan>(text);
    const manifest = readJson<SweepManifest>(sealed);
    const sha256 = createHash('sha256').update(text).digest('hex');
    if (plan === null) throw this.#problem(PLAN, DAMAGED);
    if (manifest === null) throw this.#problem(MANIFEST, DAMAGED);
    if (manifest.plan !== sha256) throw this.#problem(PLAN, DAMAGED);
    return { plan: { plan, text, sha256 }, manifest };
  }

  /** @throws InputError when a file is not the one the manifest names. */
  async checkedBytes({ file, sha256 }: SweepManifest['chunks'][number]): Promise<Uint8Array> {
    const bytes = await readFile(join(this.path, file)).catch(() => null);
    if (bytes === null) throw this.#problem(file, LOST);
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found !== sha256) throw this.#problem(file, DAMAGED);
    return bytes;
  }

  async #names(): Promise<string[]> {
    return (await readdir(this.path).catch(() => [])).sort();
  }

  #problem(file: string, { expected, message }: typeof DAMAGED, found = file): InputError {
    const place = { file: `${this.#name}/${file}`, line: null, row: null, column: null };
    return new InputError([{ ...place, found, expected, message }]);
  }

  /** What the system says against a write; whatever is no such answer is thrown as it is. */
  #unwritten(file: string, error: unknown): unknown {
    const { code } = error as NodeJS.ErrnoException;
    return code === undefined ? error : this.#problem(file, UNWRITTEN, code);
  }
}

function readJson<T>(text: string): T | null {
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
}

const DAMAGED = {
  expected: {
    zh: '完好的结果文件；删去它再用 --resume 补算',
    en: 'a whole results file; delete it and use --resume',
  },
  message: { zh: '结果文件已损坏', en: 'the results file is damaged' },
};
const FOREIGN = {
  expected: { zh: '空目录，或同一研究的结果', en: 'an empty directory, or results of this study' },
  message: { zh: '目录里有别的东西，不动它', en: 'there is something else here; it is left alone' },
};
const OTHER_PLAN = {
  expected: {
    zh: '同一研究、同一输入、同一版本的结果',
    en: 'results of the same study, inputs and version',
  },
  message: { zh: '这是另一次研究的结果', en: 'these are results of another study' },
};
const WANTS_RESUME = {
  expected: { zh: '--resume 接着算，或另选 --out', en: '--resume to go on, or another --out' },
  message: { zh: '这里已有这项研究的结果', en: 'there are results of this study already' },
};
const NO_SWEEP = {
  expected: { zh: 'czt sweep 写出的目录', en: 'a directory written by czt sweep' },
  message: { zh: '这不是研究结果的目录', en: 'this is no directory of results' },
};
const UNFINISHED = {
  expected: { zh: '算完的结果；用 --resume 接着算', en: 'a finished sweep; use --resume to go on' },
  message: { zh: '这次研究还没有算完', en: 'the sweep is not finished' },
};
const UNWRITTEN = {
  expected: {
    zh: '可写、有余地的目录；腾出空间后用 --resume 接着算',
    en: 'a writable directory with room left; make room, then --resume to go on',
  },
  message: {
    zh: '写不下去了；已写出的结果完好',
    en: 'it cannot be written; the results written before are whole',
  },
};
const LOST = {
  expected: { zh: '清单上的每一个文件', en: 'every file the manifest names' },
  message: { zh: '少了一个结果文件', en: 'a results file is missing' },
};
