import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import { formatDay, isoDay } from '../../src/units/day.ts';
import type { Deal } from '../../src/world/deal.ts';
import type { Opening } from '../../src/world/opening.ts';
import { deal, fixture, lotOf, OPENING, POLICY, withLots } from './fixture.ts';

const ALONE = { ...POLICY, quota: { ...POLICY.quota, trade: false } };
const listedOn = (day: string, more: Partial<Deal> = {}) =>
  deal({ awarded: isoDay(day), signed: isoDay(day), ...more });
const plan = (more: { accepted?: string; expires?: string }, areaM2 = 9_000): Opening =>
  withLots('changsha', 'L2', [lotOf('plan', 'L2', 'changsha', [areaM2], more)]);
const outcomes = (opening: Opening, ...deals: Deal[]) =>
  run(fixture({ policy: ALONE, opening, deals })).deals.map(({ outcome }) => outcome);

describe('quota that comes by date', () => {
  it('serves from the day it is accepted, not the day before', () => {
    const opening = plan({ accepted: '2026-06-10' });
    expect(outcomes(opening, listedOn('2026-06-09'))).toEqual(['refused']);
    expect(outcomes(opening, listedOn('2026-06-10'))).toEqual(['settled']);
  });

  it('is minted once, on the first day or when accepted, never after the end', () => {
    const opening = {
      ...OPENING,
      lots: [
        ...OPENING.lots,
        {
          holder: 'pool' as const,
          lot: lotOf('new', 'L4', 'liling', [10], { accepted: '2027-05-01' }),
        },
        {
          holder: 'pool' as const,
          lot: lotOf('far', 'L4', 'liling', [10], { accepted: '2031-01-01' }),
        },
      ],
    };
    const result = run(fixture({ opening, deals: [] }));
    const minted = result.quota.moves().map((move) => {
      const id = move.action === 'mint' ? move.lot.id : '';
      return [id, formatDay(move.day)];
    });
    expect(minted).toHaveLength(OPENING.lots.length + 1);
    expect(minted.at(-1)).toEqual(['new', '2027-05-01']);
    // The new lot is new farmland of Zhuzhou; what was there at the start is in the stock.
    const grown = result.history.at(-1)!.farmlandM2.zhuzhou - result.history[0]!.farmlandM2.zhuzhou;
    expect(grown).toBe(10);
  });
});

describe('quota that lapses', () => {
  const opening = plan({ accepted: '2026-01-01', expires: '2026-06-10' });

  it('serves to its last day', () => {
    expect(outcomes(opening, listedOn('2026-06-10'))).toEqual(['settled']);
    expect(outcomes(opening, listedOn('2026-06-11'))).toEqual(['refused']);
  });

  it('is kept for a deal that had reserved it', () => {
    const signedLater = deal({ awarded: isoDay('2026-06-10'), signed: isoDay('2026-06-15') });
    const result = run(fixture({ policy: ALONE, opening, deals: [signedLater] }));
    expect(result.deals[0]!.outcome).toBe('settled');
    const { holding } = [...result.quota.positionsOf('plan')][0]!;
    expect([holding.used.areaM2, holding.expired.areaM2]).toEqual([6_000, 3_000]);
  });

  it('never comes when it lapsed before the run began', () => {
    const old = plan({ accepted: '2025-01-01', expires: '2025-12-31' });
    expect(outcomes(old, listedOn('2026-01-05'))).toEqual(['refused']);
    const last = plan({ accepted: '2025-01-01', expires: '2026-01-01' });
    expect(outcomes(last, listedOn('2026-01-01'))).toEqual(['settled']);
  });
});

describe('the first day', () => {
  it('takes deals awarded before it, and dates them as its own', () => {
    const early = deal({ awarded: isoDay('2025-12-25'), signed: isoDay('2026-01-05') });
    const result = run(fixture({ deals: [early] }));
    expect(result.deals[0]!.outcome).toBe('settled');
    const days = [...result.ledger.journal.entries(), ...result.quota.moves()].map((e) => e.day);
    expect(formatDay(days.sort((a, b) => a - b)[0]!)).toBe('2026-01-01');
  });

  it('lets only as many deals pass as the farmland left allows, however they overlap', () => {
    const target = withLots('changsha', 'L5', [lotOf('T', 'L5', 'changsha', [3_995_000])]);
    const deals = ['A', 'B', 'C'].map((id) => deal({ id }));
    const result = run(fixture({ opening: target, deals }));
    expect(result.deals.map(({ outcome }) => outcome)).toEqual(['settled', 'refused', 'refused']);
    expect(result.history.at(-1)!.farmlandM2.changsha).toBe(3_997_000);
  });
});
