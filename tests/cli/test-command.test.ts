import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { makeCaseFolder } from '../cases/case-folder.ts';
import { czt } from './capture.ts';

const folder = await makeCaseFolder();
afterAll(() => folder.remove());

const GOOD = `title: { zh: 好的, en: good }
calculate:
  - rule: areaCost
    given: { areaM2: 2000, priceWanYuanPerMu: 10 }
    expect: { amountWanYuan: 30 }
`;
const BAD = GOOD.replace('好的, en: good', '差一分, en: a fen short').replace(
  'amountWanYuan: 30 ',
  'amountFen: 29999999 ',
);

beforeEach(async () => {
  await folder.write('good.yaml', GOOD);
  await folder.write('bad.yaml', BAD);
});

const test = (...argv: string[]) => czt(['test', ...argv], folder.cases);

describe('czt test', () => {
  it('ends with 0 when every case holds and with 3 when one does not', async () => {
    const good = await test('good.yaml');
    expect(good).toEqual({
      exit: 0,
      stdout: `✓ 好的  ${join(folder.cases, 'good.yaml')}:1\n通过：1 个算例，1 项\n`,
      stderr: '',
    });
    const bad = await test('.', '--lang', 'en');
    expect(bad.exit).toBe(3);
    expect(bad.stdout).toContain('✗ a fen short');
    expect(bad.stdout).toContain('differs   +1 fen');
    expect(bad.stdout).toContain('failed: 1 cases (1 of 2 checks); passed: 1');
  });

  it('ends with 2 and names every fault of every file', async () => {
    await folder.write('worse.yaml', 'title: x\ncalculat: []\n');
    const worse = await test('.', 'nowhere.yaml');
    expect(worse.exit).toBe(2);
    expect(worse.stdout).toBe('');
    expect(worse.stderr).toContain(
      'worse.yaml:2，calculat：没有名为“calculat”的键；是否想写“calculate”？',
    );
    expect(worse.stderr).toContain('nowhere.yaml：没有这个文件');
    await folder.write('worse.yaml', GOOD);
  });

  it('tells machines on standard output and stays quiet otherwise', async () => {
    const { exit, stdout, stderr } = await test('bad.yaml', 'good.yaml', '--json', '--quiet');
    expect(exit).toBe(3);
    expect(stderr).toContain('差一分');
    expect(stderr).not.toContain('好的');
    expect(JSON.parse(stdout)).toMatchObject({
      passed: 1,
      failed: 1,
      cases: [{ title: { en: 'a fen short' }, failures: [{ difference: '1' }] }, { failures: [] }],
    });
    expect((await test('good.yaml', '--quiet')).stdout).toBe('');
  });
});

describe('czt test --update', () => {
  const read = () => readFile(join(folder.cases, 'bad.yaml'), 'utf8');

  it('shows what it would write and leaves the file alone without a yes', async () => {
    const { exit, stdout } = await test('bad.yaml', '--update');
    expect(exit).toBe(3);
    expect(stdout).toContain('− 29999999');
    expect(stdout).toContain('+ 30000000');
    expect(stdout).toContain('未改写');
    expect(await read()).toBe(BAD);
    const asked: string[] = [];
    const confirm = async (question: string) => {
      asked.push(question);
      return false;
    };
    await czt(['test', 'bad.yaml', '--update'], folder.cases, { confirm });
    expect(asked).toEqual(['按实际数改写以上各处？(y/N) ']);
    expect(await read()).toBe(BAD);
  });

  it.each<[string, string[], { confirm?: () => Promise<boolean> }]>([
    ['a yes', [], { confirm: async () => true }],
    ['--yes', ['--yes'], {}],
  ])('writes after %s, and leaves nothing else behind', async (_, more, parts) => {
    const { exit } = await czt(['test', 'bad.yaml', '--update', ...more], folder.cases, parts);
    expect(exit).toBe(0);
    expect(await read()).toBe(BAD.replace('29999999', '30000000'));
    expect((await readdir(folder.cases)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('writes nothing when the file changed while it asked', async () => {
    const confirm = async () => {
      await writeFile(join(folder.cases, 'bad.yaml'), `${BAD}# more\n`);
      return true;
    };
    const { exit, stderr } = await czt(['test', 'bad.yaml', '--update'], folder.cases, { confirm });
    expect(exit).toBe(2);
    expect(stderr).toContain('文件读过之后又被改动');
    expect(await read()).toBe(`${BAD}# more\n`);
  });
});
