import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answers, openAnswers } from '../../src/cli/answers.ts';
import { SHARING, TRANSFER } from '../../src/cli/new/questions.ts';
import { quotaQuestion } from '../../src/cli/new/quota-question.ts';
import { scenarioText } from '../../src/cli/new/scenario-text.ts';
import { loadEngineData } from '../../src/scenario/engine-data.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';
import { loadScenario } from '../../src/scenario/scenario-file.ts';
import { czt } from './capture.ts';

let folder: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'czt-new-')), 'work');
  await cp(resolve('seeds/deals/worked-examples.csv'), join(folder, '我的成交.csv'));
});

afterEach(() => rm(resolve(folder, '..'), { recursive: true, force: true }));

/** What was asked, and the answers given to it in turn. */
function answering(lines: readonly string[], isPerson = false) {
  const asked: string[] = [];
  const answers: Answers = {
    isPerson,
    ask: async (question) => {
      asked.push(question);
      return lines[asked.length - 1] ?? null;
    },
    close: () => {},
  };
  return { asked, answers: () => answers };
}

const load = (name: string) =>
  prepareRun({ scenario: join(folder, name), deals: null, sheet: null });

describe('czt new', () => {
  it('asks five questions in either language and writes a scenario that runs', async () => {
    const { asked, answers } = answering(['株洲 "一号": 试算', '', '3', 'T-c', 'guangdong']);
    const made = await czt(['new'], folder, { answers, env: { USER: 'li' } });
    expect(made).toMatchObject({ exit: 0, stderr: '' });
    expect(asked.map((text) => text.split('\n')[0])).toEqual([
      '1/5 情景叫什么（回车：我的情景）',
      '2/5 用哪些成交（也可以写自己的 CSV 或 XLSX 文件）（回车：1）',
      '3/5 跨区域成交的净收益怎么分（市内成交都归土地所在市）（回车：1）',
      '4/5 钱怎么调库（回车：1）',
      '5/5 指标怎么交易（回车：1）',
    ]);
    const { scenario, deals } = await load('my-scenario.yaml');
    expect(scenario.title.zh).toBe('株洲 "一号": 试算');
    expect(scenario.policy.transfer.regimes.map(({ regime }) => regime)).toEqual(['T-C']);
    expect(scenario.quotaPreset?.id).toBe('guangdong');
    expect(JSON.stringify(scenario.merged['sharing'])).toContain('waterfall');
    expect(deals.deals.length).toBe(300);
    expect(made.stdout).toContain('czt run my-scenario.yaml');
  });

  it('takes the defaults of what is not answered, and comments in the language', async () => {
    const { exit } = await czt(['new', 'b.yaml', '--lang', 'en'], folder, answering([]));
    expect(exit).toBe(0);
    const text = await readFile(join(folder, 'b.yaml'), 'utf8');
    expect(text).toContain('# Sharing of cross-region deals: land 60%, listing 10%');
    expect(text.match(/^#.*$/gm)!.join('')).not.toMatch(/\p{Script=Han}/u);
  });

  it('takes flags instead, and deals of the person', async () => {
    const argv = ['new', 'mine.yaml', '--deals', '我的成交.csv', '--quota', 'separate', '--yes'];
    const { exit, stdout } = await czt([...argv, '--json'], folder);
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ file: join(folder, 'mine.yaml'), deals: 2 });
    const { scenario, dealsName } = await load('mine.yaml');
    expect(dealsName).toMatch(/我的成交\.csv$/);
    expect(scenario.policy.quota.trade).toBe(false);
    expect(scenario.title).toEqual({ zh: '我的情景', en: 'My scenario' });
  });

  it('every answer to every question can be read, and says what it changes', async () => {
    await czt(['new', 'a.yaml', '--yes'], folder);
    const data = await loadEngineData();
    for (const question of [SHARING, TRANSFER, await quotaQuestion()]) {
      for (const choice of question.choices) {
        const made = {
          ...{ name: 'b.yaml', title: { zh: '一', en: 'one' }, author: 'li', deals: null },
          ...{ extends: './czt-base/scenarios/baseline.yaml', parts: [{ question, choice }] },
        };
        await writeFile(join(folder, 'b.yaml'), await scenarioText(made, 'zh'));
        const scenario = await loadScenario(join(folder, 'b.yaml'), data);
        expect([choice.id, scenario.changed.length > 0]).toEqual([
          ...[choice.id, choice.from !== null],
        ]);
      }
    }
  });

  it('makes its deals itself when asked for a market', async () => {
    const { exit } = await czt(['new', 'a.yaml', '--deals', 'market', '--yes'], folder);
    expect([exit, (await load('a.yaml')).input.market === undefined]).toEqual([0, false]);
  });

  it('copies the shipped scenario where it cannot be reached, and keeps other files', async () => {
    expect((await czt(['new', 'a.yaml', '--yes'], folder)).exit).toBe(0);
    expect(await readdir(join(folder, 'czt-base/seeds'))).toEqual(['deals', 'opening.yaml']);
    await appendFile(join(folder, 'czt-base/seeds/opening.yaml'), '# changed\n');
    const { exit, stderr } = await czt(['new', 'c.yaml', '--yes'], folder);
    expect(exit).toBe(2);
    expect(stderr).toContain('czt-base/seeds/opening.yaml：这里有另一个文件，不覆盖');
  });

  it('extends the shipped scenario itself where it lies in reach', async () => {
    const name = `out/new-${process.pid}.yaml`;
    try {
      expect((await czt(['new', name, '--yes'])).exit).toBe(0);
      expect(await readFile(name, 'utf8')).toContain('extends: "../scenarios/baseline.yaml"');
    } finally {
      await rm(name, { force: true });
    }
  });
});

