import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import { fen } from '../../src/units/fen.ts';
import type { Deal } from '../../src/world/deal.ts';
import type { Policy } from '../../src/world/policy.ts';
import { deal, fixture, overrideOf, POLICY, shared } from '../engine/fixture.ts';
import { brief, postingRows } from '../engine/posting-rows.ts';
import { seedBook, wan } from '../rules/seed-book.ts';

function settled(given: Partial<Deal>, input: Partial<RunInput> = {}) {
  const result = run(fixture({ deals: [deal(given)], ...input }));
  const rows = postingRows(result).filter(({ stage }) => stage === 'settlement');
  return { result, rows };
}

const amounts = (rows: ReturnType<typeof settled>['rows']) =>
  brief(rows).map(([date, , to, amount, rule]) => [date, to, amount, rule]);
const withPolicy = (policy: Partial<Policy>) => ({ policy: { ...POLICY, ...policy } });

// 6,000 m² new at 80 yuan: fee 48,000,000 fen. 10,000 m² at 90 yuan × 15 %: fund 13,500,000 fen.
// Business fee 2 % of the price: 200,000,000 fen. Development: 2,000,000,000 fen.
describe('costs first, in their order, as far as the money goes', () => {
  const { rows, result } = settled({});

  it('recovers statutory fees, then development, from the first receipt', () => {
    expect(amounts(rows.slice(0, 7))).toEqual([
      ['2026-03-10', 'central:general:1030718', 14_400_000, 'new-construction-fee'],
      ['2026-03-10', 'hunan:general:1030718', 9_600_000, 'new-construction-fee'],
      ['2026-03-10', 'changsha:general:1030718', 24_000_000, 'new-construction-fee'],
      ['2026-03-10', 'hunan:fund:1030147', 4_050_000, 'agri-land-share'],
      ['2026-03-10', 'changsha:fund:1030147', 9_450_000, 'agri-land-share'],
      ['2026-03-10', 'changsha:fund:2120806', 200_000_000, 'business-fee-share'],
      ['2026-03-10', 'changsha:fund:2120801', 1_738_500_000, 'cost-items'],
    ]);
  });

  it('recovers the rest from the next, then earmarks, then shares', () => {
    expect(amounts(rows.slice(7, 14))).toEqual([
      ['2026-04-10', 'changsha:fund:2120801', 261_500_000, 'cost-items'],
      ['2026-04-10', 'changsha:general:1030219', 273_850_000, 'education-earmark'],
      ['2026-04-10', 'changsha:general:1030220', 219_080_000, 'irrigation-earmark'],
      ['2026-04-10', 'central:general:1030220', 54_770_000, 'irrigation-earmark'],
      ['2026-04-10', 'changsha:fund:2120807', 273_850_000, 'housing-earmark'],
      ['2026-04-10', 'changsha:fund:1030146', 150_000_000, 'land-reserve-fund-share'],
      ['2026-04-10', 'changsha:fund:1030148', 1_766_950_000, 'sharing-policy'],
    ]);
  });

  it('has nothing left to recover of the last', () => {
    expect(amounts(rows.slice(14)).map(([, to, amount]) => [to, amount])).toEqual([
      ['changsha:general:1030219', 500_000_000],
      ['changsha:general:1030220', 400_000_000],
      ['central:general:1030220', 100_000_000],
      ['changsha:fund:2120807', 500_000_000],
      ['changsha:fund:1030146', 250_000_000],
      ['changsha:fund:1030148', 3_250_000_000],
    ]);
  });

  it('needs no true-up when each year bore its own costs', () => {
    expect(result.cashYears.map(({ cash, baseFen }) => [cash.year, baseFen])).toEqual([
      [2026, 2_738_500_000],
      [2027, 5_000_000_000],
    ]);
    expect(rows.filter(({ deal: id }) => id === '')).toEqual([]);
  });

  it('leaves costs unpaid that the whole price does not cover', () => {
    const poor = settled({ costFen: wan('20000') });
    const recovered = poor.rows.filter(({ rule }) => rule === 'cost-items');
    expect(recovered.reduce((sum, { fen: paid }) => sum + paid, 0)).toBe(9_738_500_000);
    expect(poor.rows.some(({ rule }) => rule.endsWith('earmark'))).toBe(false);
    expect(poor.result.shares.every(({ shareFen }) => shareFen === 0)).toBe(true);
  });

  it('pays an allocation price back as the cost of the land', () => {
    const allocated = settled({ method: 'allocation', priceFen: wan('300'), costFen: null });
    expect(brief(allocated.rows)).toEqual([
      [
        '2026-04-10',
        'changsha:clearing:103014803',
        'changsha:fund:2120801',
        300_000_000,
        'cost-items',
      ],
    ]);
    expect(allocated.result.cashYears.map(({ earmarksFen }) => earmarksFen)).toEqual([0]);
  });
});

