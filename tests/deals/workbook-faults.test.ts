import { type WriteOptions, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readDeals } from '../../src/scenario/deals/read-deals.ts';
import type { InputError } from '../../src/scenario/input-error.ts';
import { fileOf, GOOD_ROW, inputErrorOf, OPTIONS } from './deal-files.ts';

type Sheet = WriteOptions['sheets'][number];

const HEADINGS = Object.keys(GOOD_ROW);
const GOOD = Object.values(GOOD_ROW);
const ROWS = [HEADINGS, GOOD, GOOD.with(7, '二级')];

/** A workbook with one sheet of deals, some of it otherwise. */
async function book(sheet: Partial<Sheet>, more: Partial<WriteOptions> = {}): Promise<string> {
  const sheets = [{ name: '宗地表', rows: ROWS, ...sheet }];
  return fileOf(new Uint8Array(await writeXlsx({ sheets, ...more })), 'xlsx');
}

async function refusal(path: string): Promise<InputError['problems'][number]> {
  return (await inputErrorOf(readDeals(path, OPTIONS))).problems[0]!;
}

describe('a fault in a workbook', () => {
  it('is named by sheet and cell, and every other of its row by its cell', async () => {
    const rows = [HEADINGS, GOOD, GOOD.with(2, '面积不详').with(10, '某日')];
    const { rejects } = await readDeals(await book({ rows }), OPTIONS);
    expect(rejects).toHaveLength(1);
    expect(rejects[0]!.message.zh).toMatch(/^宗地表!C3：“面积\(公顷\)”的值“面积不详”/);
    expect(rejects[0]!.message.zh).toContain('合同签订日期（K3）');
    expect(rejects[0]!.marks!.map(({ cell }) => cell)).toEqual(['C3', 'K3']);
    expect(rejects[0]!.marks![1]!.message.en).toContain('"某日" is not a date');
  });

  it('is named where a title stands above the heading and columns are moved', async () => {
    const turned = [HEADINGS, GOOD.with(8, '-5')].map((row) => row.toReversed());
    const { rejects } = await readDeals(await book({ rows: [['成交表'], ...turned] }), OPTIONS);
    expect(rejects[0]!.message.en).toMatch(/^宗地表!C3: 成交价格: "-5" is negative/);
  });

  it('of a CSV has no cell', async () => {
    const csv = [HEADINGS, GOOD.with(2, '？')].map((row) => row.map((c) => `"${c}"`).join(','));
    const { rejects } = await readDeals(await fileOf(csv.join('\n')), OPTIONS);
    expect(rejects[0]!.message.zh).toMatch(/^“面积/);
    expect(rejects[0]).not.toHaveProperty('marks');
  });
});

describe('a workbook that does not hold what it shows', () => {
  it('with cells merged below the heading is refused by range', async () => {
    const merges = [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }];
    const { found, message } = await refusal(await book({ merges }));
    expect(found).toBe('宗地表!A2:A3');
    expect(message.zh).toContain('合并单元格');
  });

  it('with a heading of two rows merged into one is refused', async () => {
    const merges = [{ startRow: 0, startCol: 1, endRow: 1, endCol: 1 }];
    expect((await refusal(await book({ merges }))).found).toBe('宗地表!B1:B2');
  });

  it('with a merged title above the heading, or empty merged cells, is read', async () => {
    const merges = [
      { startRow: 0, startCol: 0, endRow: 0, endCol: 5 },
      { startRow: 8, startCol: 0, endRow: 9, endCol: 3 },
    ];
    const { deals } = await readDeals(await book({ rows: [['成交表'], ...ROWS], merges }), OPTIONS);
    expect(deals).toHaveLength(2);
  });

  it('with a hidden row of content is refused by row, an empty one is nothing', async () => {
    const hidden = (row: number) => ({ rowDefs: new Map([[row, { hidden: true }]]) });
    const { found, message } = await refusal(await book(hidden(2)));
    expect(found).toBe('宗地表!3:3');
    expect(message.en).toBe(
      'rows with content are hidden or filtered out; show them or delete them',
    );
    expect((await readDeals(await book(hidden(7)), OPTIONS)).deals).toHaveLength(2);
  });

  it('with a hidden column of content is refused by column', async () => {
    const columns = HEADINGS.map((_, i) => (i === 7 ? { hidden: true } : {}));
    expect((await refusal(await book({ columns }))).found).toBe('宗地表!H:H');
  });

  it('with a formula that was never calculated is refused by cell', async () => {
    const cells = new Map([['2,8', { formula: '625*2' }]]);
    const rows = [HEADINGS, GOOD, GOOD.map((cell, i) => (i === 8 ? null : cell))];
    const { found, message } = await refusal(await book({ rows, cells }));
    expect(found).toBe('宗地表!I3');
    expect(message.zh).toContain('公式');
  });

  it('with a password is refused in words', async () => {
    const encryption = { password: 'x', spinCount: 10 };
    const { message } = await refusal(await book({}, { encryption }));
    expect(message.zh).toBe('这是旧式 XLS 或加密的工作簿，请另存为未加密的 XLSX');
  });

  it('with macros is read as cells, and its macros are let alone', async () => {
    const macros = await book({}, { vbaProject: new TextEncoder().encode('Auto_Open') });
    expect((await readDeals(macros, OPTIONS)).deals).toHaveLength(2);
  });
});
