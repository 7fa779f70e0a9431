import { formatDay } from '../../units/day.ts';
import { oneLine, quantityText } from './book-text.ts';
import type { BookEntry, BookLot, BookPosting, Books, Commodity } from './books.ts';

/** Where the two programs differ. */
interface Dialect {
  /** The lot of a posting, after its amount. */
  readonly lot: (lot: BookLot) => string;
  /** How a whole quantity is shown: hledger insists on a point, Ledger takes none here. */
  readonly whole: '1000.' | '1000';
}

/** For hledger, which keeps no lots of its own: a tag to query by, `lot:L4-CS-01`. */
export function hledgerText(books: Books): Generator<string> {
  return journalText(books, { lot: ({ id }) => `  ; lot: ${tagValue(id)}`, whole: '1000.' });
}

/** For Ledger: lots by day and name, as `--lots` shows them. */
export function ledgerText(books: Books): Generator<string> {
  const lot = ({ id, day }: BookLot) => ` [${formatDay(day)}] (${lotName(id)})`;
  return journalText(books, { lot, whole: '1000' });
}

/** What hledger and Ledger both read; an entry of the last day confirms the balances. */
function* journalText(books: Books, dialect: Dialect): Generator<string> {
  yield `; ${oneLine(books.title)}\n\n`;
  for (const commodity of books.commodities) yield commodityText(commodity, dialect);
  for (const tag of ['stage', 'rule', 'lot']) yield `tag ${tag}\n`;
  yield '\n';
  for (const { name, label } of books.accounts) {
    yield label === '' ? `account ${name}\n` : `account ${name}\n    ; ${oneLine(label)}\n`;
  }
  for (const entry of books.entries) yield entryText(entry, dialect);
  if (books.balances.length > 0) yield `\n${formatDay(books.closes)} * balances\n`;
  for (const { account, commodity, quantity } of books.balances) {
    const [zero, stated] = [0, quantity].map((each) => amountText(each, commodity));
    yield `    ${account}  ${zero} = ${stated}\n`;
  }
}

function commodityText(commodity: Commodity, { whole }: Dialect): string {
  const { label, decimals } = commodity;
  const shown = decimals === 0 ? whole : '1000.00';
  const name = symbolOf(commodity);
  return `commodity ${name}\n    ; ${label.zh} / ${label.en}\n    format ${shown} ${name}\n`;
}

function entryText(
  { day, code, payee, text, tags, postings }: BookEntry,
  dialect: Dialect,
): string {
  const head = `\n${formatDay(day)} * (${code}) ${description(payee)} | ${description(text)}\n`;
  const notes = tags.map(([name, value]) => `    ; ${name}: ${tagValue(value)}\n`);
  return `${head}${notes.join('')}${postings.map((each) => postingText(each, dialect)).join('')}`;
}

function postingText({ account, quantity, commodity, lot }: BookPosting, dialect: Dialect): string {
  const line = `    ${account}  ${amountText(quantity, commodity)}`;
  return `${line}${lot === null ? '' : dialect.lot(lot)}\n`;
}

function amountText(quantity: number, commodity: Commodity): string {
  return `${quantityText(quantity, commodity)} ${symbolOf(commodity)}`;
}

/** Names with digits and hyphens must be quoted; they hold no quotes themselves. */
function symbolOf({ name }: Commodity): string {
  return /^[A-Z]+$/.test(name) ? name : `"${name}"`;
}

/** A semicolon would start a comment, a bar the note after the payee. */
function description(text: string): string {
  return oneLine(text).replaceAll(';', '；').replaceAll('|', '/');
}

/** A comma would end a tag. */
function tagValue(text: string): string {
  return description(text).replaceAll(',', '，');
}

function lotName(text: string): string {
  return description(text).replaceAll('(', '（').replaceAll(')', '）');
}
