import { tmpdir } from 'node:os';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../src/cli/language.ts';
import { czt } from './capture.ts';

const COMMANDS = [
  ...[[], ['new'], ['run'], ['validate'], ['explain'], ['template'], ['test'], ['schema']],
  ...[['report'], ['page'], ['serve'], ['export'], ['regimes'], ['quota'], ['reconcile']],
  ...[['clearing'], ['sweep'], ['merge'], ['search'], ['query'], ['compare'], ['sensitivity']],
  ...[['attribute'], ['fairness'], ['rules'], ['doctor'], ['completion']],
  ...['list', 'show', 'diff', 'coverage', 'levers', 'page'].map((name) => ['rules', name]),
];

describe('help', () => {
  it.each(COMMANDS)('of czt %s speaks both languages and shows an example', async (...command) => {
    const zh = await czt([...command, '--help']);
    const en = await czt([...command, '--help', '--lang', 'en']);
    expect([zh.exit, en.exit]).toEqual([0, 0]);
    expect(zh.stdout).toMatch(/^用法： czt/);
    expect(zh.stdout).toMatch(/示例：\n {2}.*\bczt /);
    expect(zh.stdout).not.toMatch(/Options|default:|display help/);
    expect(en.stdout).toMatch(/^Usage: czt/);
    expect(en.stdout).toMatch(/Example:\n {2}.*\bczt /);
    expect(en.stdout).not.toMatch(/\p{Script=Han}/u);
    for (const line of `${zh.stdout}${en.stdout}`.split('\n')) {
      expect(stringWidth(line)).toBeLessThanOrEqual(100);
    }
  });

  it('of every command lists the options all of them have', async () => {
    for (const command of COMMANDS) {
      const { stdout } = await czt([...command, '--help']);
      for (const option of ['--lang', '--json', '--quiet', '--help']) {
        expect(stdout).toContain(option);
      }
    }
  });
});

describe('czt help', () => {
  it('is what --help is', async () => {
    expect(await czt(['help'])).toEqual(await czt(['--help']));
    expect(await czt(['help', 'rules', 'show'])).toEqual(await czt(['rules', 'show', '--help']));
  });
});

describe('wrong usage', () => {
  it.each([
    [[], '请给出一个命令', 'name a command'],
    [['rnu', 'x.yaml'], '没有命令 rnu；是否想写 run', 'no command rnu; did you mean run'],
    [['run'], '缺少参数 scenario.yaml', 'argument scenario.yaml is missing'],
    [['run', 'a.yaml', 'b.yaml'], '参数太多', 'too many arguments'],
    [['run', 'a.yaml', '--outt', 'x'], '没有选项 --outt；是否想写 --out', 'no option --outt'],
    [['export', 'out/a'], '缺少选项 --format <FORMAT>', 'option --format <FORMAT> is missing'],
    [['run', 'a.yaml', '--out'], '选项 --out <DIR> 缺少取值', '--out <DIR> lacks its value'],
    [['run', 'a.yaml', '--seed', '-1'], '见到 "-1"，应为 0 至', 'found "-1", expected'],
    [['run', 'a.yaml', '--coalition', 'zhuzou'], '最近的是 zhuzhou', 'nearest: zhuzhou'],
    [
      ['run', 'a.yaml', '--coalition', 'none,zhuzhou'],
      '各至多一次，或 none',
      'at most once, or none',
    ],
    [['run', 'a.yaml', '--seed', '1e9'], '见到 "1e9"', 'found "1e9"'],
    [['run', 'a.yaml', '--lang', 'fr'], '见到 "fr"', 'found "fr"'],
  ])('czt %j says so and ends with 2', async (argv, zh, en) => {
    const chinese = await czt(argv);
    expect(chinese).toMatchObject({ exit: 2, stdout: '' });
    expect(chinese.stderr).toContain(zh);
    const english = await czt(argv, tmpdir(), { env: { LANG: 'en_GB.UTF-8' } });
    expect(english.exit).toBe(2);
    expect(english.stderr).toContain(en);
  });

  it('names the scenario that was perhaps meant', async () => {
    const { exit, stderr } = await czt(['run', 'scenarios/basline.yaml']);
    expect([exit, stderr.includes('最近的是 baseline.yaml')]).toEqual([2, true]);
    const far = await czt(['run', 'nowhere/x.yaml', '--lang', 'en']);
    expect(far.stderr).toContain('expected a UTF-8 text file of at most 1 MiB\n');
  });

  it('tells machines on standard output', async () => {
    const { exit, stdout, stderr } = await czt(['run', '--json']);
    expect(exit).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'usage', exit: 2 } });
    expect(stderr).toContain('缺少参数');
  });
});

describe('the language', () => {
  it.each([
    [[], {}, 'zh'],
    [[], { LANG: 'C.UTF-8' }, 'zh'],
    [[], { LANG: 'fr_FR.UTF-8' }, 'zh'],
    [[], { LANG: 'en_US.UTF-8' }, 'en'],
    [[], { LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, 'zh'],
    [['--lang', 'en'], { LANG: 'zh_CN' }, 'en'],
    [['run', '--lang=zh'], { LANG: 'en_US' }, 'zh'],
  ])('of %j with %j is %s', (argv, env, language) => {
    expect(chooseLanguage(argv, env)).toBe(language);
  });
});
