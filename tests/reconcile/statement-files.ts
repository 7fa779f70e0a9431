import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { treasuryStatementFile } from '../../src/report/files/treasury-statement-file.ts';
import { matchStatement } from '../../src/report/reconcile/match-statement.ts';
import type { StatementReport } from '../../src/report/reconcile/statement-match.ts';
import { refuseRepeats } from '../../src/report/reconcile/statement-refusals.ts';
import { treasuryBook } from '../../src/report/reconcile/treasury-book.ts';
import { loadEngineData } from '../../src/scenario/engine-data.ts';
import { InputError, type InputProblem } from '../../src/scenario/input-error.ts';
import { readStatement } from '../../src/scenario/statement/read-statement.ts';
import type { StatementFile } from '../../src/scenario/statement/statement-line.ts';
import { twoBorders } from './two-borders.ts';

const folder = await mkdtemp(join(tmpdir(), 'czt-statement-'));
afterAll(() => rm(folder, { recursive: true }));

const { names: codes } = (await loadEngineData()).codes;

/** The run every statement here is of, its book, and the statement its treasuries would give. */
export const RESULT = twoBorders('F4');
export const BOOK = treasuryBook(RESULT);
export const LINES: readonly string[] = [...treasuryStatementFile(BOOK)]
  .join('')
  .trim()
  .split('\n');

let count = 0;

/** Reads a statement from its text or bytes. */
export async function readText(content: string | Uint8Array): Promise<StatementFile> {
  count += 1;
  const path = join(folder, `statement-${count}.csv`);
  await writeFile(path, content);
  const { start, end } = RESULT;
  return readStatement(path, { start, end, codes });
}

/** Reads a statement and holds it against the run. */
export async function held(
  lines: readonly string[],
  mostDays = 3,
): Promise<StatementReport & { readonly rejects: StatementFile['rejects'] }> {
  const file = await readText(`${lines.join('\n')}\n`);
  refuseRepeats('statement.csv', file.lines, BOOK);
  const states = new Map(RESULT.vouchers.map(({ voucher, state }) => [voucher, state]));
  return { ...matchStatement(file.lines, BOOK, { mostDays, states }), rejects: file.rejects };
}

/** The problems a statement is refused for. */
export async function refusedFor(lines: readonly string[]): Promise<readonly InputProblem[]> {
  try {
    await held(lines);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  throw new Error('the statement was not refused');
}
