import { describe, expect, it } from 'vitest';
import { reconcile } from '../../src/report/reconcile/reconcile.ts';
import type { DifferenceCause } from '../../src/report/reconcile/reconciliation.ts';
import { voucherEnds } from '../../src/report/reconcile/voucher-ends.ts';
import type { FaultCode } from '../../src/world/fault.ts';
import { codeOf } from '../thrown.ts';
import { twoBorders } from './two-borders.ts';

/** What each fault shows as at the end of a month, and under which reason. */
const SHOWN: readonly [FaultCode, string, string, DifferenceCause, string][] = [
  ['F1', '2026-03-31', '2026-03', 'wrongCode', '211'],
  ['F2', '2026-03-26', '2026-03', 'wrongLevel', '212'],
  ['F3', '2026-03-26', '2026-03', 'wrongTreasury', '213'],
  ['F4', '2026-03-20', '2026-03', 'outdatedTable', '215'],
  ['F5', '2026-03-19', '2026-03', 'refused', 'voucherBatched'],
  ['F5', '2026-03-13', '2026-03', 'resubmitted', '213'],
  ['F12', '2026-03-19', '2026-03', 'fundsShort', 'treasuryBalanceShort'],
  ['F13', '2026-03-26', '2026-03', 'inTransit', '213'],
  ['F13', '2026-03-26', '2026-04', 'notHandedIn', '213'],
  ['F13', '2026-03-26', '2027-01', 'priorYear', 'voucherPriorYear'],
  ['F20', '2026-03-26', '2026-03', 'inTransit', '213'],
  ['F20', '2026-03-26', '2026-04', 'notAuthorised', 'regimeNotAuthorised'],
];

describe('the cause of a difference', () => {
  it('is only that vouchers are under way where nothing goes wrong', () => {
    const { differences } = reconcile(twoBorders(null));
    expect(new Set(differences.map(({ cause }) => cause))).toEqual(new Set(['inTransit']));
  });

  it.each(SHOWN)('%s of a deal signed on %s shows in %s as %s, %s', (...shown) => {
    const [fault, signed, month, cause, reason] = shown;
    const { differences } = reconcile(twoBorders(fault, signed));
    const found = differences.filter((one) => one.month === month && one.cause === cause);
    expect(found.map((one) => one.reason)).toContain(reason);
  });

  it('is that money is called back, and refunds wait, once a deal is rescinded', () => {
    const { differences } = reconcile(twoBorders('F14', '2026-03-26', { day: '2026-12-28' }));
    const shown = differences.filter(({ month }) => month === '2026-12');
    // The deposit that is forfeited lies in Zhuzhou and goes on to Changsha.
    expect(new Set(shown.map(({ cause }) => cause))).toEqual(
      new Set(['clawBack', 'refundUnderWay', 'inTransit']),
    );
    for (const { cause, amountFen, belongs } of shown) {
      expect(amountFen < 0).toBe(cause === 'clawBack');
      expect(belongs === null).toBe(cause === 'refundUnderWay');
    }
  });

  it('names both codes of a receipt under the wrong one', () => {
    const { differences, lines } = reconcile(twoBorders('F1', '2026-03-31'));
    const wrong = differences.filter(({ cause }) => cause === 'wrongCode');
    expect(wrong.length).toBeGreaterThan(0);
    for (const { at, belongs, reason, fault, route } of wrong) {
      expect([at.treasury, belongs?.treasury]).toEqual(['zhuzhou', 'zhuzhou']);
      expect([at.code, belongs?.code, reason, fault]).toEqual([
        '1030147',
        '103014801',
        '211',
        'F1',
      ]);
      expect(route).toBe('electronic');
    }
    // Corrected within days: it shows where the month ends in between, and nets to nothing.
    const apart = lines.filter(
      ({ code, section, differenceFen }) =>
        section === 'clearing' && code === '1030147' && differenceFen > 0,
    );
    expect(apart.length).toBe(wrong.length);
  });

  it('keeps the day the money came to lie there when the year-end settlement carries it on', () => {
    const { differences } = reconcile(twoBorders('F13'));
    const since = new Map<string, Set<number>>();
    for (const { receipt, at, belongs, ...one } of differences) {
      if (one.cause !== 'notHandedIn' && one.cause !== 'priorYear') continue;
      const key = `${receipt} ${at.code} ${belongs?.treasury}`;
      since.set(key, (since.get(key) ?? new Set()).add(one.since));
    }
    expect(since.size).toBeGreaterThan(3);
    for (const days of since.values()) expect(days.size).toBe(1);
  });
});

describe('a broken book', () => {
  it('is told from a whole one: a voucher nobody listed, a line nobody posted', () => {
    const result = twoBorders('F13', '2026-03-26', { end: '2026-12-31' });
    expect(codeOf(() => voucherEnds(result, []))).toBe('reconcile.openVoucherListed');
    const [first, ...rest] = result.vouchers;
    expect(first!.obligations.length).toBeGreaterThan(0);
    expect(codeOf(() => reconcile({ ...result, vouchers: rest }))).toBe(
      'reconcile.wholeDifference',
    );
  });
});
