import type { QuotaBook } from '../../src/quota/book.ts';
import { STATES } from '../../src/quota/holding.ts';
import { QUOTA_LEDGERS, type QuotaLedger } from '../../src/quota/lot.ts';
import type { Day } from '../../src/units/day.ts';
import { HOLDERS } from '../arbitraries/lot.ts';
import { type QuotaModel, type Triple, triple } from './quota-model.ts';

/** Every figure of a book as text, to be compared with those of the model. */
export function bookFigures(book: QuotaBook): string[] {
  const lots = [...book.lots()];
  return [
    `moves ${book.moves().length}`,
    ...lots.flatMap((lot) => [
      JSON.stringify(lot),
      ...positions((holder, state) => triple(book.holding(lot.id, holder)[state])),
    ]),
    ...QUOTA_LEDGERS.flatMap((ledger) => [
      ...positions((holder, state) => triple(book.total(holder, ledger)[state])),
      ...HOLDERS.map((holder) =>
        open(
          book.availablePositions(holder, ledger).map((position) => {
            const owner = position.holder === holder ? '' : position.holder;
            return `${position.lot.id}${owner} ${triple(position.holding.available)}`;
          }),
        ),
      ),
    ]),
    ...HOLDERS.map((holder) => `${triple(book.available(holder, 'L4'))}`),
    ...[...book.commitments().all()].map(
      ({ made, owed }) => `${made.commitment} ${made.holder} ${triple(owed)}`,
    ),
    ...HOLDERS.map((holder) => `${triple(book.commitments().owed(holder))}`),
    ...HOLDERS.map((holder) => `${triple(book.overdue(holder, MIDDAY))}`),
  ];
}

/** The same figures, counted pile by pile. */
export function modelFigures(model: QuotaModel): string[] {
  const total = (holder: string, ledger: QuotaLedger, state: string): Triple => {
    const amounts = model.lots
      .filter((lot) => lot.ledger === ledger)
      .map((lot) => model.amount(lot.id, holder, state));
    return [0, 1, 2].map((d) =>
      amounts.reduce((sum, amount) => sum + amount[d]!, 0),
    ) as unknown as Triple;
  };
  return [
    `moves ${model.moveCount}`,
    ...model.lots.flatMap((lot) => [
      JSON.stringify(lot),
      ...positions((holder, state) => model.amount(lot.id, holder, state)),
    ]),
    ...QUOTA_LEDGERS.flatMap((ledger) => [
      ...positions((holder, state) => total(holder, ledger, state)),
      ...HOLDERS.map((holder) =>
        open(model.available(holder, ledger).map(({ lot, amount }) => `${lot} ${amount}`)),
      ),
    ]),
    ...HOLDERS.map((holder) => `${total(holder, 'L4', 'available')}`),
    ...model.debts.map(({ id, holder, amount }) => `${id} ${holder} ${amount}`),
    ...HOLDERS.map((holder) => owed(model, holder, Number.POSITIVE_INFINITY)),
    ...HOLDERS.map((holder) => owed(model, holder, MIDDAY)),
  ];
}

/** A day in the midst of those the moves are drawn on. */
const MIDDAY = 21_000 as Day;

function owed(model: QuotaModel, holder: string, before: number): string {
  const sum = [0, 0, 0];
  for (const debt of model.debts) {
    if (debt.holder !== holder || debt.due >= before) continue;
    for (const d of [0, 1, 2]) sum[d]! += debt.amount[d]!;
  }
  return sum.join();
}

function open(positionsOfHolder: readonly string[]): string {
  return `open ${positionsOfHolder.join(' | ')}`;
}

function positions(amountOf: (holder: string, state: (typeof STATES)[number]) => Triple): string[] {
  return HOLDERS.map(
    (holder) => `${holder}: ${STATES.map((state) => amountOf(holder, state).join(' ')).join('; ')}`,
  );
}
