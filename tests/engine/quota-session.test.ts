import { describe, expect, it } from 'vitest';
import { withoutCooperation } from '../../src/engine/alone.ts';
import { run } from '../../src/engine/run.ts';
import type { QuotaLedger } from '../../src/quota/lot.ts';
import { formatDay, isoDay } from '../../src/units/day.ts';
import { ratio } from '../../src/units/ratio.ts';
import type { Deal } from '../../src/world/deal.ts';
import type { Opening } from '../../src/world/opening.ts';
import type { Policy } from '../../src/world/policy.ts';
import type { LedgerMarket } from '../../src/world/quota-market.ts';
import { deal, fixture, lotOf, OPENING, POLICY, wanPerMu, withLots } from './fixture.ts';

const AUCTION: LedgerMarket = {
  mechanism: { kind: 'callAuction', priceAt: 'low', tie: 'lottery', partial: true },
  sessions: 'monthly',
  goods: {},
  levy: null,
  outside: false,
};

/** Changsha has no annual plan quota of its own. */
const SHORT: Opening = withLots('changsha', 'L2', []);

function cleared(
  ledger: QuotaLedger,
  market: Partial<LedgerMarket> = {},
  more: Partial<Policy> = {},
): Policy {
  const markets = { [ledger]: { ...AUCTION, ...market } };
  return { ...POLICY, ...more, quota: { ...POLICY.quota, markets } };
}

const runWith = (policy: Policy, opening: Opening = SHORT, deals: Deal[] = [deal()]) =>
  run(fixture({ policy, opening, deals }));

const tradesOf = (result: ReturnType<typeof run>) =>
  result.quota.moves().flatMap((move) => (move.action === 'trade' ? [move] : []));

describe('a session', () => {
  it('buys ahead, on the first of the month, what a deal will need', () => {
    const result = runWith(cleared('L2'));
    expect(result.deals[0]!.outcome).toBe('settled');
    const trades = tradesOf(result);
    expect(trades).toHaveLength(1);
    const [{ day, from, to, amount, priceFen, deal: served }] = trades as [(typeof trades)[0]];
    expect([formatDay(day), from, to, amount.areaM2, served]).toEqual([
      ...['2026-03-01', 'zhuzhou', 'changsha', 6_000, ''],
    ]);
    // Plenty is offered at the floor of 10 (10⁴ yuan per mu): 9 mu cost 90.
    expect(priceFen).toBe(90_000_000);
    expect(result.sessions.map((s) => [formatDay(s.day), s.traded.good])).toEqual([
      ['2026-03-01', 'L2'],
    ]);
  });

  it('moves the money in the same batch, from the buyer to who gave the quota', () => {
    const result = runWith(cleared('L2'));
    const legs = [...result.ledger.journal.entries()]
      .filter(({ stage }) => stage === 'quota')
      .flatMap((entry) => entry.legs);
    const path = result.ledger.pathOf;
    expect(legs.map(({ from, to, amountFen }) => [path(from), path(to), amountFen])).toEqual([
      ['treasury:changsha:general:2302103', 'treasury:zhuzhou:general:1102103', 90_000_000],
    ]);
  });

  it('leaves the gate with what the city holds: nothing offered, nothing bought there', () => {
    const nobody = ['zhuzhou', 'xiangtan'].reduce(
      (opening, city) => withLots(city as 'zhuzhou', 'L2', [], opening),
      SHORT,
    );
    const result = runWith(cleared('L2'), nobody);
    expect(result.deals[0]!.refusals.map(({ code }) => code)).toEqual(['annualPlanShort']);
    expect(result.sessions[0]!.clearing.unmet).toEqual([
      { bid: 'D-1', buyer: 'changsha', quantity: 6_000, reason: 'supplyShort' },
    ]);
    expect(tradesOf(result)).toEqual([]);
  });

  it('is not held where nothing may be bought, nor without the scenario asking', () => {
    const alone = run(withoutCooperation(fixture({ policy: cleared('L2'), opening: SHORT })));
    expect([alone.sessions, alone.deals[0]!.outcome]).toEqual([[], 'refused']);
    const atGate = runWith(POLICY);
    expect(atGate.sessions).toEqual([]);
    expect(tradesOf(atGate).map(({ deal: served }) => served)).toEqual(['D-1']);
  });

  it('serves only what is needed before the next', () => {
    const later = deal({ id: 'D-2', awarded: isoDay('2026-05-11'), signed: isoDay('2026-05-18') });
    const monthly = runWith(cleared('L2'), SHORT, [deal(), later]);
    expect(tradesOf(monthly).map(({ day }) => formatDay(day))).toEqual([
      '2026-03-01',
      '2026-05-01',
    ]);
    const quarterly = runWith(cleared('L2', { sessions: 'quarterly' }), SHORT, [deal(), later]);
    expect(tradesOf(quarterly).map(({ day }) => formatDay(day))).toEqual([
      '2026-01-01',
      '2026-04-01',
    ]);
  });
});

