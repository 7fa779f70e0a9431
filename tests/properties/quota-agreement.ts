import type fc from 'fast-check';
import { expect } from 'vitest';
import type { QuotaBook } from '../../src/quota/book.ts';
import { QUOTA_CHECKS } from '../../src/quota/checks.ts';
import { QUOTA_INVARIANTS } from '../../src/quota/invariants.ts';
import type { QuotaMove } from '../../src/quota/move.ts';
import type { Day } from '../../src/units/day.ts';
import { bareRecord } from '../arbitraries/bare-record.ts';
import { bookFigures, modelFigures } from '../oracle/quota-figures.ts';
import type { QuotaModel, Triple } from '../oracle/quota-model.ts';
import { codeOf } from '../thrown.ts';

/** The model stands in a box so that a command can put the next one in its place. */
export interface ModelBox {
  model: QuotaModel;
}
export type QuotaCommand = fc.Command<ModelBox, QuotaBook>;

/** What every move of a command bears. */
export const BASE = { day: 20_500 as Day, rule: 'rule-a', deal: '' };

/** The invariants that need no deals, payments or days around the book. */
const BOOK_INVARIANTS = QUOTA_INVARIANTS.filter(({ name }) =>
  /^I-(1|2|4|5|6|7|16|17|18)\./.test(name),
);

/** Book and model agree in every figure, and the checks Q1 and Q2 find nothing. */
export function expectAgreement(model: QuotaModel, book: QuotaBook): void {
  for (const { name, problems } of QUOTA_CHECKS) {
    const found = problems(book);
    if (found.length > 0) expect([name, found]).toEqual([name, []]);
  }
  const record = bareRecord(book, BASE.day);
  for (const { name, problems } of BOOK_INVARIANTS) {
    const found = problems(record);
    if (found.length > 0) expect([name, found]).toEqual([name, []]);
  }
  // Compared as text first: a matcher per figure would cost a hundred times as much.
  const [expected, found] = [modelFigures(model), bookFigures(book)];
  if (found.join() !== expected.join()) expect(found).toEqual(expected);
}

export function applyLegal(box: ModelBox, book: QuotaBook, moves: readonly QuotaMove[]): void {
  const next = box.model.after(moves);
  if (next === null) throw new Error('the command made an illegal move');
  book.apply(moves);
  box.model = next;
  expectAgreement(box.model, book);
}

export function expectRefused(book: QuotaBook, moves: readonly QuotaMove[]): string {
  const before = bookFigures(book).join();
  const code = codeOf(() => book.apply(moves));
  expect(codeOf(() => book.check(moves))).toBe(code);
  if (bookFigures(book).join() !== before) expect.fail(`refused as ${code}, but changed`);
  return code;
}

export function vectorOf([areaM2, paddyM2, capacityKg]: Triple) {
  return { areaM2, paddyM2, capacityKg };
}
