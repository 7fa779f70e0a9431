import { booksText } from '../report/books/books-text.ts';
import { makeBooks } from '../report/books/make-books.ts';
import { sceneOf } from '../report/explain/scene.ts';
import { BOOK_SUFFIXES, type ExportOptions } from './export-options.ts';
import { writeNewFile } from './new-file.ts';
import { openRunHere } from './open-run-here.ts';
import { answer, type Session, tell } from './session.ts';

/**
 * Writes the books of a run in the format of another accounting program, with the balances that
 * the program is to confirm.
 *
 * @throws InputError when the directory is no run, or the file exists or cannot be written.
 */
export async function exportCommand(
  name: string,
  { format, out }: ExportOptions,
  session: Session,
): Promise<void> {
  const { io, language } = session;
  const opened = await openRunHere(name, session);
  const { names, result } = sceneOf(opened);
  const { id, title } = opened.prepared.scenario;
  const books = makeBooks(`${id}: ${title[language]}`, result, names, language);
  const file = out ?? `${id}.${BOOK_SUFFIXES[format]}`;
  const path = await writeNewFile(io, file, [...booksText(books, format)].join(''));
  tell(session, `${file}\n`);
  if (session.json) {
    const { accounts, entries, balances } = books;
    const counts = { accounts: accounts.length, entries: entries.length };
    answer(session, { file: path, format, ...counts, balances: balances.length });
  }
}
