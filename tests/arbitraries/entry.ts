import fc from 'fast-check';
import { outsidePath, treasuryPath } from '../../src/ledger/account.ts';
import type { Entry, Leg, Stage } from '../../src/ledger/entry.ts';
import { runDay } from './day.ts';
import { amountFen } from './fen.ts';

const TREASURIES = ['changsha', 'zhuzhou', 'xiangtan', 'hunan'];
const FUND_CODES = ['1030148', '2120801'];
const GENERAL_CODES = ['10119', '11004'];

const treasury = fc.constantFrom(...TREASURIES);

/** An account outside both budgets. */
export const freePath: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('grantee', 'reserve').map(outsidePath),
  treasury.map((t) => treasuryPath(t, 'escrow', 'deposit')),
  treasury.map((t) => treasuryPath(t, 'clearing', 'unsorted')),
);

function budgetPath(budget: 'fund' | 'general', codes: string[]): fc.Arbitrary<string> {
  return fc
    .tuple(treasury, treasury, fc.constantFrom(...codes), fc.boolean())
    .map(([at, owner, code, clearing]) =>
      treasuryPath(at, clearing ? 'clearing' : budget, code, owner),
    );
}

/** An account whose money is land money, an account whose money is tax. */
export const fundPath: fc.Arbitrary<string> = budgetPath('fund', FUND_CODES);
export const generalPath: fc.Arbitrary<string> = budgetPath('general', GENERAL_CODES);
export const anyPath: fc.Arbitrary<string> = fc.oneof(freePath, fundPath, generalPath);

/** Which budget a code belongs to in these tests. */
export function testBudget(code: string): 'fund' | 'general' | null {
  if (FUND_CODES.includes(code)) return 'fund';
  return GENERAL_CODES.includes(code) ? 'general' : null;
}

const rule = fc.constantFrom('rule-a', 'rule-b');

function legBetween(from: fc.Arbitrary<string>, to: fc.Arbitrary<string>): fc.Arbitrary<Leg> {
  return fc
    .record({ from, to, amountFen, rule })
    .map((leg) => (leg.from === leg.to ? { ...leg, to: outsidePath('other') } : leg));
}

/** A leg that stays within one budget, or touches none. */
export const validLeg: fc.Arbitrary<Leg> = fc.oneof(
  legBetween(freePath, anyPath),
  legBetween(anyPath, freePath),
  legBetween(fundPath, fundPath),
  legBetween(generalPath, generalPath),
);

const stage = fc.constantFrom<Stage>('listing', 'collection', 'settlement', 'transfer', 'quota');
const text = fc.string({
  unit: fc.constantFrom('a', 'b', '长', '\n', '\t', '"', ','),
  maxLength: 4,
});

/** An entry that may be posted. */
export const validEntry: fc.Arbitrary<Entry> = fc.record({
  day: runDay,
  stage,
  deal: text,
  memo: text,
  legs: fc.array(validLeg, { minLength: 1, maxLength: 5 }),
});
