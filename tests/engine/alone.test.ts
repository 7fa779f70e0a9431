import { describe, expect, it } from 'vitest';
import { withoutCooperation } from '../../src/engine/alone.ts';
import { run } from '../../src/engine/run.ts';
import { isoDay } from '../../src/units/day.ts';
import { deal, fixture, lotOf, OPENING, shared, underRegime, withLots } from './fixture.ts';

const together = fixture({
  policy: {
    ...underRegime('T-C'),
    sharing: shared({ land: '50%', listing: '20%', quota: '20%', partner: '10%' }),
    taxSharing: { deedTax: shared({ land: '50%', zhuzhou: '50%' }).rule },
    greenHeart: { enabled: true, base: 'grossReceipts' },
  },
  deals: [
    deal({
      listingCity: 'xiangtan',
      collectingTreasury: 'zhuzhou',
      quotaSource: 'pool',
      enclavePartner: 'xiangtan',
      greenHeart: 'zone',
    }),
  ],
});

describe('the same land without cooperation', () => {
  it('keeps every fen and every m2 at home', () => {
    expect(run(together).transfers.length).toBeGreaterThan(0);
    const alone = run(withoutCooperation(together));
    expect(alone.transfers).toEqual([]);
    expect(alone.shares.map(({ party }) => party)).toEqual(['changsha', 'changsha']);
    expect(alone.deals).toMatchObject([{ outcome: 'settled', crossRegion: false }]);
    expect(alone.quota.moves().some(({ action }) => action === 'trade')).toBe(false);
  });

  it('gives back to each city what it had in the pool', () => {
    const pool = [
      lotOf('of-a-city', 'L4', 'xiangtan', [1_000]),
      lotOf('of-a-county', 'L4', 'youxian', [1_000]),
      lotOf('of-nobody', 'L4', 'elsewhere', [1_000]),
    ];
    const { opening } = withoutCooperation({ ...together, opening: withLots('pool', 'L4', pool) });
    const holderOf = new Map(opening.lots.map(({ holder, lot }) => [lot.id, holder]));
    expect(pool.map(({ id }) => holderOf.get(id))).toEqual(['xiangtan', 'zhuzhou', 'pool']);
    expect(opening.lots).toHaveLength(OPENING.lots.length + 2);
  });

  it('leaves its input as it was, and doing it twice is doing it once', () => {
    const before = JSON.stringify([together.policy, together.opening, together.deals]);
    const once = withoutCooperation(together);
    expect(withoutCooperation(once)).toEqual(once);
    expect(JSON.stringify([together.policy, together.opening, together.deals])).toBe(before);
  });

  it('refuses what a city has no quota for of its own', () => {
    const opening = withLots('changsha', 'L2', []);
    const signed = isoDay('2026-03-09');
    const input = fixture({ opening, deals: [deal({ signed })] });
    expect(run(input).deals[0]!.outcome).toBe('settled');
    const [alone] = run(withoutCooperation(input)).deals;
    expect(alone!.refusals).toMatchObject([{ code: 'annualPlanShort', found: 0, expected: 6_000 }]);
  });
});
