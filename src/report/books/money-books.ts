import type { Account } from '../../ledger/account.ts';
import type { JournalEntry } from '../../ledger/journal.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { memoLabel } from '../explain/memo-label.ts';
import type { Language } from '../labels.ts';
import type { AccountNames } from './account-names.ts';
import type { BookBalance, BookEntry, BookPosting } from './books.ts';
import { MONEY } from './commodities.ts';

/**
 * The name of a ledger account: treasuries are assets, whoever is none stands for the rest. Money
 * of one's own lies beside that of others, not above it: Beancount adds up what lies below.
 */
export function moneyAccount(
  { path, section, owner, treasury }: Account,
  names: AccountNames,
): string {
  if (section === 'outside') return names.of('Equity', path);
  return names.of('Assets', owner === treasury ? `${path}:own` : path);
}

/** The journal, entry for entry; every leg is two postings as in `ledger.csv`. */
export function moneyEntries(ledger: Ledger, names: AccountNames, language: Language): BookEntry[] {
  const nameOf = (id: JournalEntry['legs'][number]['from']) =>
    moneyAccount(ledger.chart.account(id), names);
  return [...ledger.journal.entries()].map((entry) => ({
    day: entry.day,
    code: String(entry.number),
    payee: entry.deal === '' ? entry.stage : entry.deal,
    text: memoLabel(entry.memo)[language],
    tags: [
      ['stage', entry.stage],
      ['rule', [...new Set(entry.legs.map(({ rule }) => rule))].join(' ')],
    ],
    postings: entry.legs.flatMap(({ from, to, amountFen }): BookPosting[] => [
      { account: nameOf(from), quantity: -amountFen, commodity: MONEY, lot: null },
      { account: nameOf(to), quantity: amountFen, commodity: MONEY, lot: null },
    ]),
  }));
}

/** What the ledger itself says every account holds. */
export function moneyBalances(ledger: Ledger, names: AccountNames): BookBalance[] {
  return ledger.chart.accounts().map((account) => ({
    account: moneyAccount(account, names),
    commodity: MONEY,
    quantity: ledger.balanceFen(account.path),
  }));
}
