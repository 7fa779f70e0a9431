import { describe, expect, it } from 'vitest';
import { idleCourse } from '../../src/behaviour/market/idle.ts';
import type { IdleEnd, IdleParcel } from '../../src/behaviour/market/setup.ts';
import { planIdleFee, planRedevelopment } from '../../src/stages/2-collection/idle-land.ts';
import { squareMetre } from '../../src/units/area.ts';
import { formatDay, isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { smallWorld } from '../engine/small-world.ts';
import { seedBook } from '../rules/seed-book.ts';

const START = isoDay('2026-01-01');
const idle = (since: string, end: IdleEnd): IdleParcel => ({
  ...{ id: 'I1', place: 'yuhua', use: 'industrial', areaM2: squareMetre(9000) },
  ...{ idleSince: isoDay(since), paidFen: fen(648_000_000), end },
});
const course = (since: string, end: IdleEnd) =>
  idleCourse(idle(since, end), seedBook(), START).map(
    ({ day, kind }) => `${formatDay(day)} ${kind}`,
  );

describe('idle land', () => {
  it('is charged after a year and taken back after two', () => {
    expect(course('2025-06-01', { kind: 'recover' })).toEqual([
      '2026-06-01 charged',
      '2027-06-01 recovered',
    ]);
  });

  it('is spared what its end comes before, and taken back when the end comes too late', () => {
    const on = isoDay('2026-03-01');
    expect(course('2025-06-01', { kind: 'resume', on })).toEqual(['2026-03-01 resumed']);
    const buyBack = { kind: 'buyBack', on: isoDay('2026-09-01'), compensationFen: fen(1) } as const;
    expect(course('2025-06-01', buyBack)).toEqual(['2026-06-01 charged', '2026-09-01 boughtBack']);
    const late = { kind: 'redevelop', on: isoDay('2028-01-01') } as const;
    expect(course('2025-06-01', late)).toEqual(['2026-06-01 charged', '2027-06-01 recovered']);
  });

  it('long past its two years comes back on the first day, without a fee of before', () => {
    expect(course('2020-01-01', { kind: 'recover' })).toEqual(['2026-01-01 recovered']);
  });

  it('pays a fifth of its price, or the rise in value when built on anew', () => {
    const { world, view } = smallWorld();
    const land = { id: 'I1', party: 'zhuzhou', paidFen: fen(648_000_000) } as const;
    const fee = planIdleFee(land, START, view);
    expect(fee.entries[0]!.legs).toMatchObject([
      { amountFen: 129_600_000, rule: 'idle-fee-share' },
    ]);
    expect(fee.entries[0]!.legs[0]!.why!().result.numerator).toBe(129_600_000n);
    world.commit(fee);
    const anew = planRedevelopment(land, fen(700_000_000), START);
    expect(anew.entries[0]!.legs).toMatchObject([{ amountFen: 52_000_000 }]);
    world.commit(anew);
    world.verify();
    expect(planRedevelopment(land, fen(600_000_000), START).entries).toEqual([]);
  });
});
