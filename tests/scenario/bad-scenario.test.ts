import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASES, CROSS } from './bad-scenario-cases.ts';
import {
  makeScenarioFolder,
  placed,
  plainScenario,
  problemsOf,
  type ScenarioFolder,
} from './scenario-folder.ts';

let folder: ScenarioFolder;
let baseline: string;

beforeAll(async () => {
  folder = await makeScenarioFolder();
  baseline = await plainScenario('baseline');
});

afterAll(() => folder.remove());

/** The shipped baseline with one passage replaced, and the line of the first changed one. */
async function broken(from: string, to: string) {
  if (!baseline.includes(from)) throw new Error(`the baseline does not hold ${from}`);
  await folder.write('scenarios/broken.yaml', baseline.replace(from, to));
  const before = baseline.slice(0, baseline.indexOf(from)).split('\n').length;
  return { problems: await problemsOf(folder, 'scenarios/broken.yaml'), line: before };
}

describe('a scenario that cannot be used', () => {
  it.each(CASES)('names $name', async (bad) => {
    const { problems, line } = await broken(bad.from, bad.to);
    const problem = problems.find((one) => one.column === bad.column);
    expect(problem, JSON.stringify(problems, null, 1)).toBeDefined();
    expect(problem!.file).toBe('scenarios/broken.yaml');
    // What is missing has no line of its own; the map it is missing from has.
    expect(problem!.line).toBe(bad.found === '—' ? 1 : line + (bad.below ?? 0));
    expect(problem!.found).toBe(bad.found);
    expect(problem!.message).toEqual({ zh: bad.zh, en: bad.en });
    expect(problem!.expected.en).toMatch(bad.expected);
    expect(problem!.expected.zh.length).toBeGreaterThan(1);
  });

  it('lists every problem at once, in the order of the file', async () => {
    const text = baseline
      .replace('seed: 20260101', 'seed: many')
      .replace('end: 2030-12-31', 'end: 2020-12-31')
      .replace('reserve: 20%', 'reserve: 120%')
      .replace('listing: 10%', 'listing: 20%')
      .replace('opening: ../seeds/opening.yaml', 'opening: ../seeds/none.yaml')
      .replace('negativeBase: lapse', 'negativeBase: laps');
    await folder.write('scenarios/many.yaml', text);
    const problems = await problemsOf(folder, 'scenarios/many.yaml');
    expect(problems.map((problem) => problem.column)).toEqual([
      'end',
      'seed',
      'opening',
      `${CROSS}.shares`,
      'quota.reserve',
      'negativeBase',
    ]);
    const lines = problems.map((problem) => problem.line!);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });

  it('names a file that is not there', async () => {
    const problems = await problemsOf(folder, 'scenarios/nowhere.yaml');
    expect(problems.map(placed)).toEqual(['scenarios/nowhere.yaml:- -']);
    expect(problems[0]!.message).toEqual({ zh: '没有这个文件', en: 'there is no such file' });
  });

  it('names a directory given as a file', async () => {
    const problems = await problemsOf(folder, 'scenarios');
    expect(problems[0]!.message.en).toBe('this cannot be read as a file');
  });
});
