import type { QuotaBook } from '../../quota/book.ts';
import { STATES, type State } from '../../quota/holding.ts';
import { QUOTA_LEDGERS, type QuotaLedger } from '../../quota/lot.ts';
import { isHandover, isStateChange, type QuotaMove, STEPS } from '../../quota/move.ts';
import type { Vector } from '../../quota/vector.ts';
import { QUOTA_ACTION_LABELS } from '../labels/quota-labels.ts';
import type { Language } from '../labels.ts';
import { AccountNames } from './account-names.ts';
import type { BookBalance, BookEntry, BookLot, BookPosting } from './books.ts';
import { quantitiesOf } from './commodities.ts';

/** Used and expired quota is spent; all else is still at hand. */
const ROOT = {
  available: 'Assets',
  reserved: 'Assets',
  frozen: 'Assets',
  used: 'Expenses',
  expired: 'Expenses',
} as const satisfies Readonly<Record<State, 'Assets' | 'Expenses'>>;

/** The account that every minted unit comes out of, and the one that stands against promises. */
const MINTED = 'quota:minted';
const PROMISED = 'quota:promised';

/** What moves from one account to another, of which lot. */
interface Shift {
  readonly ledger: QuotaLedger;
  readonly lot: BookLot;
  readonly from: string;
  readonly to: string;
  readonly amount: Vector;
}

/** The movements of quota as entries of their own; a compensation moves money alone. */
export function quotaEntries(book: QuotaBook, names: AccountNames, language: Language) {
  const promisedOn = new Map(
    [...book.commitments().all()].map(({ made }) => [made.commitment, made.day]),
  );
  return book.moves().flatMap((move, i): BookEntry[] => {
    const shift = shiftOf(move, book, promisedOn, names);
    if (shift === null) return [];
    return [
      {
        day: move.day,
        code: `Q${i + 1}`,
        payee: move.deal === '' ? shift.lot.id : move.deal,
        text: `${QUOTA_ACTION_LABELS[move.action][language]} ${shift.lot.id}`,
        tags: [
          ['stage', 'quota'],
          ['rule', move.rule],
        ],
        postings: postingsOf(shift),
      },
    ];
  });
}

/** What the book of quota itself says every holder has, ledger by ledger and state by state. */
export function quotaBalances(book: QuotaBook, names: AccountNames): BookBalance[] {
  const holders = [...new Set(book.moves().flatMap(holdersOf))].sort();
  const held = holders.flatMap((holder) =>
    QUOTA_LEDGERS.flatMap((ledger) => {
      const total = book.total(holder, ledger);
      return STATES.flatMap((state) => {
        const account = holdingAccount(holder, ledger, state, names);
        return quantitiesOf(ledger, total[state]).map((part) => ({ account, ...part }));
      });
    }),
  );
  const owed = holders.flatMap((holder) =>
    quantitiesOf('L4', book.commitments().owed(holder)).map(({ commodity, quantity }) => ({
      account: owedAccount(holder, names),
      commodity,
      quantity: -quantity,
    })),
  );
  return [...held, ...owed];
}

/** Accounts whose postings take from lots they never held. */
export function lotSources(): readonly string[] {
  const names = new AccountNames();
  return [names.of('Equity', MINTED), names.of('Equity', PROMISED)];
}

function shiftOf(
  move: QuotaMove,
  book: QuotaBook,
  promisedOn: ReadonlyMap<string, BookLot['day']>,
  names: AccountNames,
): Shift | null {
  if (move.action === 'compensate') return null;
  if (move.action === 'promise' || move.action === 'fulfil') {
    const [owed, against] = [owedAccount(move.holder, names), names.of('Equity', PROMISED)];
    const isNew = move.action === 'promise';
    return {
      ledger: 'L4',
      lot: { id: move.commitment, day: promisedOn.get(move.commitment)! },
      ...{ from: isNew ? owed : against, to: isNew ? against : owed, amount: move.amount },
    };
  }
  // The book takes no move of a lot it does not know.
  const made = book.lot(move.action === 'mint' ? move.lot.id : move.lot)!;
  const { ledger } = made;
  const common = { ledger, lot: { id: made.id, day: made.accepted } };
  const at = (holder: string, state: State) => holdingAccount(holder, ledger, state, names);
  if (move.action === 'mint') {
    const from = names.of('Equity', MINTED);
    return { ...common, from, to: at(move.holder, 'available'), amount: made.minted };
  }
  if (isStateChange(move)) {
    const [before, after] = STEPS[move.action];
    return {
      ...common,
      ...{ from: at(move.holder, before), to: at(move.holder, after), amount: move.amount },
    };
  }
  return {
    ...common,
    ...{ from: at(move.from, 'available'), to: at(move.to, 'available'), amount: move.amount },
  };
}

function postingsOf({ ledger, lot, from, to, amount }: Shift): BookPosting[] {
  return quantitiesOf(ledger, amount).flatMap(({ commodity, quantity }) => [
    { account: from, quantity: -quantity, commodity, lot },
    { account: to, quantity, commodity, lot },
  ]);
}

function holdersOf(move: QuotaMove): string[] {
  return isHandover(move) || move.action === 'compensate' ? [move.from, move.to] : [move.holder];
}

function holdingAccount(holder: string, ledger: string, state: State, names: AccountNames): string {
  return names.of(ROOT[state], `quota:${holder}:${ledger}:${state}`);
}

function owedAccount(holder: string, names: AccountNames): string {
  return names.of('Liabilities', `quota:${holder}:promised`);
}