describe('an answer that cannot be used', () => {
  it('is asked again of a person', async () => {
    const lines = ['', 'sinthetic', 'synthetic', '9', '', '', ''];
    const { asked, answers } = answering(lines, true);
    const made = await czt(['new', '--lang', 'en'], folder, { answers });
    expect(made.exit).toBe(0);
    expect(asked.length).toBe(7);
    expect(made.stderr).toContain('nearest: synthetic');
  });

  it.each([
    [['--sharing', 'halfs'], '--sharing', 'halves', '最近的是 halves'],
    [['--transfer', 'TB'], '--transfer', 'T-B', '最近的是 T-B'],
    [['--quota', '广东'], '--quota', 'posted', 'guangdong'],
    [['--title', ' '], '--title', '一个字', '至少一个字'],
    [['--deals', '3'], '--deals', 'synthetic', '或 .csv、.xlsx 文件'],
    [['--deals', 'none.csv'], 'none.csv', 'czt template', '没有这个文件'],
  ])('%j ends with 2 and leaves nothing behind', async (argv, where, choice, hint) => {
    const { exit, stdout, stderr } = await czt(['new', 'a.yaml', '--yes', ...argv], folder);
    expect([exit, stdout]).toEqual([2, '']);
    for (const part of [where, choice, hint]) expect(stderr).toContain(part);
    expect((await readdir(folder)).filter((name) => name.includes('a.yaml'))).toEqual([]);
  });

  it('in what was piped in ends with 2', async () => {
    const piped = answering(['', '', 'fixed']);
    const { exit, stderr } = await czt(['new', 'a.yaml'], folder, piped);
    expect([exit, stderr.includes('czt new，--sharing')]).toEqual([2, true]);
  });
});

describe('the file', () => {
  it('is never replaced without --force, nor with it by one that does not run', async () => {
    const path = join(folder, 'a.yaml');
    await writeFile(path, 'mine');
    const refused = await czt(['new', 'a.yaml', '--yes'], folder);
    expect(refused.exit).toBe(2);
    expect(refused.stderr).toContain('a.yaml：文件已存在，不覆盖');
    await writeFile(join(folder, 'bad.csv'), 'a,b\n1,2\n');
    const argv = ['new', 'a.yaml', '--yes', '--force'];
    const bad = await czt([...argv, '--deals', 'bad.csv'], folder);
    expect([bad.exit, bad.stderr.includes('.part')]).toEqual([2, false]);
    expect(await readFile(path, 'utf8')).toBe('mine');
    expect((await czt(argv, folder)).exit).toBe(0);
    expect(await readFile(path, 'utf8')).toContain('extends:');
  });

  it('is a YAML file', async () => {
    const { exit, stderr } = await czt(['new', 'a.txt', '--yes'], folder);
    expect([exit, stderr.includes('以 .yaml 结尾')]).toEqual([2, true]);
  });
});

describe('answers piped in', () => {
  it('are read line by line, and end', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    input.end('one\n二\n');
    const { ask, close, isPerson } = openAnswers(input, output);
    expect([isPerson, await ask('a?'), await ask('b?'), await ask('c?')]).toEqual([
      ...[false, 'one', '二', null],
    ]);
    close();
    expect(String(output.read())).toBe('a?\nb?\nc?\n');
  });
});
