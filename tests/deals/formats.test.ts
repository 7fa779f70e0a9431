import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { ReadDealsOptions } from '../../src/scenario/deals/deal-file.ts';
import { readDeals } from '../../src/scenario/deals/read-deals.ts';
import type { Deal } from '../../src/world/deal.ts';
import {
  csvOf,
  csvWith,
  fileOf,
  GOOD_ROW,
  inputErrorOf,
  OPTIONS,
  readText,
  workbookOf,
} from './deal-files.ts';
import { toGb18030 } from './gb18030.ts';

const CSV = csvWith({});
const HEADINGS = Object.keys(GOOD_ROW);
const CELLS = Object.values(GOOD_ROW);

async function readBook(bytes: Uint8Array, options: Partial<ReadDealsOptions> = {}) {
  return readDeals(await fileOf(bytes, 'xlsx'), { ...OPTIONS, ...options });
}

const [PLAIN] = (await readText(CSV)).deals as [Deal];

describe('the same deal', () => {
  it.each([
    ['UTF-8', CSV, 'utf-8', ','],
    ['UTF-8 with BOM', `\ufeff${CSV}`, 'utf-8-bom', ','],
    ['GB18030', toGb18030(CSV), 'gb18030', ','],
    ['tabs', CSV.replaceAll('","', '"\t"'), 'utf-8', '\t'],
    ['semicolons', CSV.replaceAll('","', '";"'), 'utf-8', ';'],
    ['CRLF', CSV.replaceAll('\n', '\r\n'), 'utf-8', ','],
    ['no last line feed', CSV.trimEnd(), 'utf-8', ','],
  ])('comes from a CSV in %s', async (_, content, encoding, delimiter) => {
    const file = await readText(content);
    expect(file.deals).toEqual([PLAIN]);
    expect(file).toMatchObject({ format: 'csv', encoding, delimiter, sheet: null, rows: 1 });
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('comes from a workbook, its numbers and dates being cells of their kind', async () => {
    const typed = HEADINGS.map((heading, index) => {
      if (heading === '合同签订日期') return new Date('2026-03-31T00:00:00Z');
      if (['成交价格', '面积(公顷)', '土地使用年限'].includes(heading)) return Number(CELLS[index]);
      return CELLS[index]!;
    });
    const file = await readBook(await workbookOf({ 甲: [HEADINGS, typed] }));
    expect(file.rejects).toEqual([]);
    expect(file.deals).toEqual([PLAIN]);
    expect(file).toMatchObject({ format: 'xlsx', encoding: null, sheet: '甲' });
  });

  it('comes from a sheet by name, and from the first one that is not hidden', async () => {
    const sheets = [
      { name: 'hidden', rows: [['x']], hidden: true },
      { name: 'first', rows: [HEADINGS, CELLS] },
      { name: 'other', rows: [HEADINGS, CELLS, CELLS] },
    ];
    const bytes = new Uint8Array(await writeXlsx({ sheets }));
    expect((await readBook(bytes)).sheet).toBe('first');
    expect(await readBook(bytes, { sheet: 'other' })).toMatchObject({ sheet: 'other', rows: 2 });
  });

  it.each([
    ['in another order', [...HEADINGS].reverse(), [...CELLS].reverse()],
    ['written otherwise', HEADINGS.map((name) => ` ${name.split('').join(' ')}\n`), CELLS],
    [
      'with full-width brackets',
      HEADINGS.map((name) => name.replace('(', '（').replace(')', '）')),
      CELLS,
    ],
    ['by their other names', HEADINGS.map((name) => OTHER_NAMES.get(name) ?? name), CELLS],
    ['twice', [...HEADINGS, ...HEADINGS], [...CELLS, ...CELLS]],
    ['twice, the second time empty', [...HEADINGS, ...HEADINGS], [...CELLS]],
  ])('comes with its headings %s', async (_, headings, cells) => {
    const file = await readBook(await workbookOf({ a: [headings, cells] }));
    expect(file.rejects).toEqual([]);
    expect(file.deals).toEqual([PLAIN]);
  });

  it('comes from below a title, numbered as in the file', async () => {
    const title = [['成交公示'], [], HEADINGS, [], CELLS];
    const file = await readBook(await workbookOf({ a: title }));
    expect(file.deals).toEqual([{ ...PLAIN, sourceRow: 5 }]);
    expect(file.rows).toBe(1);
  });

  it('comes from columns in the units their headings name', async () => {
    const { '面积(公顷)': _area, 成交价格: _price, ...others } = GOOD_ROW;
    const file = await readText(
      csvOf([{ ...others, '面积（亩）': '37.5', '成交价格【元】': '12,500,000' }]),
    );
    expect(file.deals[0]).toMatchObject({ areaM2: PLAIN.areaM2, priceFen: PLAIN.priceFen });
  });
});

const OTHER_NAMES = new Map([
  ['面积(公顷)', '总面积'],
  ['供地方式', '供应方式'],
  ['合同签订日期', '签订日期'],
  ['成交价格', '成交价格(万元)'],
]);

describe('a file that cannot be used', () => {
  it.each([
    ['a missing file', 'no/such/file.csv', /file\.csv/, /找不到/],
    ['a directory', 'src', /directory/, /不是普通文件/],
  ])('%s', async (_, path, found, message) => {
    const error = await inputErrorOf(readDeals(path, OPTIONS));
    expect(error.problems[0]).toMatchObject({ file: path, row: null });
    expect(error.problems[0]!.found).toMatch(found);
    expect(error.problems[0]!.message.zh).toMatch(message);
  });

  const OLE = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
  it.each<[string, string | Uint8Array, RegExp]>([
    ['an empty one', '', /空/],
    ['an old or encrypted workbook', OLE, /旧式 XLS 或加密/],
    ['half a zip', Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3), /损坏/],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x65, 0), /编码/],
    ['neither encoding', Uint8Array.of(0x41, 0xff, 0xff, 0x41), /编码/],
    ['binary content', `a\0${CSV}`, /二进制/],
    ['no heading', 'a,b\n1,2\n', /表头/],
    ['a heading without the area', CSV.replace('面积(公顷)', '面'), /表头/],
    ['a heading too far down', `${'x\n'.repeat(20)}${CSV}`, /表头/],
    ['quotes that do not pair up', `${CSV}"x,y\nz`, /引号/],
    ['a quote in the middle of a cell', `${CSV}a"b,c`, /引号/],
  ])('%s', async (_, content, message) => {
    const error = await inputErrorOf(readText(content));
    expect(error.problems).toHaveLength(1);
    expect(error.problems[0]!.message.zh).toMatch(message);
    expect(error.problems[0]!.message.en).not.toBe('');
  });

  it('names the columns it lacks and the line of a bad quote', async () => {
    const lacking = await inputErrorOf(readText(CSV.replace('面积(公顷)', '面')));
    expect(lacking.problems[0]!.expected.zh).toContain('面积(公顷)');
    const quotes = await inputErrorOf(readText(`${CSV}a"b,c`));
    expect(quotes.problems[0]!.line).toBe(3);
  });

  it('names the sheets when the one asked for is not there', async () => {
    const bytes = await workbookOf({ 宗地表: [HEADINGS, CELLS], 说明: [['x']] });
    const error = await inputErrorOf(readBook(bytes, { sheet: '宗地' }));
    expect(error.problems[0]!.expected.zh).toContain('宗地表、说明');
    expect(error.problems[0]!.message.zh).toContain('最接近的是“宗地表”');
  });

  it('a file of 200 MB, before reading it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'czt-large-'));
    const path = join(folder, 'large.csv');
    await writeFile(path, CSV);
    await truncate(path, 200 * 1024 * 1024);
    const error = await inputErrorOf(readDeals(path, OPTIONS));
    await rm(folder, { recursive: true });
    expect(error.problems[0]!.expected.en).toContain('64 MiB');
  });

  it('more than 200,000 rows', async () => {
    const error = await inputErrorOf(readText(CSV + '"x"\n'.repeat(200_000)));
    expect(error.problems[0]!.expected.en).toContain('200000');
  });
});

describe('a zip whose directory is made up', () => {
  const SIZE_AT = 24;

  async function withStatedSize(size: number): Promise<Uint8Array> {
    const bytes = await workbookOf({ a: [HEADINGS, CELLS] });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 4 <= bytes.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) {
        view.setUint32(at + SIZE_AT, size, true);
        break;
      }
    }
    return bytes;
  }

  it('is refused for a size beyond the limit', async () => {
    const error = await inputErrorOf(readBook(await withStatedSize(600 * 1024 * 1024)));
    expect(error.problems[0]!.expected.en).toContain('512 MiB');
  });

  it.each([0, 1, 0xffff_ffff])('is refused for stating %i bytes', async (size) => {
    const error = await inputErrorOf(readBook(await withStatedSize(size)));
    expect(error.problems[0]!.message.zh).toContain('损坏');
  });
});
