import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { InputError } from '../../scenario/input-error.ts';

/** A table of a directory of results, as DuckDB is told to read it. */
export interface ResultTable {
  readonly name: string;
  /** The table function that reads it. */
  readonly source: string;
}

const PARTS = /^part-\d+\.parquet$/;
const CSV = /^[a-z]+\.csv$/;

/**
 * The tables of a run (one a CSV file) or of a sweep (`rows`). Money, areas and capacity are
 * whole numbers and codes stay text: nothing is left to guessing.
 *
 * @param name the directory as the person named it
 * @throws InputError when there are no results in it.
 */
export async function resultTables(path: string, name: string): Promise<ResultTable[]> {
  const names = (await readdir(path).catch(() => [])).sort();
  if (names.some((one) => PARTS.test(one))) {
    return [{ name: 'rows', source: `read_parquet(${literal(join(path, 'part-*.parquet'))})` }];
  }
  const files = names.filter((one) => CSV.test(one));
  if (files.length === 0) {
    throw new InputError([
      {
        ...{
          file: name,
          line: null,
          row: null,
          column: null,
          found: names.slice(0, 5).join(', ') || '—',
        },
        expected: {
          zh: 'czt run 或 czt sweep 写出的目录',
          en: 'a directory of czt run or czt sweep',
        },
        message: { zh: '这里没有结果', en: 'there are no results here' },
      },
    ]);
  }
  return Promise.all(files.map((file) => csvTable(join(path, file))));
}

async function csvTable(path: string): Promise<ResultTable> {
  const [head = ''] = (await readFile(path, 'utf8')).split('\n', 1);
  const columns = head.split(',').map((column) => `${literal(column)}: ${literal(typeOf(column))}`);
  const source = `read_csv(${literal(path)}, header = true, columns = {${columns.join(', ')}})`;
  return { name: basename(path, '.csv'), source };
}

/** Long exact fractions stay text: no type of the database holds them. */
function typeOf(column: string): string {
  if (/(?:_fen|_m2|_kg)$/.test(column) || column === 'entry') return 'BIGINT';
  return 'VARCHAR';
}

/** Text as SQL writes it. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
