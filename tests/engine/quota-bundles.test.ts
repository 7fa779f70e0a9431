import { describe, expect, it } from 'vitest';
import { bundleFor, Cutter } from '../../src/engine/quota-session/bundle.ts';
import { run } from '../../src/engine/run.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import { QuotaBook } from '../../src/quota/book.ts';
import { type Vector, vector } from '../../src/quota/vector.ts';
import { ratio } from '../../src/units/ratio.ts';
import type { Deal } from '../../src/world/deal.ts';
import type { Opening } from '../../src/world/opening.ts';
import { CITIES } from '../../src/world/party.ts';
import type { Policy } from '../../src/world/policy.ts';
import type { LedgerMarket } from '../../src/world/quota-market.ts';
import { deal, fixture, lotOf, OPENING, POLICY, START, wanPerMu, withLots } from './fixture.ts';

const CALL: LedgerMarket['mechanism'] = {
  ...{ kind: 'callAuction', priceAt: 'low', tie: 'time', partial: true },
};
const LISTED: LedgerMarket['mechanism'] = {
  ...{ kind: 'listedLots', step: null, deposit: null, capShare: null, tie: 'time' },
};

function cleared(ledger: 'L2' | 'L3' | 'L4', market: Partial<LedgerMarket>): Policy {
  const sound = { mechanism: CALL, sessions: 'monthly' as const, goods: {}, levy: null };
  const markets = { [ledger]: { ...sound, outside: false, ...market } };
  return { ...POLICY, quota: { ...POLICY.quota, markets } };
}

/** Nobody holds any of a ledger but what is given here. */
function only(ledger: 'L2' | 'L3' | 'L4', lots: Opening['lots']): Opening {
  const others = OPENING.lots.filter(({ lot }) => lot.ledger !== ledger);
  return { ...OPENING, lots: [...others, ...lots] };
}

const zhuzhou = (id: string, ledger: 'L2' | 'L3' | 'L4', amount: [number, number?, number?]) => ({
  holder: 'zhuzhou' as const,
  lot: lotOf(id, ledger, 'liling', amount),
});
const inOnePiece = (held: Opening['lots'][number]) => ({
  ...held,
  lot: { ...held.lot, whole: true },
});

const runWith = (policy: Policy, opening: Opening, deals: Deal[] = [deal()]) =>
  run(fixture({ policy, opening, deals }));
const tradesOf = ({ quota }: RunResult) =>
  quota.moves().flatMap((move) => (move.action === 'trade' ? [move] : []));
const legsOf = ({ ledger }: RunResult, memo: RegExp) =>
  [...ledger.journal.entries()]
    .filter((entry) => memo.test(entry.memo))
    .flatMap(({ legs }) => legs)
    .map(({ from, to, amountFen }) => [ledger.pathOf(from), ledger.pathOf(to), amountFen]);

describe('linkage surplus in a session', () => {
  const linkage = deal({ linkage: true });
  const surplus = zhuzhou('S', 'L3', [40_000, 20_000, 60_000]);

  it('is sold by the m² with its paddy and capacity, and lets a linkage batch through', () => {
    const result = runWith(cleared('L3', {}), only('L3', [surplus]), [linkage]);
    expect(result.deals[0]!.outcome).toBe('settled');
    const [{ from, to, amount, priceFen }, ...more] = tradesOf(result) as [
      ReturnType<typeof tradesOf>[number],
    ];
    expect([from, to, more]).toEqual(['zhuzhou', 'changsha', []]);
    const { areaM2, paddyM2, capacityKg } = amount;
    expect([paddyM2, capacityKg]).toEqual([
      Math.floor((20_000 * areaM2) / 40_000),
      Math.floor((60_000 * areaM2) / 40_000),
    ]);
    // The floor of 10 (10⁴ yuan per mu) is 15,000 fen per m².
    expect(priceFen).toBe(areaM2 * 15_000);
    const used = result.quota.moves().filter(({ action }) => action === 'writeOff');
    expect(used.some((move) => 'lot' in move && move.lot === 'S')).toBe(true);
  });

  it('is not bid for where what is offered has no paddy at all', () => {
    const dry = zhuzhou('S', 'L3', [40_000, 0, 60_000]);
    const result = runWith(cleared('L3', {}), only('L3', [dry]), [linkage]);
    expect(result.sessions).toEqual([]);
    expect(result.deals[0]!.refusals.map(({ code }) => code)).toContain('linkagePaddyShort');
  });

  it('is not asked for by a deal that is no linkage batch', () => {
    expect(runWith(cleared('L3', {}), only('L3', [surplus])).sessions).toEqual([]);
  });
});

