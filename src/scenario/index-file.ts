import { parse } from 'csv-parse/sync';
import type { IndexPoint } from '../behaviour/market/index-level.ts';
import { MILLION } from '../behaviour/market/normal.ts';
import { seriesKey } from '../behaviour/market/setup.ts';
import type { Label } from '../rules/rule.ts';
import { type Day, formatDay, parseIsoDay } from '../units/day.ts';
import { mulDiv } from '../units/exact.ts';
import { parseRatio } from '../units/ratio.ts';
import { LAND_USES } from '../world/deal.ts';
import { CITIES } from '../world/party.ts';
import { InputError, type InputProblem } from './input-error.ts';
import { nearest } from './nearest.ts';
import { readTextFile, type TextFile } from './text-file.ts';

const MOST_LEVEL = 20;

/** The index of a user: its series, and the file they were read from. */
export interface IndexFile {
  readonly paths: ReadonlyMap<string, readonly IndexPoint[]>;
  readonly file: TextFile;
}

/**
 * Reads an index from a CSV of date, city, use and level (1 or 100% is the base). Every series
 * must run from the start of the run, or before it, to its end.
 *
 * @throws InputError with every row that cannot be used and every series that ends too early
 */
export async function loadIndexFile(
  path: string,
  name: string,
  { start, end }: { readonly start: Day; readonly end: Day },
): Promise<IndexFile> {
  const file = await readTextFile(path, name);
  const problems: InputProblem[] = [];
  const paths = new Map<string, IndexPoint[]>();
  const rows = rowsOf(file);
  for (const [i, cells] of rows.entries()) {
    const row = i + 2;
    const point = readPoint(cells, (column, expected) => {
      problems.push(problem(name, row, column, cells[column] ?? '', expected, UNREADABLE));
    });
    if (point === null) continue;
    const points = paths.get(point.key) ?? [];
    const before = points.at(-1);
    if (before !== undefined && before.day >= point.day) {
      const text = formatDay(before.day);
      const expected = { zh: `晚于 ${text}`, en: `a date after ${text}` };
      problems.push(problem(name, row, 'date', cells['date']!, expected, DISORDER));
      continue;
    }
    paths.set(point.key, [...points, { day: point.day, level: point.level }]);
  }
  problems.push(...(problems.length > 0 ? [] : spanProblems(name, paths, start, end)));
  if (problems.length > 0) throw new InputError(problems);
  return { paths, file };
}

type Cells = Readonly<Partial<Record<string, string>>>;

function rowsOf({ text, name }: TextFile): Cells[] {
  try {
    return parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    const found = (error as Error).message;
    const expected = {
      zh: '四列的 CSV：date, city, use, level',
      en: 'a CSV of date, city, use, level',
    };
    throw new InputError([problem(name, null, null, found, expected, UNREADABLE)]);
  }
}

function readPoint(cells: Cells, wrong: (column: string, expected: Label) => void) {
  const { date = '', city = '', use = '', level = '' } = cells;
  const day = parseIsoDay(date);
  const value = parseRatio(level);
  if (day === null) wrong('date', { zh: '日期，如 2026-01-31', en: 'a date such as 2026-01-31' });
  const knownCity = CITIES.find((word) => word === city);
  if (knownCity === undefined) wrong('city', oneOf(CITIES, city));
  const knownUse = LAND_USES.find((word) => word === use);
  if (knownUse === undefined) wrong('use', oneOf(LAND_USES, use));
  const usable =
    value !== null && value.numerator > 0 && value.numerator <= MOST_LEVEL * value.denominator;
  if (!usable)
    wrong('level', {
      zh: '大于 0、至多 20 的数，如 0.85 或 85%',
      en: 'a number above 0 and at most 20, such as 0.85 or 85%',
    });
  if (day === null || knownCity === undefined || knownUse === undefined || !usable) return null;
  const millionths = mulDiv(MILLION, value.numerator, value.denominator, 'halfUp');
  return { key: seriesKey(knownCity, knownUse), day, level: millionths };
}

function oneOf(words: readonly string[], found: string): Label {
  const near = nearest(found, words);
  const hint =
    near === null ? { zh: '', en: '' } : { zh: `，最接近的是 ${near}`, en: `; nearest ${near}` };
  return {
    zh: `${words.join('、')} 之一${hint.zh}`,
    en: `one of ${words.join(', ')}${hint.en}`,
  };
}

function spanProblems(
  name: string,
  paths: ReadonlyMap<string, readonly IndexPoint[]>,
  start: Day,
  end: Day,
): InputProblem[] {
  return [...paths].flatMap(([key, points]) => {
    const [first, last] = [points[0]!.day, points.at(-1)!.day];
    const found: InputProblem[] = [];
    if (first > start) {
      const expected = {
        zh: `不晚于 ${formatDay(start)}`,
        en: `no later than ${formatDay(start)}`,
      };
      found.push(problem(name, null, key, formatDay(first), expected, LATE));
    }
    if (last < end) {
      const expected = { zh: `不早于 ${formatDay(end)}`, en: `no earlier than ${formatDay(end)}` };
      found.push(problem(name, null, key, formatDay(last), expected, EARLY));
    }
    return found;
  });
}

const UNREADABLE: Label = { zh: '这个值读不懂', en: 'this value cannot be read' };
const DISORDER: Label = { zh: '日期没有按先后排列', en: 'the dates of a series are not in order' };
const LATE: Label = { zh: '指数开始得晚于推演', en: 'the index begins after the run does' };
const EARLY: Label = { zh: '指数在推演结束之前就断了', en: 'the index ends before the run does' };

function problem(
  file: string,
  row: number | null,
  column: string | null,
  found: string,
  expected: Label,
  message: Label,
): InputProblem {
  return { file, line: null, row, column, found, expected, message };
}
