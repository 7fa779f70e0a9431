import { symlink } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/scenario/scenario-file.ts';
import {
  makeScenarioFolder,
  plainScenario,
  problemsOf,
  type ScenarioFolder,
} from './scenario-folder.ts';

let folder: ScenarioFolder;
let baseline: string;

beforeAll(async () => {
  folder = await makeScenarioFolder();
  baseline = await plainScenario('baseline');
  await folder.write('../secret.csv', 'secret\n');
  await symlink(folder.at('../secret.csv'), folder.at('seeds/deals/link.csv'));
  await symlink(folder.at('seeds/deals/baseline.csv'), folder.at('seeds/deals/inner.csv'));
});

afterAll(() => folder.remove());

const ESCAPE = {
  zh: '路径超出了情景可以触及的目录',
  en: 'the path leaves the directories a scenario can reach',
};
const ABSOLUTE = {
  zh: '只能写相对路径，用“/”分隔',
  en: 'only a relative path with "/" can stand here',
};

async function withDeals(file: string) {
  const text = baseline.replace('../seeds/deals/baseline.csv', JSON.stringify(file));
  return folder.write('scenarios/paths.yaml', text);
}

describe('paths in a scenario', () => {
  it.each([
    ['the parent of the package', '../../secret.csv', ESCAPE],
    ['far above', '../../../../../../etc/passwd', ESCAPE],
    ['a symbolic link that leads out', '../seeds/deals/link.csv', ESCAPE],
    ['the package itself', '..', ESCAPE],
    ['an absolute path', '/etc/passwd', ABSOLUTE],
    ['a drive', 'C:/windows', ABSOLUTE],
    ['backslashes', '..\\seeds', ABSOLUTE],
    ['a NUL', '../seeds/deals/baseline.csv\0.txt', ABSOLUTE],
  ])('refuse %s', async (_, file, message) => {
    await withDeals(file);
    const problems = await problemsOf(folder, 'scenarios/paths.yaml');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      file: 'scenarios/paths.yaml',
      line: baseline.split('\n').findIndex((line) => line.includes('../seeds/deals')) + 1,
      column: 'deals.file',
      message,
    });
  });

  it('follow a symbolic link that stays inside', async () => {
    const path = await withDeals('../seeds/deals/inner.csv');
    const loaded = await loadScenario(path, { rules: [] });
    expect(loaded.dealsFile).toBe(folder.at('seeds/deals/inner.csv'));
  });

  it('need no deals of their own when the person names some', async () => {
    const path = await withDeals('../seeds/deals/none.csv');
    const loaded = await loadScenario(path, { rules: [], ownDeals: true });
    expect(loaded.dealsFile).toBe(folder.at('seeds/deals/none.csv'));
  });

  it('of a base are relative to the base', async () => {
    const mine = await folder.write(
      'mine.yaml',
      CHILD.replace('BASE', './scenarios/baseline.yaml'),
    );
    const loaded = await loadScenario(mine, { rules: [] });
    expect(loaded.dealsFile).toBe(folder.at('seeds/deals/baseline.csv'));
  });

  it('of a base reach no further than those of the file the person named', async () => {
    await folder.write('scenarios/mine/child.yaml', CHILD.replace('BASE', '../baseline.yaml'));
    const problems = await problemsOf(folder, 'scenarios/mine/child.yaml');
    expect(problems.map(({ file, column, message }) => ({ file, column, message }))).toEqual([
      { file: 'baseline.yaml', column: 'deals.file', message: ESCAPE },
      { file: 'baseline.yaml', column: 'opening', message: ESCAPE },
    ]);
  });
});

describe('extends', () => {
  it('refuses a circle', async () => {
    await folder.write('scenarios/a.yaml', CHILD.replace('BASE', './b.yaml'));
    await folder.write('scenarios/b.yaml', CHILD.replace('BASE', 'a.yaml'));
    const problems = await problemsOf(folder, 'scenarios/a.yaml');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      file: 'scenarios/b.yaml',
      line: 1,
      column: 'extends',
      found: 'a.yaml',
      message: { zh: '情景互相继承成了环', en: 'the scenarios extend one another in a circle' },
    });
  });

  it('refuses a scenario that extends itself', async () => {
    await folder.write('scenarios/self.yaml', CHILD.replace('BASE', './self.yaml'));
    const [problem] = await problemsOf(folder, 'scenarios/self.yaml');
    expect(problem!.message.en).toBe('the scenarios extend one another in a circle');
  });

  it('refuses a chain of nine and takes one of eight', async () => {
    for (let at = 0; at < 9; at += 1) {
      const base = at === 8 ? './baseline.yaml' : `./chain${at + 1}.yaml`;
      await folder.write(`scenarios/chain${at}.yaml`, CHILD.replace('BASE', base));
    }
    const [problem] = await problemsOf(folder, 'scenarios/chain0.yaml');
    expect(problem!.message.en).toBe('more than 8 scenarios extend one another');
    const loaded = await loadScenario(folder.at('scenarios/chain2.yaml'), { rules: [] });
    expect(loaded.files).toHaveLength(8);
  });

  it('names a missing base, and what else is wrong with the file', async () => {
    await folder.write(
      'scenarios/lost.yaml',
      `${CHILD.replace('BASE', './basline.yaml')}quota:\n  trade: perhaps\n`,
    );
    const problems = await problemsOf(folder, 'scenarios/lost.yaml');
    expect(problems.map((problem) => problem.column)).toEqual(['extends', 'quota.trade']);
    expect(problems[0]!.message.zh).toBe('没有这个文件');
  });

  it('refuses a base outside the reach', async () => {
    await folder.write('../outside.yaml', baseline);
    await folder.write('scenarios/out.yaml', CHILD.replace('BASE', '../../outside.yaml'));
    const [problem] = await problemsOf(folder, 'scenarios/out.yaml');
    expect(problem).toMatchObject({ column: 'extends', message: ESCAPE });
  });

  it('refuses anything but a path', async () => {
    await folder.write('scenarios/list.yaml', CHILD.replace('BASE', '[./baseline.yaml]'));
    const problems = await problemsOf(folder, 'scenarios/list.yaml');
    expect(problems.map((problem) => problem.column)).toEqual(['extends']);
    expect(problems[0]!.message.en).toBe('the path of another scenario belongs here');
  });

  it('puts a problem where it was written, also in the base', async () => {
    await folder.write('scenarios/base2.yaml', baseline.replace('trade: true', 'trade: 1'));
    await folder.write(
      'scenarios/child2.yaml',
      `${CHILD.replace('BASE', './base2.yaml')}quota: { reserve: 200% }\n`,
    );
    const problems = await problemsOf(folder, 'scenarios/child2.yaml');
    expect(problems.map(({ file, column }) => [file, column])).toEqual([
      ['scenarios/child2.yaml', 'quota.reserve'],
      ['scenarios/base2.yaml', 'quota.trade'],
    ]);
    expect(problems[0]!.line).toBe(6);
  });
});

const CHILD = `extends: BASE
title: { zh: 子情景, en: child }
author: test
sources: [无]
changes: [{ zh: 无, en: nothing }]
`;