describe('the green-heart levy', () => {
  const GREEN = 'treasury:changsha:fund:1030148:for:green-heart';
  const levies = (given: Partial<Deal>, policy: Partial<Policy>) =>
    settled({ depositFen: fen(0), ...given }, withPolicy(policy))
      .rows.filter(({ to }) => to === GREEN)
      .map(({ fen: paid }) => paid);
  const onGross = { greenHeart: { enabled: true, base: 'grossReceipts' } } as const;
  const onNet = { greenHeart: { enabled: true, base: 'netProceeds' } } as const;

  it('takes its rate of the gross receipt, or of what is left of it', () => {
    expect(levies({ greenHeart: 'zone' }, onGross)).toEqual([150_000_000, 150_000_000]);
    expect(levies({ greenHeart: 'nearby' }, onGross)).toEqual([50_000_000, 50_000_000]);
    // 5e9 − 2,261,500,000 of costs, 30 % earmarks, 5 % of 5e9: 1,666,950,000 left.
    expect(levies({ greenHeart: 'zone' }, onNet)).toEqual([50_008_500, 97_500_000]);
  });

  it('takes nothing elsewhere, or where it is off', () => {
    expect(levies({ greenHeart: 'none' }, onGross)).toEqual([]);
    expect(levies({ greenHeart: 'zone' }, {})).toEqual([]);
  });

  it('never takes more than there is', () => {
    // Costs leave 500,000,000 of the first receipt, earmarks 350,000,000, the fund 100,000,000.
    const short = levies({ greenHeart: 'zone', costFen: wan('4238.5') }, onGross);
    expect(short).toEqual([100_000_000, 150_000_000]);
    const none = levies({ greenHeart: 'zone', costFen: wan('4500') }, onGross);
    expect(none).toEqual([150_000_000]);
  });

  it('comes before the shares', () => {
    const { result } = settled({ greenHeart: 'zone' }, withPolicy(onGross));
    const bases = result.shares.map(({ baseFen }) => baseFen);
    expect(bases).toEqual([1_766_950_000 - 90_000_000, 3_250_000_000 - 150_000_000]);
  });
});

describe('sharing', () => {
  const HALF = { land: '50%', zhuzhou: '30%', xiangtan: '20%' };

  it('on net proceeds shares what costs and earmarks leave', () => {
    const { result } = settled({}, withPolicy({ sharing: shared(HALF) }));
    expect(result.shares.map(({ receipt, party, shareFen }) => [receipt, party, shareFen])).toEqual(
      [
        ['D-1/2', 'changsha', 883_475_000],
        ['D-1/2', 'zhuzhou', 530_085_000],
        ['D-1/2', 'xiangtan', 353_390_000],
        ['D-1/3', 'changsha', 1_625_000_000],
        ['D-1/3', 'zhuzhou', 975_000_000],
        ['D-1/3', 'xiangtan', 650_000_000],
      ],
    );
  });

  it("on gross receipts shares first and pays costs from the land's own part", () => {
    const { result, rows } = settled(
      { depositFen: fen(0) },
      withPolicy({ sharing: shared(HALF, 'grossReceipts') }),
    );
    expect(result.shares.map(({ party, shareFen }) => [party, shareFen])).toEqual([
      ['changsha', 2_500_000_000],
      ['zhuzhou', 1_500_000_000],
      ['xiangtan', 1_000_000_000],
      ['changsha', 2_500_000_000],
      ['zhuzhou', 1_500_000_000],
      ['xiangtan', 1_000_000_000],
    ]);
    const own = rows.filter(({ to }) => to === 'treasury:changsha:fund:1030148');
    // First: 2.5e9 − 2,261,500,000 leaves 238,500,000, less than the first earmark of 273,850,000.
    expect(own.map(({ fen: paid }) => paid).slice(0, 1)).toEqual([750_000_000]);
    const education = rows.filter(
      ({ rule, deal: id }) => rule === 'education-earmark' && id !== '',
    );
    expect(education.map(({ fen: paid }) => paid)).toEqual([238_500_000, 500_000_000]);
  });

  it('a city that shares everything away recovers no cost on gross receipts', () => {
    const { rows } = settled(
      {},
      withPolicy({ sharing: shared({ zhuzhou: '100%' }, 'grossReceipts') }),
    );
    const year = rows.filter(({ deal: id }) => id !== '');
    expect(year.every(({ to }) => to === 'treasury:changsha:fund:1030148:for:zhuzhou')).toBe(true);
  });

  it('trues the last receipt up, so that the deal as a whole is within a fen', () => {
    const thirds = shared({ land: '1/3', zhuzhou: '1/3', xiangtan: '1/3' }, 'grossReceipts');
    const { result } = settled(
      { priceFen: fen(5), instalmentsFen: [3, 1, 1].map(fen), depositFen: fen(0) },
      {
        ...withPolicy({ sharing: thirds }),
        rules: seedBook([overrideOf('first-instalment-share', '0')]),
      },
    );
    const of = (party: string) =>
      result.shares.filter((s) => s.party === party).map(({ shareFen }) => shareFen);
    expect([of('changsha'), of('zhuzhou'), of('xiangtan')]).toEqual([
      [1, 1, 0],
      [1, 0, 1],
      [1, 0, 0],
    ]);
  });

  it('a party named for the odd fen with no share of its own still takes it', () => {
    const rule = {
      kind: 'fixed',
      shares: [
        { role: 'land', share: { numerator: 1, denominator: 2 } },
        { role: 'zhuzhou', share: { numerator: 1, denominator: 2 } },
        { role: 'xiangtan', share: { numerator: 0, denominator: 1 } },
      ],
      residualTo: 'xiangtan',
    } as const;
    const { result } = settled(
      { priceFen: fen(10_000_000_001) },
      withPolicy({ sharing: { base: 'grossReceipts', rule } }),
    );
    const whole = result.shares.reduce((sum, { shareFen }) => sum + shareFen, 0);
    expect(whole).toBe(10_000_000_001);
    const odd = result.shares.filter(({ party }) => party === 'xiangtan');
    expect(odd.reduce((sum, { shareFen }) => sum + shareFen, 0)).toBe(1);
  });
});
