import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BookFormat } from '../../src/report/books/books.ts';

/** The program that checks a format, and how it is asked to be strict. */
export const CHECKERS: Readonly<Record<BookFormat, readonly [string, ...string[]]>> = {
  beancount: ['bean-check', '{}'],
  hledger: ['hledger', '-f', '{}', 'check', '--strict'],
  ledger: ['ledger', '--pedantic', '-f', '{}', 'balance'],
};

/** Whether a program is on this machine. */
export function isInstalled([program]: readonly [string, ...string[]]): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}

/** What the format's own program says of the books: its exit code and its complaints. */
export function check(format: BookFormat, text: string): { exit: number | null; said: string } {
  const folder = mkdtempSync(join(tmpdir(), 'czt-books-'));
  try {
    const file = join(folder, `books.${format}`);
    writeFileSync(file, text);
    const [program, ...args] = CHECKERS[format];
    const env = { ...process.env, LC_ALL: 'C.UTF-8', BEANCOUNT_DISABLE_LOAD_CACHE: '1' };
    const put = (arg: string) => (arg === '{}' ? file : arg);
    const { status, stderr } = spawnSync(program, args.map(put), { env, encoding: 'utf8' });
    return { exit: status, said: stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
