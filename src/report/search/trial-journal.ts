import { createHash } from 'node:crypto';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import type { PreparedStudy } from '../../experiment/study/prepare-study.ts';
import { InputError } from '../../scenario/input-error.ts';
import { packageVersion } from '../../scenario/package-root.ts';
import type { KeptTrial, RangeReport } from './draw-range.ts';
import type { Trial } from './point-trial.ts';

/**
 * What a search has tried so far, beside the directory it will write: a line for each trial or
 * range of draws, the first naming the study, inputs and version, so that a search that was killed
 * goes on.
 */
export class TrialJournal<Done> {
  readonly #path: string;
  /** As the person named it. */
  readonly #name: string;
  #text = '';

  readonly #read: (line: string) => Done;

  /** @param read a line of it back, as `JSON.stringify` wrote it, amounts as texts */
  constructor(path: string, name: string, read: (line: string) => Done) {
    this.#read = read;
    this.#path = path;
    this.#name = name;
  }

  /**
   * Opens the journal and gives the trials it holds; a last line cut short is left out.
   *
   * @throws InputError when it is there but `resume` was not asked for, or it is of another search.
   */
  async open({ inputs }: PreparedStudy, resume: boolean): Promise<Done[]> {
    const facts = JSON.stringify([
      await packageVersion(),
      inputs.map(({ role, name, sha256 }) => [role, name, sha256]),
    ]);
    const head = `${createHash('sha256').update(facts).digest('hex')}\n`;
    const found = await readFile(this.#path, 'utf8').catch(() => null);
    if (found !== null && !resume) throw this.#problem(WANTS_RESUME);
    if (found !== null && !found.startsWith(head)) throw this.#problem(OTHER_SEARCH);
    const whole = found === null ? head : found.slice(0, found.lastIndexOf('\n') + 1);
    await this.#guard(() => writeFile(this.#path, whole));
    const lines = whole.split('\n').slice(1, -1);
    try {
      return lines.map(this.#read);
    } catch {
      throw this.#problem(DAMAGED);
    }
  }

  /** Keeps what was done for the next {@link flush}. */
  add(done: Done): void {
    const text = JSON.stringify(done, (_, part: unknown) =>
      typeof part === 'bigint' ? String(part) : part,
    );
    this.#text += `${text}\n`;
  }

  /** @throws InputError when the disk does not take it; the trials before stay good. */
  async flush(): Promise<void> {
    const text = this.#text;
    this.#text = '';
    if (text !== '') await this.#guard(() => appendFile(this.#path, text));
  }

  async #guard(write: () => Promise<void>): Promise<void> {
    await write().catch((error: NodeJS.ErrnoException) => {
      if (error.code === undefined) throw error;
      throw this.#problem(UNWRITTEN, error.code);
    });
  }

  #problem({ expected, message }: typeof DAMAGED, found = this.#name): InputError {
    const place = { file: this.#name, line: null, row: null, column: null };
    return new InputError([{ ...place, found, expected, message }]);
  }
}

/** A trial as a line of a journal holds it. */
type WrittenTrial = Omit<Trial, 'means'> & { readonly means: readonly string[] };

function restored(trial: WrittenTrial): Trial {
  return { ...trial, means: trial.means.map(BigInt) };
}

export function readTrial(line: string): Trial {
  return restored(JSON.parse(line) as WrittenTrial);
}

export function readRange(line: string): RangeReport {
  const report = JSON.parse(line) as RangeReport;
  const kept = ({ draw, trial }: KeptTrial) => ({
    draw,
    trial: restored(trial as unknown as WrittenTrial),
  });
  return { ...report, front: report.front.map(kept), sample: report.sample.map(kept) };
}

const WANTS_RESUME = {
  expected: {
    zh: '--resume 接着搜索，或删去这个文件重来',
    en: '--resume to go on, or delete this file to start anew',
  },
  message: { zh: '这里有一次没有做完的搜索', en: 'a search was cut short here' },
};
const OTHER_SEARCH = {
  expected: {
    zh: '同一研究、同一输入、同一版本；删去这个文件重来',
    en: 'the same study, inputs and version; delete this file to start anew',
  },
  message: { zh: '没有做完的是另一次搜索', en: 'what was cut short here is another search' },
};
const DAMAGED = {
  expected: { zh: '完好的记录；删去这个文件重来', en: 'a whole file; delete it to start anew' },
  message: { zh: '试过的方案的记录已损坏', en: 'the record of what was tried is damaged' },
};
const UNWRITTEN = {
  expected: {
    zh: '可写、有余地的目录；腾出空间后用 --resume 接着搜索',
    en: 'a writable directory with room left; make room, then --resume to go on',
  },
  message: {
    zh: '写不下去了；已试过的方案都在',
    en: 'it cannot be written; what was tried before is kept',
  },
};
