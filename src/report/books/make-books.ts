import type { RunResult } from '../../engine/run-result.ts';
import { addDays, type Day } from '../../units/day.ts';
import { invariant } from '../../units/invariant.ts';
import { byCodeUnit } from '../../units/order.ts';
import type { Names } from '../explain/names.ts';
import type { Language } from '../labels.ts';
import { AccountNames } from './account-names.ts';
import type { BookBalance, BookEntry, Books, Commodity } from './books.ts';
import { moneyAccount, moneyBalances, moneyEntries } from './money-books.ts';
import { lotSources, quotaBalances, quotaEntries } from './quota-books.ts';

/**
 * A run as books for other software: every entry of the journal and every movement of quota by
 * day, money first, and the balances that the engine itself keeps, for the other side to confirm.
 */
export function makeBooks(
  title: string,
  { ledger, quota }: RunResult,
  labels: Names,
  language: Language,
): Books {
  const names = new AccountNames();
  const entries = [
    ...moneyEntries(ledger, names, language),
    ...quotaEntries(quota, names, language),
  ].sort((a, b) => a.day - b.day);
  const stated = [...moneyBalances(ledger, names), ...quotaBalances(quota, names)];
  const named = new Map(
    ledger.chart
      .accounts()
      .map((account) => [moneyAccount(account, names), labels.account(account)[language]]),
  );
  const used = new Set(entries.flatMap(({ postings }) => postings.map(({ account }) => account)));
  return {
    title,
    ...spanOf(entries),
    accounts: [...used].sort(byCodeUnit).map((name) => ({ name, label: named.get(name) ?? '' })),
    commodities: commoditiesOf(entries),
    entries,
    balances: withZeros(entries, stated),
  };
}

/** The engine's balances, and 0 wherever quota came and went without leaving anything. */
function withZeros(entries: readonly BookEntry[], stated: readonly BookBalance[]): BookBalance[] {
  const keyOf = ({ account, commodity }: Pick<BookBalance, 'account' | 'commodity'>) =>
    `${account} ${commodity.name}`;
  const touched = new Map<string, BookBalance>();
  for (const posting of entries.flatMap(({ postings }) => postings)) {
    const { account, commodity } = posting;
    touched.set(keyOf(posting), { account, commodity, quantity: 0 });
  }
  for (const balance of stated) if (balance.quantity !== 0) touched.set(keyOf(balance), balance);
  const sources = new Set(lotSources());
  return [...touched.values()]
    .filter(({ account }) => !sources.has(account))
    .sort((a, b) => byCodeUnit(keyOf(a), keyOf(b)));
}

function spanOf(entries: readonly BookEntry[]): { opens: Day; closes: Day } {
  const [first, last] = [entries[0], entries.at(-1)];
  invariant(first !== undefined && last !== undefined, 'books.empty', () => ({}));
  return { opens: first.day, closes: addDays(last.day, 1) };
}

function commoditiesOf(entries: readonly BookEntry[]): Commodity[] {
  const all = entries.flatMap(({ postings }) => postings.map(({ commodity }) => commodity));
  const byName = new Map(all.map((commodity) => [commodity.name, commodity]));
  return [...byName.values()].sort((a, b) => byCodeUnit(a.name, b.name));
}
