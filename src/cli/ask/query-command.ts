import { resolve } from 'node:path';
import { csvChunks } from '../../report/files/csv.ts';
import { resultTables } from '../../report/query/result-tables.ts';
import { runQuery } from '../../report/query/run-query.ts';
import { tableLines } from '../../report/terminal/text-table.ts';
import { answer, type Session, tell } from '../session.ts';
import type { QueryOptions } from './ask-options.ts';

/**
 * Asks a directory of results in SQL and prints the answer.
 *
 * @throws InputError when there are no results or the query is not accepted.
 */
export async function queryCommand(
  directory: string,
  sql: string,
  { csv }: QueryOptions,
  session: Session,
): Promise<void> {
  const { io, json } = session;
  const tables = await resultTables(resolve(io.cwd, directory), directory);
  const { columns, rows } = await runQuery(tables, sql);
  if (json) {
    const named = rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
    answer(session, { columns, rows: named });
    return;
  }
  const text = (cell: (typeof rows)[number][number]) => (cell === null ? '' : String(cell));
  if (csv === true) {
    for (const chunk of csvChunks(columns, rows, (row) => [row.map(text)])) io.stdout.write(chunk);
    return;
  }
  const numeric = columns.map((_, i) =>
    rows.some((row) => /^(number|bigint)$/.test(typeof row[i])),
  );
  const firstNumber = numeric.indexOf(true);
  const lines = tableLines({
    head: columns,
    rows: rows.map((row) => row.map(text)),
    textColumns: firstNumber < 0 ? columns.length : firstNumber,
  });
  tell(session, `${lines.join('\n')}\n`);
}
