import { formatDay } from '../../units/day.ts';
import { oneLine, quantityText } from './book-text.ts';
import type {
  BookAccount,
  BookBalance,
  BookEntry,
  BookPosting,
  Books,
  Commodity,
} from './books.ts';

/**
 * The books for Beancount 2. A lot is held at cost, `{1 L4-AREA-M2, 2026-01-01, "L4-CS-01"}`: each
 * unit at one of its own measure, so that Beancount refuses both a unit from nowhere and a unit
 * taken from a lot that is not held.
 *
 * @param sources accounts that may take from lots they never held
 */
export function* beancountText(books: Books, sources: readonly string[]): Generator<string> {
  const opened = formatDay(books.opens);
  yield `option "title" ${quoted(books.title)}\noption "operating_currency" "CNY"\n\n`;
  for (const commodity of books.commodities) yield commodityText(opened, commodity);
  yield '\n';
  for (const account of books.accounts) yield openText(opened, account, sources);
  for (const entry of books.entries) yield entryText(entry);
  yield '\n';
  const closed = formatDay(books.closes);
  for (const balance of books.balances) yield balanceText(closed, balance);
}

/** A quota is declared with its measure, the currency of its cost. */
function commodityText(day: string, { name, label, unit }: Commodity): string {
  const names = `  name-zh: ${quoted(label.zh)}\n  name-en: ${quoted(label.en)}\n`;
  const measure = unit === null ? '' : `${day} commodity ${name}-${unit}\n`;
  return `${day} commodity ${name}\n${names}${measure}`;
}

function openText(day: string, { name, label }: BookAccount, sources: readonly string[]): string {
  const booking = sources.includes(name) ? ' "NONE"' : '';
  const note = label === '' ? '' : `  name: ${quoted(label)}\n`;
  return `${day} open ${name}${booking}\n${note}`;
}

function entryText({ day, code, payee, text, tags, postings }: BookEntry): string {
  const head = `\n${formatDay(day)} * ${quoted(payee)} ${quoted(text)}\n`;
  const meta = [['entry', code] as const, ...tags];
  const notes = meta.map(([name, value]) => `  ${name}: ${quoted(value)}\n`);
  return `${head}${notes.join('')}${postings.map(postingText).join('')}`;
}

function postingText({ account, quantity, commodity, lot }: BookPosting): string {
  const line = `  ${account}  ${quantityText(quantity, commodity)} ${commodity.name}`;
  if (lot === null) return `${line}\n`;
  const { name, unit } = commodity;
  return `${line} {1 ${name}-${unit}, ${formatDay(lot.day)}, ${quoted(lot.id)}}\n`;
}

/** Beancount looks at a balance before the day’s own entries. */
function balanceText(day: string, { account, commodity, quantity }: BookBalance): string {
  return `${day} balance ${account}  ${quantityText(quantity, commodity)} ${commodity.name}\n`;
}

function quoted(text: string): string {
  return `"${oneLine(text).replace(/["\\]/g, '\\$&')}"`;
}
