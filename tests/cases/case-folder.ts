import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CaseResult, runCases } from '../../src/report/cases/run-cases.ts';
import { readCaseFile } from '../../src/scenario/cases/case-file.ts';
import { loadEngineData } from '../../src/scenario/engine-data.ts';
import { InputError, type InputProblem } from '../../src/scenario/input-error.ts';
import { placed } from '../scenario/scenario-folder.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const SHIPPED_CASES = join(ROOT, 'scenarios/cases');
export const DATA = await loadEngineData();

/** A folder with the shipped baseline and opening books, for cases of its own. */
export interface CaseFolder {
  readonly cases: string;
  write(name: string, text: string): Promise<string>;
  remove(): Promise<void>;
}

export async function makeCaseFolder(): Promise<CaseFolder> {
  const outer = await realpath(await mkdtemp(join(tmpdir(), 'czt-cases-')));
  const at = (path: string) => join(outer, 'package', path);
  for (const name of [
    'scenarios/baseline.yaml',
    'seeds/opening.yaml',
    'seeds/deals/baseline.csv',
  ]) {
    await mkdir(dirname(at(name)), { recursive: true });
    await cp(join(ROOT, name), at(name));
  }
  await mkdir(at('scenarios/cases'));
  return {
    cases: at('scenarios/cases'),
    write: async (name, text) => {
      const path = join(at('scenarios/cases'), name);
      await writeFile(path, text);
      return path;
    },
    remove: () => rm(outer, { recursive: true }),
  };
}

/** Text of a case that comes with the package. */
export function shippedCase(name: string): Promise<string> {
  return readFile(join(SHIPPED_CASES, name), 'utf8');
}

/** Runs the cases of a text. */
export async function runText(folder: CaseFolder, text: string): Promise<CaseResult[]> {
  const path = await folder.write('case.yaml', text);
  return await runCases([await readCaseFile(path, 'case.yaml')], DATA);
}

/** `line key: message | found` of what is wrong with a text, in one language. */
export async function problemsOfText(
  folder: CaseFolder,
  text: string,
  language: 'zh' | 'en' = 'en',
): Promise<string[]> {
  try {
    await runText(folder, text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map((problem: InputProblem) => {
      const { message, found, expected } = problem;
      const said = [message[language], found, expected[language]].join(' | ');
      return `${placed(problem).replace('case.yaml:', '')}: ${said}`;
    });
  }
  throw new Error('the case was accepted');
}
