import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import { vouchersFile } from '../../src/report/files/vouchers-file.ts';
import { isoDay } from '../../src/units/day.ts';
import { deal, fixture, shared, underRegime } from '../engine/fixture.ts';

describe('vouchers.csv', () => {
  it('names the treasury money is fetched from in the lines of a case and in its steps', () => {
    // An outdated table sends Xiangtan’s share to Changsha; two days later the contract is undone.
    const policy = { ...underRegime('T-B'), sharing: shared({ land: '60%', xiangtan: '40%' }) };
    const scripted = [
      { fault: 'F4' as const, deal: 'D-1', day: isoDay('2026-04-10') },
      { fault: 'F14' as const, deal: 'D-1', day: isoDay('2026-04-21') },
    ];
    const deals = [deal({ collectingTreasury: 'zhuzhou' })];
    const result = run(fixture({ deals, policy, faults: { rates: {}, scripted } }));
    const rows = parse([...vouchersFile(result)].join(''), { columns: true }) as {
      readonly case: string;
      readonly event: string;
      readonly from: string;
      readonly to: string;
      readonly amount_fen: string;
    }[];
    const fetched = result.vouchers.filter(({ opening }) => opening.reached !== undefined);
    expect(fetched.length).toBeGreaterThan(0);
    for (const { id, opening } of fetched) {
      const own = rows.filter((row) => row.case === String(id));
      expect(own.map(({ event }) => event)).toEqual(['line', 'submit', 'accept', 'book']);
      expect(new Set(own.map(({ from, to }) => `${from} ${to}`))).toEqual(
        new Set([`zhuzhou ${opening.reached}`]),
      );
      expect(own.every((row) => Number(row.amount_fen) < 0)).toBe(true);
    }
  });
});
