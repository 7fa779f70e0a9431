import { DuckDBInstance } from '@duckdb/node-api';
import { InputError } from '../../scenario/input-error.ts';
import type { ResultTable } from './result-tables.ts';

/** The answer of a query: whole numbers as bigint, dates and decimals as text. */
export interface QueryAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | bigint | boolean | null)[])[];
}

/**
 * Asks the tables of some results in SQL (DuckDB, in memory, one thread: sums of doubles come out
 * the same every time).
 *
 * @throws InputError when the database does not accept the query.
 */
export async function runQuery(tables: readonly ResultTable[], sql: string): Promise<QueryAnswer> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    for (const { name, source } of tables) {
      await connection.run(`create view "${name}" as select * from ${source}`);
    }
    const reader = await connection.runAndReadAll(sql);
    return {
      columns: reader.columnNames(),
      rows: reader.getRows().map((row) => row.map(plain)),
    };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const names = tables.map(({ name }) => name).join(', ');
    throw new InputError([
      {
        ...{ file: 'SQL', line: null, row: null, column: null, found: said.split('\n')[0]! },
        expected: {
          zh: `DuckDB 的 SQL；表有 ${names}`,
          en: `SQL of DuckDB over the tables ${names}`,
        },
        message: { zh: '查询不成立', en: 'the query is not accepted' },
      },
    ]);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function plain(value: unknown): string | number | bigint | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'object') return String(value);
  return value as string | number | bigint | boolean;
}
