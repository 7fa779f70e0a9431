import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import { BOOK_FORMATS, type Books } from '../../src/report/books/books.ts';
import { booksText } from '../../src/report/books/books-text.ts';
import { MONEY } from '../../src/report/books/commodities.ts';
import { makeBooks } from '../../src/report/books/make-books.ts';
import { Names } from '../../src/report/explain/names.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';
import { isoDay } from '../../src/units/day.ts';
import { CHECKERS, check, isInstalled } from './programs.ts';
import { readBeancount } from './read-beancount.ts';

const SHIPPED = ['worked-examples', 'quota-auction', 'faults-all', 'transfer-pooled'];

async function booksOf(id: string): Promise<Books> {
  const scenario = resolve(`scenarios/${id}.yaml`);
  const prepared = await prepareRun({ scenario, deals: null, sheet: null });
  const names = new Names(prepared.codeNames, prepared.input.places);
  return makeBooks(id, run(prepared.input), names, 'zh');
}

const textOf = (books: Books, format: (typeof BOOK_FORMATS)[number]) =>
  [...booksText(books, format)].join('');

describe.each(SHIPPED)('the books of %s', (id) => {
  let books: Books;
  beforeAll(async () => {
    books = await booksOf(id);
  });

  it('balance entry by entry and end at the engine’s balances, read by themselves', () => {
    const { entries, balances } = readBeancount(textOf(books, 'beancount'));
    const sums = new Map<string, bigint>();
    for (const entry of entries) {
      const inEntry = new Map<string, bigint>();
      for (const { account, number, commodity, lot } of entry) {
        const ofLot = `${commodity} ${lot}`;
        inEntry.set(ofLot, (inEntry.get(ofLot) ?? 0n) + number);
        const key = `${account} ${commodity}`;
        sums.set(key, (sums.get(key) ?? 0n) + number);
      }
      expect([...inEntry.values()].filter((sum) => sum !== 0n)).toEqual([]);
    }
    expect(entries).toHaveLength(books.entries.length);
    expect(balances.size).toBeGreaterThan(20);
    for (const [key, stated] of balances) expect([key, sums.get(key)]).toEqual([key, stated]);
    const unchecked = [...sums].filter(([key, sum]) => sum !== 0n && !balances.has(key));
    const sources = new Set(unchecked.map(([key]) => key.split(' ')[0]));
    expect([...sources].filter((name) => !/^Equity:Quota:/.test(name!))).toEqual([]);
  });

  it.for(BOOK_FORMATS)('pass the strict check of %s', (format, { skip }) => {
    skip(!isInstalled(CHECKERS[format]), `${CHECKERS[format][0]} is not installed`);
    expect(check(format, textOf(books, format))).toEqual({ exit: 0, said: '' });
  });
});

describe('books with one balance a fen off', () => {
  it.for(BOOK_FORMATS)('are refused by %s', async (format, { skip }) => {
    skip(!isInstalled(CHECKERS[format]), `${CHECKERS[format][0]} is not installed`);
    const books = await booksOf('worked-examples');
    const at = books.balances.findIndex(({ quantity }) => quantity !== 0);
    const wrong = books.balances.map((balance, i) =>
      i === at ? { ...balance, quantity: balance.quantity + 1 } : balance,
    );
    const { exit, said } = check(format, textOf({ ...books, balances: wrong }, format));
    expect(exit).not.toBe(0);
    expect(said).toContain(books.balances[at]!.account);
  });
});

describe('names that people choose', () => {
  const ODD = [
    'a "quoted" \\ name',
    '(1) ; comment | note',
    '土地🏗️,用途: x',
    '\u202Egnorw\u2066',
    '<b>&amp;</b>',
    'two  spaces\n  and: a line',
    '=1+1',
  ];
  const day = isoDay('2026-01-01');
  const [from, to] = ['Assets:A', 'Equity:B'];
  const books: Books = {
    title: ODD.join(' '),
    ...{ opens: day, closes: isoDay('2026-01-02') },
    accounts: [from, to].map((name) => ({ name, label: ODD.join(' ') })),
    commodities: [MONEY],
    entries: ODD.map((odd, i) => ({
      ...{ day, code: String(i + 1), payee: odd, text: odd, tags: [['rule', odd]] },
      postings: [
        { account: from, quantity: -105, commodity: MONEY, lot: null },
        { account: to, quantity: 105, commodity: MONEY, lot: null },
      ],
    })),
    balances: [
      { account: from, commodity: MONEY, quantity: -105 * ODD.length },
      { account: to, commodity: MONEY, quantity: 105 * ODD.length },
    ],
  };

  it.for(BOOK_FORMATS)('do not upset %s', (format, { skip }) => {
    skip(!isInstalled(CHECKERS[format]), `${CHECKERS[format][0]} is not installed`);
    expect(check(format, textOf(books, format))).toEqual({ exit: 0, said: '' });
  });

  it.each(BOOK_FORMATS)('stay on their own line in %s', (format) => {
    const lines = textOf(books, format).split('\n');
    expect(lines.filter((line) => /-?1\.05/.test(line))).toHaveLength(2 * ODD.length);
    expect(lines.join('')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });
});
