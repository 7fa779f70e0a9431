import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WIDEST_LINE } from '../../src/report/terminal/text-table.ts';
import { czt } from './capture.ts';

const SCENARIO = `extends: ./worked-examples.yaml
title: { zh: 两例跨市, en: across cities }
author: test
sources: [test]
changes: [{ zh: 跨市分成, en: shared across cities }]
sharing: { rule: { fixed: { shares: { land: 70%, zhuzhou: 30% } } } }
transfer: { regimes: [{ from: 2026-01-01, regime: T-B }], authorised: { T-B: 2026-01-01 } }
faults: { rates: { F5: 100%, F12: 100% } }
`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'czt-reconcile-'));
  for (const name of ['scenarios', 'seeds/deals'])
    await mkdir(join(folder, name), { recursive: true });
  for (const name of [
    'scenarios/baseline.yaml',
    'scenarios/worked-examples.yaml',
    'seeds/deals/worked-examples.csv',
    'seeds/opening.yaml',
  ]) {
    await writeFile(join(folder, name), await readFile(name));
  }
  await writeFile(join(folder, 'scenarios/across.yaml'), SCENARIO);
  const made = await czt(['run', 'scenarios/across.yaml', '--out', 'out', '--quiet'], folder);
  expect([made.exit, made.stderr]).toEqual([0, '']);
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const reconcile = (...args: string[]) => czt(['reconcile', 'out', ...args], folder);

describe('czt reconcile', () => {
  it.each([
    ['zh', ['国库实有与账面应有', '未达账项，按原因', '均由未达账项说明，分文不差', '凭证 ']],
    ['en', ['Treasuries against the ledger', 'Open items by cause', 'to the fen', ' vouchers: ']],
  ])('speaks %s within the width of a terminal', async (lang, words) => {
    const { exit, stdout } = await reconcile('--by', 'month', '--lang', lang);
    expect(exit).toBe(0);
    for (const word of words) expect(stdout).toContain(word);
    for (const line of stdout.split('\n')) {
      expect(stringWidth(line), line).toBeLessThanOrEqual(WIDEST_LINE);
    }
  });

  it('writes its files whole, and a statement that matches when it is read again', async () => {
    const first = await reconcile('--out', 'files', '--json', '--quiet');
    expect(first.exit).toBe(0);
    const { totals, differences } = JSON.parse(first.stdout);
    expect(totals.length).toBeGreaterThan(0);
    expect(differences[0].since).toMatch(/^2026-\d\d-\d\d$/);
    expect((await readdir(join(folder, 'files'))).sort()).toEqual([
      ...['differences.csv', 'reconciliation.csv', 'treasury-statement.csv'],
    ]);
    const statement = ['--statement', 'files/treasury-statement.csv'];
    const again = await reconcile(...statement, '--out', 'matched', '--json', '--lang', 'en');
    expect(again.stderr).toMatch(/only in the statement 0 · only in the ledger 0/);
    expect(JSON.parse(again.stdout).statement.rejects).toEqual([]);
    const matched = await readFile(join(folder, 'matched/statement-match.csv'), 'utf8');
    expect(
      matched
        .split('\n')
        .slice(1, -1)
        .every((row) => row.startsWith('matched,number,,')),
    ).toBe(true);
    const taken = await reconcile('--out', 'files', '--lang', 'en');
    expect([taken.exit, taken.stdout]).toEqual([2, '']);
    expect(taken.stderr).toContain('the directory exists and is left alone');
  });

  it('counts the rows it cannot read, lists them and goes on', async () => {
    const [heading, one, two] = (
      await readFile(join(folder, 'files/treasury-statement.csv'), 'utf8')
    ).split('\n');
    const broken = two!.replace(/^[\d-]+/, '2026-02-30');
    await writeFile(join(folder, 'part.csv'), [heading, one, broken].join('\n'));
    const args = ['--statement', 'part.csv', '--out', 'part'];
    const { exit, stdout } = await reconcile(...args);
    expect(exit).toBe(0);
    expect(stdout).toContain('对账单 2 行，退回 1 行。');
    expect(stdout).toContain(
      '第 3 行：“date”的值“2026-02-30”不是日期；应为：日期，如 2027-03-15。 [badDate]',
    );
    const rejects = await readFile(join(folder, 'part/statement-rejects.csv'), 'utf8');
    expect(rejects).toContain('part.csv,3,date,2026-02-30,badDate,');
  });

  it('refuses a doubtful statement whole: nothing printed, nothing written', async () => {
    const text = await readFile(join(folder, 'files/treasury-statement.csv'), 'utf8');
    const row = text.split('\n').find((line) => /,0{4}\d{4},/.test(line))!;
    await writeFile(join(folder, 'twice.csv'), `${text}${row}\n`);
    for (const [lang, words] of [
      ['zh', '一张凭证有两条明细（voucherNotOneDetail，规则 correction-lines）'],
      ['en', 'two lines under one voucher (voucherNotOneDetail, rule correction-lines)'],
    ] as const) {
      const args = ['--statement', 'twice.csv', '--out', 'twice', '--lang', lang];
      const { exit, stdout, stderr } = await reconcile(...args);
      expect([exit, stdout]).toEqual([2, '']);
      expect(stderr).toContain(words);
    }
    expect(await readdir(folder)).not.toContain('twice');
  });

  it.each([
    [['--month', '2031-01'], '不在这次推演之内', 'lies outside the run'],
    [['--treasury', 'liling'], '这次推演在这个国库没有账', '; the nearest is zhuzhou'],
    [['--month', '2026-13'], '真实的月份', 'a month such as 2026-03'],
    [['--treasury', 'zhuzhuo'], '最近的是 zhuzhou', 'nearest: zhuzhou'],
  ])('refuses %j with what would do', async (args, zh, en) => {
    const chinese = await reconcile(...args);
    const english = await reconcile(...args, '--lang', 'en');
    expect([chinese.exit, english.exit]).toEqual([2, 2]);
    expect(chinese.stderr).toContain(zh);
    expect(english.stderr).toContain(en);
  });

  it('has a template for statements, which reads as one', async () => {
    const made = await czt(['template', '--kind', 'statement', '--out', 'blank.xlsx'], folder);
    expect(made.exit).toBe(0);
    const { exit, stdout } = await reconcile('--statement', 'blank.xlsx');
    expect(exit).toBe(0);
    expect(stdout).toContain('对账单 0 行，退回 0 行。');
  });
});
