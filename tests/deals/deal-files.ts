import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll } from 'vitest';
import type { DealFile, ReadDealsOptions } from '../../src/scenario/deals/deal-file.ts';
import { readDeals } from '../../src/scenario/deals/read-deals.ts';
import { InputError } from '../../src/scenario/input-error.ts';
import { loadLandUses } from '../../src/scenario/land-uses-file.ts';
import { loadPlaces } from '../../src/scenario/places-file.ts';
import { isoDay } from '../../src/units/day.ts';

export const PLACES = await loadPlaces('seeds/places.yaml');
const landUses = await loadLandUses('seeds/land-uses.yaml');

export const OPTIONS: ReadDealsOptions = {
  places: PLACES,
  landUses,
  start: isoDay('2026-01-01'),
  end: isoDay('2030-12-31'),
  asOf: null,
};

const folder = await mkdtemp(join(tmpdir(), 'czt-deals-'));
afterAll(() => rm(folder, { recursive: true }));

let count = 0;

/** Writes a file of its own and gives its path. */
export async function fileOf(content: string | Uint8Array, ending = 'csv'): Promise<string> {
  count += 1;
  const path = join(folder, `deals-${count}.${ending}`);
  await writeFile(path, content);
  return path;
}

export async function readText(
  content: string | Uint8Array,
  options: Partial<ReadDealsOptions> = {},
): Promise<DealFile> {
  return readDeals(await fileOf(content), { ...OPTIONS, ...options });
}

/** A workbook with one sheet of each name. */
export async function workbookOf(
  sheets: Readonly<Record<string, (string | number | boolean | Date | null)[][]>>,
): Promise<Uint8Array> {
  const list = Object.entries(sheets).map(([name, rows]) => ({ name, rows }));
  return new Uint8Array(await writeXlsx({ sheets: list }));
}

/** A row that is a deal, by its headings; a test changes what it is about. */
export const GOOD_ROW: Readonly<Record<string, string>> = {
  地区: '湖南省,长沙市',
  行政区: '岳麓区',
  '面积(公顷)': '2.5',
  土地来源: '0',
  土地用途: '工业用地',
  供地方式: '挂牌出让',
  土地使用年限: '50',
  土地级别: '三级',
  成交价格: '1250',
  分期支付: '625;625;',
  合同签订日期: '2026-03-31',
};

/** A CSV of rows given by their headings; every row has all headings of all rows. */
export function csvOf(rows: readonly Readonly<Record<string, string>>[]): string {
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [headings, ...rows.map((row) => headings.map((name) => row[name] ?? ''))];
  return lines.map((cells) => `${cells.map(quote).join(',')}\n`).join('');
}

/** One good row with some cells changed. */
export function csvWith(changes: Readonly<Record<string, string>>): string {
  return csvOf([{ ...GOOD_ROW, ...changes }]);
}

function quote(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

/** The error a piece of work ends in; fails when there is none or it is of another kind. */
export async function inputErrorOf(work: Promise<unknown>): Promise<InputError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('the input was accepted');
}
