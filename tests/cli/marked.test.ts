import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx, readXlsx, saveXlsx, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { czt } from './capture.ts';
import { SCENARIO } from './inputs.ts';

/** A deal by the beginnings of the template's headings. */
const FILLED: Readonly<Record<string, string>> = {
  行政区: '天元区',
  面积: '3公顷',
  土地用途: '工业用地',
  供地方式: '挂牌出让',
  成交价格: '1250万元',
  合同签订日期: '2027-03-01',
};

let home: string;

/** The template with rows typed in. */
async function fillTemplate(file: string, rows: readonly Record<string, string>[]): Promise<void> {
  const { exit } = await czt(['template', '--out', 'empty.xlsx', '--lang', 'zh'], home);
  expect(exit).toBe(0);
  const workbook = await openXlsx(await readFile(join(home, 'empty.xlsx')));
  const { rows: sheetRows } = workbook.sheets[0]!;
  const headings = sheetRows[0]!.map((heading) => String(heading));
  for (const row of rows) {
    const at = Object.keys(row).map((name) => headings.findIndex((one) => one.startsWith(name)));
    expect(at).not.toContain(-1);
    const cells = headings.map((_, i) =>
      at.includes(i) ? Object.values(row)[at.indexOf(i)]! : null,
    );
    sheetRows.push(cells);
  }
  await writeFile(join(home, file), await saveXlsx(workbook));
}

const validate = (...more: string[]) =>
  czt(['validate', SCENARIO, '--deals', 'deals.xlsx', ...more], home);

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'czt-marked-'));
  await fillTemplate('deals.xlsx', [FILLED, { ...FILLED, 面积: '若干', 供地方式: '抽签' }]);
});

afterAll(() => rm(home, { recursive: true, force: true }));

describe('the template, filled in', () => {
  it('is told cell by cell, and a run says so too', async () => {
    const { exit, stdout } = await validate();
    expect(exit).toBe(0);
    expect(stdout).toMatch(/宗地表![A-Z]+3：“[^”]*面积[^”]*”的值“若干”不是数字/);
    const made = await czt(['run', SCENARIO, '--deals', 'deals.xlsx', '--out', 'out'], home);
    expect(made.exit).toBe(0);
    expect(await readFile(join(home, 'out', 'rejects.csv'), 'utf8')).toMatch(/宗地表![A-Z]+3：/);
  });

  it('comes back with the faulty cells marked and nothing else changed', async () => {
    const { exit, stdout } = await validate('--marked', 'marked.xlsx');
    expect([exit, stdout.trimEnd().split('\n').at(-1)]).toEqual([0, 'marked.xlsx']);
    const before = await readXlsx(await readFile(join(home, 'deals.xlsx')));
    const after = await readXlsx(await readFile(join(home, 'marked.xlsx')), { readStyles: true });
    expect(after.sheets.map(({ name, rows }) => [name, rows])).toEqual(
      before.sheets.map(({ name, rows }) => [name, rows]),
    );
    expect(after.sheets[0]!.dataValidations).toEqual(before.sheets[0]!.dataValidations);
    const marked = [...after.sheets[0]!.cells!.values()].filter(({ comment }) => comment);
    expect(marked.map(({ value }) => value)).toEqual(['若干', '抽签']);
    expect(marked[1]!.comment!.text).toContain('不是已知的供地方式');
    expect(marked[1]!.style!.fill).toMatchObject({
      fgColor: { rgb: expect.stringContaining('C7CE') },
    });
    expect((await validate('--marked', 'marked.xlsx')).exit).toBe(2);
  });

  it('is marked only where it is a workbook without macros', async () => {
    const vbaProject = new TextEncoder().encode('Auto_Open');
    const { sheets } = await readXlsx(await readFile(join(home, 'deals.xlsx')));
    const plain = sheets.map(({ name, rows }) => ({ name, rows }));
    await writeFile(join(home, 'macros.xlsx'), await writeXlsx({ sheets: plain, vbaProject }));
    const args = ['validate', SCENARIO, '--deals', 'macros.xlsx', '--marked', 'm.xlsx'];
    const { exit, stderr } = await czt(args, home);
    expect([exit, stderr]).toEqual([2, expect.stringContaining('宏从不执行')]);
    const none = await czt(['validate', SCENARIO, '--marked', 'm.xlsx', '--lang', 'en'], home);
    expect(none.stderr).toContain('only a workbook given by --deals can be marked');
  });
});
