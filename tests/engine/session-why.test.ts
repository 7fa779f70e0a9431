import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import { WhyTrace } from '../../src/engine/trace.ts';
import type { How, Why } from '../../src/ledger/why.ts';
import type { QuotaLedger } from '../../src/quota/lot.ts';
import { ratio } from '../../src/units/ratio.ts';
import type { LedgerMarket, MechanismChoice } from '../../src/world/quota-market.ts';
import { Facts } from '../oracle/why-facts.ts';
import { wrongSteps } from '../oracle/why-oracle.ts';
import { fixture, POLICY, withLots } from './fixture.ts';

const LOTS = { lotSize: null, step: null, deposit: ratio(1, 5), capShare: null, tie: 'time' };
const LISTED = { ...LOTS, kind: 'listedLots' } as MechanismChoice;
const CALL = { kind: 'callAuction', priceAt: 'middle', tie: 'time', partial: true } as const;
const AGREEMENT = { kind: 'agreement', sellerShare: ratio(1, 3) } as const;
/** Lots small enough for what the deal needs. */
const SMALL = { L2: { lot: 3_000 } };
const CASH = { form: 'cash', rate: ratio(1, 7) } as const;

/** Every leg of the sessions of a run where Changsha has none of a ledger, held to the oracle. */
function explained(ledger: QuotaLedger, market: Partial<LedgerMarket>) {
  const terms = { mechanism: CALL, sessions: 'monthly', goods: {}, levy: null, outside: false };
  const markets = { [ledger]: { ...terms, ...market } as LedgerMarket };
  const policy = { ...POLICY, quota: { ...POLICY.quota, markets } };
  const nobody = market.outside === true ? (['zhuzhou', 'xiangtan'] as const) : [];
  const opening = nobody.reduce(
    (books, city) => withLots(city, ledger, [], books),
    withLots('changsha', ledger, []),
  );
  const input = fixture({ policy, opening });
  const trace = new WhyTrace();
  const result = run(input, trace);
  const facts = new Facts(input, result);
  const ends = new Set<string>();
  const memos = new Set<string>();
  for (const { number, deal, memo, legs } of result.ledger.journal.entries()) {
    if (!memo.startsWith('session ') && !memo.startsWith('lot deposits')) continue;
    memos.add(memo);
    for (const [i, { amountFen }] of legs.entries()) {
      const why = trace.thunk(number, i)!();
      expect(why.result).toEqual({ numerator: BigInt(amountFen), denominator: 1n, unit: 'fen' });
      expect(wrongSteps(why, (end) => facts.rule(end) ?? facts.fact(end, deal))).toEqual([]);
      collect(why, ends);
    }
  }
  return { memos: [...memos], ends: [...ends].sort() };
}

function collect({ how, terms }: Why, ends: Set<string>): void {
  ends.add(how.op === 'session' ? how.figure : (how satisfies How).op);
  for (const term of terms) collect(term, ends);
}

describe('the money of a session explains itself', () => {
  it('a price for all, less what the province takes', () => {
    const { memos, ends } = explained('L2', { levy: CASH });
    expect(memos).toEqual(['session L2']);
    expect(ends).toEqual(['choice', 'difference', 'product', 'quantity', 'unitPrice']);
  });

  it('a price agreed pair by pair', () => {
    expect(explained('L2', { mechanism: AGREEMENT }).ends).toEqual(['price']);
  });

  it('lots: the deposit held, turned into price, and the rest of the price', () => {
    const { memos, ends } = explained('L2', { mechanism: LISTED, levy: CASH, goods: SMALL });
    expect(memos).toEqual(['lot deposits held', 'session L2']);
    expect(ends).toEqual(['choice', 'deposit', 'difference', 'least', 'price', 'product']);
  });

  it('a deposit larger than what the seller gets pays part of the levy', () => {
    const mechanism = { ...LISTED, deposit: ratio(1) } as MechanismChoice;
    const levy = { form: 'cash', rate: ratio(9, 10) } as const;
    expect(explained('L2', { mechanism, levy, goods: SMALL }).ends).toEqual([
      ...['choice', 'deposit', 'difference', 'least', 'price', 'product'],
    ]);
  });

  it('what is bought from the national pool, dimension by dimension', () => {
    const { memos, ends } = explained('L4', { outside: true });
    expect(memos).toEqual(['session L4.area', 'session L4.paddy', 'session L4.capacity']);
    expect(ends).toEqual(expect.arrayContaining(['difference', 'outsideQuantity', 'rule']));
  });
});
