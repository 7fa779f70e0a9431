import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/scenario/scenario-file.ts';
import { makeScenarioFolder, problemsOf, RULES, type ScenarioFolder } from './scenario-folder.ts';

let folder: ScenarioFolder;
beforeAll(async () => {
  folder = await makeScenarioFolder();
});
afterAll(() => folder.remove());

const HEADER = `extends: ./baseline.yaml
title: { zh: 合作, en: cooperation }
author: t
sources: [x]
changes: [{ zh: 合作, en: cooperation }]
`;
const NAME = 'scenarios/coalition.yaml';

describe('the coalition of a scenario', () => {
  it.each([
    ['', ['changsha', 'zhuzhou', 'xiangtan']],
    ['coalition: []', []],
    ['coalition: [xiangtan, changsha]', ['changsha', 'xiangtan']],
  ])('%j is read in party order', async (text, cities) => {
    const path = await folder.write(NAME, `${HEADER}${text}\n`);
    expect((await loadScenario(path, { rules: RULES })).coalition).toEqual(cities);
  });

  it.each([
    [
      'coalition: [changsha, yueyang]',
      ['coalition[1]', 'yueyang', '这个值不在可选范围内', 'this is not one of the choices'],
    ],
    [
      'coalition: [changsha, changsha]',
      ['coalition', 'changsha', '同一个市写了两次', 'a city is named twice'],
    ],
    ['coalition: all', ['coalition', 'all', '这个值读不懂', 'this value cannot be read']],
  ])('%s is refused', async (text, expected) => {
    await folder.write(NAME, `${HEADER}${text}\n`);
    const [problem] = await problemsOf(folder, NAME);
    const { line, column, found, message } = problem!;
    expect([line, column, found, message.zh, message.en]).toEqual([6, ...expected]);
  });
});