describe('replenishment sold in bundles', () => {
  const project = zhuzhou('P', 'L4', [30_000, 30_000, 60_000]);

  it('takes all three dimensions in one trade, at one price a m²', () => {
    const result = runWith(cleared('L4', { bundled: true }), only('L4', [project]));
    expect(result.sessions.map(({ traded }) => [traded.good, traded.bundled])).toEqual([
      ['L4.area', true],
    ]);
    expect(result.deals[0]!.outcome).toBe('settled');
    const [trade] = tradesOf(result);
    expect(trade!.amount.paddyM2).toBe(trade!.amount.areaM2);
    expect(trade!.amount.capacityKg).toBe(2 * trade!.amount.areaM2);
  });

  it('sells a lot in one piece whole, on listed terms, or to nobody', () => {
    const policy = cleared('L4', { bundled: true, mechanism: LISTED });
    const whole = inOnePiece(project);
    const [sold, ...none] = tradesOf(runWith(policy, only('L4', [whole])));
    expect([sold!.amount, none]).toEqual([vector(30_000, 30_000, 60_000), []]);
    // 45 mu at 10: start 450 (10⁴ yuan).
    expect(sold!.priceFen).toBe(450_000_000);
    const unsold = runWith(cleared('L4', { bundled: true }), only('L4', [whole]));
    expect(tradesOf(unsold)).toEqual([]);
    expect(unsold.sessions[0]!.clearing.unsold.map(({ reason }) => reason)).toEqual(['wholeOnly']);
  });

  it('never parts a lot in one piece where its dimensions are sold apart', () => {
    const apart = runWith(cleared('L4', { mechanism: LISTED }), only('L4', [inOnePiece(project)]));
    expect([tradesOf(apart), apart.sessions.flatMap(({ book }) => book.asks)]).toEqual([[], []]);
  });
});

describe('deposits for lots', () => {
  const lot = zhuzhou('A', 'L2', [6_000]);
  const none = CITIES.reduce(
    (opening, city) => withLots(city, 'L2', [], opening),
    only('L2', [lot]),
  );
  const opening = withLots('zhuzhou', 'L2', [lot.lot], none);
  const rival = deal({ id: 'D-2', county: 'xiangxiang', city: 'xiangtan' } as Partial<Deal>);
  const policy = cleared('L2', { mechanism: LISTED, levy: { form: 'cash', rate: ratio(1, 10) } });
  const result = runWith(policy, opening, [deal(), rival]);
  const ESCROW = 'treasury:platform:escrow:deposit:for:';

  it('are held before the bidding, and come back or become price', () => {
    const held = legsOf(result, /^lot deposits held$/);
    // A fifth of the start of 90 (10⁴ yuan), down.
    expect(held).toEqual(
      ['changsha', 'xiangtan'].map((city) => [
        ...[`treasury:${city}:general:2302103`, `${ESCROW}${city}`, 18_000_000],
      ]),
    );
    const [trade] = tradesOf(result);
    const loser = trade!.to === 'changsha' ? 'xiangtan' : 'changsha';
    expect(legsOf(result, /^lot deposits returned$/)).toEqual([
      [`${ESCROW}${loser}`, `treasury:${loser}:general:2302103`, 18_000_000],
    ]);
    const paid = legsOf(result, /^session L2$/);
    expect(paid[0]).toEqual([
      ...[`${ESCROW}${trade!.to}`, 'treasury:zhuzhou:general:1102103', 18_000_000],
    ]);
    expect(paid.reduce((sum, [, , amount]) => sum + Number(amount), 0)).toBe(trade!.priceFen);
    const { ledger } = result;
    for (const city of CITIES) expect(ledger.balanceFen(`${ESCROW}${city}`)).toBe(0);
  });
});

describe('a circuit breaker in a session', () => {
  it('stops the bidding at its price, where the first to ask wins', () => {
    const lot = zhuzhou('A', 'L2', [6_000]);
    const deals = [
      deal({ id: 'late', awarded: deal().awarded }),
      deal({ id: 'D-2', county: 'xiangxiang', city: 'xiangtan' } as Partial<Deal>),
    ];
    const policy = cleared('L2', {
      mechanism: { kind: 'ascending', step: null, deposit: null, capShare: null, tie: 'lottery' },
      goods: { L2: { breaker: wanPerMu(20) } },
    });
    const trades = tradesOf(runWith(policy, only('L2', [lot]), deals));
    expect(trades.map(({ priceFen }) => priceFen)).toEqual([180_000_000]);
  });
});

describe('bundles', () => {
  it('ask for what an average m² must carry, or for nothing where it cannot', () => {
    const offered = vector(1_000, 250, 2_000);
    const asked = (...need: Parameters<typeof vector>) => bundleFor(vector(...need), offered);
    expect(asked(100)).toBe(100);
    // 51 m² of paddy stand on 204 m²; 241 kg on 121.
    expect([asked(100, 50), asked(100, 0, 240)]).toEqual([204, 121]);
    expect([asked(2_000), asked(100, 400)]).toEqual([1_000, 1_000]);
    expect(bundleFor(vector(10, 1), vector(1_000))).toBe(0);
  });

  it('cut a lot into parts that sum to it, each within a unit of its proportion', () => {
    const book = new QuotaBook();
    const { lot } = zhuzhou('S', 'L3', [97, 31, 211]);
    book.apply([
      { ...{ action: 'mint', day: START, rule: 'r', deal: '' }, lot, holder: 'zhuzhou' },
    ]);
    for (let first = 1; first < 96; first += 7) {
      const cutter = new Cutter(book, 'areaM2', true);
      const trade = { ask: 'a', lot: 'S', seller: 'zhuzhou' };
      const parts = [first, 96 - first, 1].map((m2) => cutter.next(trade, m2));
      const sum = (of: keyof Vector) => parts.reduce((all, part) => all + part[of], 0);
      expect([sum('areaM2'), sum('paddyM2'), sum('capacityKg')]).toEqual([97, 31, 211]);
      for (const { areaM2, paddyM2, capacityKg } of parts) {
        expect(Math.abs(paddyM2 * 97 - 31 * areaM2)).toBeLessThan(97);
        expect(Math.abs(capacityKg * 97 - 211 * areaM2)).toBeLessThan(97);
      }
    }
  });
});