describe('what a session keeps to', () => {
  it('the reserve of every lot and the export gate', () => {
    const keeping = cleared('L2');
    const all = { ...keeping, quota: { ...keeping.quota, reserve: ratio(1) } };
    expect(tradesOf(runWith(all))).toEqual([]);
    const target = withLots('zhuzhou', 'L5', [lotOf('T', 'L5', 'zhuzhou', [5_000_000])], SHORT);
    expect(tradesOf(runWith(cleared('L2'), target)).map(({ from }) => from)).toEqual(['xiangtan']);
  });

  it('the levy in kind, which goes to the shared pool without a price', () => {
    const result = runWith(cleared('L2', { levy: { form: 'inKind', rate: ratio(1, 4) } }));
    const deposits = result.quota.moves().filter(({ action }) => action === 'deposit');
    expect(deposits).toMatchObject([{ from: 'zhuzhou', to: 'pool', priceFen: 0 }]);
    expect(result.quota.total('pool', 'L2').available.areaM2).toBe(2_000);
  });

  it('the levy in cash, which goes to the province', () => {
    const result = runWith(cleared('L2', { levy: { form: 'cash', rate: ratio(1, 10) } }));
    const toProvince = [...result.ledger.journal.entries()]
      .filter(({ stage }) => stage === 'quota')
      .flatMap((entry) => entry.legs)
      .filter(({ to }) => result.ledger.pathOf(to).startsWith('treasury:hunan:'));
    expect(toProvince.map(({ amountFen }) => amountFen)).toEqual([9_000_000]);
  });
});

describe('replenishment quota', () => {
  const none = withLots('changsha', 'L4', []);

  it('is cleared by dimension, and spares the reclamation fee like every purchase', () => {
    const policy = cleared('L4', {}, { reclamationFee: 'unlessBought' });
    const result = runWith(policy, none);
    expect(result.deals[0]!.outcome).toBe('settled');
    expect(result.sessions.map(({ traded }) => traded.dimension)).toEqual([
      'areaM2',
      'paddyM2',
      'capacityKg',
    ]);
    const memos = [...result.ledger.journal.entries()].flatMap((entry) => entry.legs);
    expect(memos.some(({ rule }) => rule === 'reclamation-fee')).toBe(false);
  });

  it('may come from the national pool: the centre is paid, and keeps the spread', () => {
    const empty: Opening = {
      ...OPENING,
      lots: OPENING.lots.filter(({ lot }) => lot.ledger !== 'L4'),
    };
    const result = runWith(cleared('L4', { outside: true }), empty);
    expect(result.deals[0]!.outcome).toBe('settled');
    const minted = result.quota
      .moves()
      .flatMap((move) => (move.action === 'mint' && move.holder === 'central' ? [move.lot] : []));
    expect(minted.map(({ origin, document }) => [origin, document.slice(0, 12)])).toEqual(
      Array(3).fill(['central', '国办发〔2018〕16号']),
    );
    const [area] = result.sessions[0]!.clearing.outside;
    // 3,000 m² are 4.5 mu at 10 × 0.8.
    expect([area!.priceFen, area!.payoutFen]).toEqual([36_000_000, 22_500_000]);
  });

  it('never costs more than the cap, however short it is', () => {
    const one = ['zhuzhou', 'xiangtan', 'pool'].reduce(
      (opening, holder) => withLots(holder as 'pool', 'L4', [], opening),
      none,
    );
    const scarce = withLots(
      'zhuzhou',
      'L4',
      [lotOf('S', 'L4', 'zhuzhou', [4_000, 4_000, 9_000])],
      one,
    );
    const deals = [deal(), deal({ id: 'D-2' }), deal({ id: 'D-3' })];
    const result = runWith(cleared('L4'), scarce, deals);
    expect(result.sessions[0]!.clearing.price).toEqual(wanPerMu(15));
  });
});

describe('chance in a run', () => {
  it('follows the seed alone', () => {
    const scarce = withLots('zhuzhou', 'L2', [lotOf('S', 'L2', 'zhuzhou', [9_000])], SHORT);
    const opening = withLots('xiangtan', 'L2', [], scarce);
    const deals = ['A', 'B', 'C', 'D'].map((id) => deal({ id }));
    const policy = cleared('L2', { goods: { L2: { cap: wanPerMu(10) } } });
    const served = (seed: number) =>
      run(fixture({ policy, opening, deals, chance: { seed, replicate: 0 } }))
        .sessions[0]!.clearing.fills.map(({ bid }) => bid)
        .join('');
    expect(served(1)).toBe(served(1));
    const seeds = Array.from({ length: 30 }, (_, seed) => served(seed));
    expect(new Set(seeds).size).toBeGreaterThan(3);
  });
});
