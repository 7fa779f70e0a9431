import { beancountText } from './beancount.ts';
import type { BookFormat, Books } from './books.ts';
import { hledgerText, ledgerText } from './plain-journal.ts';
import { lotSources } from './quota-books.ts';

/** The books in the words of one of the three programs, in chunks. */
export function booksText(books: Books, format: BookFormat): Iterable<string> {
  if (format === 'beancount') return beancountText(books, lotSources());
  return format === 'hledger' ? hledgerText(books) : ledgerText(books);
}
