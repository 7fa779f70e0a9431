import { describe, expect, it } from 'vitest';
import { checkClearing } from '../../src/quota/clearing/checks.ts';
import { clear } from '../../src/quota/clearing/clear.ts';
import type { Clearing, Trade } from '../../src/quota/clearing/clearing.ts';
import {
  proveOptimal,
  type Transport,
  type TransportPlan,
  transportOf,
} from '../../src/quota/clearing/transport.ts';
import { solveTransport } from '../../src/report/yardstick/solve-transport.ts';
import { fen } from '../../src/units/fen.ts';
import { ratio } from '../../src/units/ratio.ts';
import { codeOf } from '../thrown.ts';
import { ask, bid, lots, market } from './book.ts';
import { NO_DRAWS } from './draws.ts';

const book = {
  asks: [ask('a', 'zhuzhou', 10, 2), ask('p', 'pool', 4, 2)],
  bids: [bid('b', 'changsha', 9, 9), bid('z', 'zhuzhou', 1, 9)],
};
const posted = market(
  { kind: 'posted', byGrade: null },
  { price: ratio(5), floor: ratio(4), cap: ratio(6), reserve: ratio(1, 5) },
);
const good = clear(book, posted, NO_DRAWS);

/** The clearing with its first trade changed. */
function tampered(change: Partial<Trade>): Clearing {
  const [first, ...rest] = good.trades;
  return { ...good, trades: [{ ...first!, ...change }, ...rest] };
}

describe('a clearing that breaks an invariant is named by it', () => {
  const first = good.trades[0]!;
  const both = (priceFen: number) => ({ priceFen: fen(priceFen), sellerFen: fen(priceFen) });

  it('passes as it was made', () => {
    expect(() => checkClearing(book, posted, good)).not.toThrow();
    expect([first.seller, first.quantity]).toEqual(['zhuzhou', 7]);
  });

  it.each<[string, Clearing, string]>([
    ['more sold than offered', tampered({ quantity: first.quantity + 1 }), 'I-1.offered'],
    ['quota gone in kind unseen', tampered({ inKind: 1 }), 'I-1.offered'],
    ['a need met twice', { ...good, fills: [...good.fills, good.fills[1]!] }, 'I-1.wanted'],
    ['an offer left out', { ...good, unsold: [] }, 'I-1.offered'],
    ['money that goes nowhere', tampered({ sellerFen: fen(first.priceFen - 1) }), 'I-13.money'],
    ['a price below the floor', tampered(both(27)), 'I-14.belowFloor'],
    ['a price above the cap', tampered(both(43)), 'I-14.aboveCap'],
    ['a sale to oneself', tampered({ buyer: 'zhuzhou' }), 'I-1.served'],
  ])('%s', (_, clearing, code) => {
    expect(codeOf(() => checkClearing(book, posted, clearing))).toBe(code);
  });

  it('a sale to oneself that is served as well', () => {
    const home = <T extends { readonly buyer: string }>(parts: readonly T[]): T[] =>
      parts.map((part) => ({ ...part, buyer: 'zhuzhou' }));
    const own = { ...good, trades: home(good.trades), fills: home(good.fills) };
    expect(codeOf(() => checkClearing(book, posted, own))).toBe('clearing.trade');
  });

  it('a sale from behind the export gate, or out of a reserve', () => {
    const gated = { ...posted, gated: new Set(['zhuzhou']) };
    expect(codeOf(() => checkClearing(book, gated, good))).toBe('I-9.exportGate');
    const keeping = { ...posted, reserve: ratio(1, 2) };
    expect(codeOf(() => checkClearing(book, keeping, good))).toBe('clearing.reserveSold');
  });
});

describe('lots', () => {
  const piece = { ...ask('w', 'zhuzhou', 10, 2), whole: true };
  const bidders = [bid('b', 'changsha', 10, 9), bid('x', 'xiangtan', 10, 5)];
  const whole = { asks: [piece], bids: bidders };
  const listed = market(lots('ascending', 'time'), { price: ratio(2) });
  const sold = clear(whole, listed, NO_DRAWS);
  const [trade] = sold.trades as [Trade];

  it('pass as they were sold', () => {
    expect([trade.quantity, sold.deposits.length]).toEqual([10, 2]);
    expect(() => checkClearing(whole, listed, sold)).not.toThrow();
  });

  it('in one piece are not sold in two, nor cut for a levy', () => {
    const half = { ...trade, quantity: 5, priceFen: fen(25), sellerFen: fen(25) };
    const parted = { ...sold, trades: [half, half] };
    expect(codeOf(() => checkClearing(whole, listed, parted))).toBe('I-17.lotInOnePiece');
  });

  it('turn the deposit of the winner into price, and no other', () => {
    const [won, lost] = ['converted', 'returned'].map(
      (outcome) => sold.deposits.find((one) => one.outcome === outcome)!,
    );
    const wrong: Clearing['deposits'][] = [
      [lost!],
      [{ ...won!, buyer: 'xiangtan' }, lost!],
      [{ ...won!, amountFen: fen(trade.priceFen + 1) }, lost!],
      [won!, { ...lost!, outcome: 'converted' }],
    ];
    for (const deposits of wrong) {
      const code = codeOf(() => checkClearing(whole, listed, { ...sold, deposits }));
      expect(code).toBe('I-13.deposit');
    }
  });
});

describe('a plan that is not optimal fails its proof', async () => {
  const transport = transportOf(book, posted);
  const plan = await solveTransport(transport);

  it('passes as the solver and the rounding left it', () => {
    expect(() => proveOptimal(transport, plan)).not.toThrow();
    expect(plan.sinkPrices).toEqual([2, 2]);
  });

  const changed = (change: Partial<TransportPlan>) => ({ ...plan, ...change });
  const scarce: Transport = {
    ...transport,
    sources: transport.sources.map((source) => ({ ...source, quantity: 1 })),
  };

  it.each<[string, Transport, TransportPlan, string]>([
    ['half a unit', transport, changed({ flows: [{ source: 0, sink: 0, quantity: 0.5 }] }), 'flow'],
    [
      'a reserve spent on another',
      transport,
      changed({ flows: [{ source: 1, sink: 0, quantity: 1 }] }),
      'flow',
    ],
    ['more than there is', scarce, plan, 'overspent'],
    [
      'more than is wanted',
      transport,
      changed({ flows: [...plan.flows, { source: 2, sink: 1, quantity: 2 }] }),
      'overserved',
    ],
    ['a need forgotten', transport, changed({ flows: plan.flows.slice(1) }), 'gap'],
    ['a negative worth of quota', transport, changed({ sourcePrices: [-1, 0, 0] }), 'sourcePrice'],
    ['a need dearer than its worth', transport, changed({ sinkPrices: [10, 2] }), 'sinkPrice'],
    ['a need dearer than its source', transport, changed({ sinkPrices: [3, 2] }), 'dual'],
  ])('%s', (_, problem, wrong, code) => {
    expect(codeOf(() => proveOptimal(problem, wrong))).toBe(`yardstick.${code}`);
  });
});
