import type { Day } from '../units/day.ts';
import type { AccountId } from './account.ts';
import type { Entry } from './entry.ts';
import type { JournalEntry } from './journal.ts';
import { entryWhy, sumOf } from './why-terms.ts';

const takenBack = (why: ReturnType<typeof entryWhy>) => sumOf('takenBack', [why]);

/**
 * A new entry that takes back an entry of the journal, leg by leg the other way round, under the
 * same rules; the memo names what it reverses. The journal itself is never changed.
 */
export function reversalOf(
  { number, stage, deal, legs }: JournalEntry,
  pathOf: (account: AccountId) => string,
  day: Day,
): Entry {
  return {
    day,
    stage,
    deal,
    memo: `reverses entry ${number}`,
    legs: legs.map(({ from, to, amountFen, rule }) => ({
      from: pathOf(to),
      to: pathOf(from),
      amountFen,
      rule,
      why: () => takenBack(entryWhy(number, pathOf(to), amountFen)),
    })),
  };
}
