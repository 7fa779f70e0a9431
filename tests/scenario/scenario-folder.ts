import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Rule } from '../../src/rules/rule.ts';
import { InputError, type InputProblem } from '../../src/scenario/input-error.ts';
import { loadScenario } from '../../src/scenario/scenario-file.ts';
import { isoDay } from '../../src/units/day.ts';
import { ratio } from '../../src/units/ratio.ts';
import { makeRule, makeValue } from '../rules/make-rule.ts';

/** A folder laid out like the package: scenarios/, seeds/deals/, seeds/opening.yaml. */
export interface ScenarioFolder {
  readonly root: string;
  /** Absolute path of a file in it. */
  at(path: string): string;
  write(path: string, text: string): Promise<string>;
  remove(): Promise<void>;
}

/** A folder in the system's place for passing files, with the shipped scenarios copied in. */
export async function makeScenarioFolder(): Promise<ScenarioFolder> {
  // One level deeper than the system's folder, so that what a scenario reaches stays inside.
  const outer = await realpath(await mkdtemp(join(tmpdir(), 'czt-scenario-')));
  const root = join(outer, 'package');
  const at = (path: string) => join(root, path);
  const write = async (path: string, text: string) => {
    await mkdir(dirname(at(path)), { recursive: true });
    await writeFile(at(path), text);
    return at(path);
  };
  for (const name of ['baseline', 'sharing-waterfall', 'transfer-pooled']) {
    await write(`scenarios/${name}.yaml`, await plainScenario(name));
  }
  await write('seeds/opening.yaml', 'placeholder: true\n');
  await write('seeds/deals/baseline.csv', 'placeholder\n');
  return { root, at, write, remove: () => rm(outer, { recursive: true }) };
}

/** The rules of these tests are few: what the baseline decides about others is left out. */
export async function plainScenario(name: string): Promise<string> {
  return (await shippedScenario(name)).replace(/^choices:\n(?: .*\n)*/m, '');
}

/** Text of a scenario of the package. */
export function shippedScenario(name: string): Promise<string> {
  return readFile(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
}

const DAY = isoDay('2020-01-01');

/** Two rules overrides can name: one ratio without keys, one price by place. */
export const RULES: readonly Rule[] = [
  keyedRule('education-earmark', 'ratio', ['']),
  keyedRule('development-cost', 'fenPerM2', ['changsha industrial', 'zhuzhou industrial']),
  keyedRule('export-gate', 'flag', ['']),
  keyedRule('sharing-policy', null, []),
];

function keyedRule(id: string, unit: Rule['unit'], keys: readonly string[]): Rule {
  return makeRule({
    ...{ id, unit, effective: DAY },
    values: keys.map((key) => ({
      ...makeValue(key, DAY, null, ratio(1, 10)),
      unit: unit ?? 'flag',
    })),
  });
}

/** The problems of a scenario that must not load, with the folder cut from their file names. */
export async function problemsOf(folder: ScenarioFolder, path: string): Promise<InputProblem[]> {
  try {
    await loadScenario(folder.at(path), { rules: RULES });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map((problem) => ({
      ...problem,
      file: problem.file.replace(`${folder.root}/`, ''),
    }));
  }
  throw new Error(`${path} loaded without a problem`);
}

/** `file:line key` of a problem. */
export function placed({ file, line, column }: InputProblem): string {
  return `${file}:${line ?? '-'} ${column ?? '-'}`;
}
