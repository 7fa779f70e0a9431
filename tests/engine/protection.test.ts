import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import { hasPassed, headroomM2 } from '../../src/quota/assessment.ts';
import { formatDay, isoDay, yearOf } from '../../src/units/day.ts';
import { mulRatio, ratio } from '../../src/units/ratio.ts';
import type { Opening } from '../../src/world/opening.ts';
import type { Booking } from '../../src/world/policy.ts';
import type { ProtectionOrder } from '../../src/world/protection.ts';
import { seedBook, wan } from '../rules/seed-book.ts';
import { deal, fixture, lotOf, OPENING, overrideOf, POLICY, withLots } from './fixture.ts';

const MU = (mu: number) => mulRatio(ratio(mu), ratio(2000, 3));

/** T10: 5,000 mu of the target of Changsha to Zhuzhou, which has a m² to spare or not. */
function order(more: Partial<ProtectionOrder> = {}): ProtectionOrder {
  return {
    ...{ id: 'PT', ledger: 'L5', from: 'changsha', to: 'zhuzhou', areaM2: MU(5000) },
    ...{ document: 'doc', start: isoDay('2027-01-01'), years: 2 },
    parcels: [{ id: 'field', areaM2: 3_333_334 }],
    ...more,
  };
}

const TARGETS = { changsha: 2_000_000_000, zhuzhou: 1_600_000_000, xiangtan: 1_000_000_000 };
const FARMLAND = { changsha: 2_000_000_000, zhuzhou: 1_603_333_334, xiangtan: 1_100_000_000 };

function opening(orders: ProtectionOrder[], zhuzhouM2 = FARMLAND.zhuzhou): Opening {
  const cities = ['changsha', 'zhuzhou', 'xiangtan'] as const;
  const stock = { ...FARMLAND, zhuzhou: zhuzhouM2 };
  return {
    farmland: cities.map((city) => ({
      city,
      stockM2: stock[city],
      basicFarmlandM2: TARGETS[city] / 2,
    })),
    lots: cities.flatMap((city) => [
      { holder: city, lot: lotOf(`L5-${city}`, 'L5', city, [TARGETS[city]]) },
      { holder: city, lot: lotOf(`L6-${city}`, 'L6', city, [TARGETS[city] / 2]) },
    ]),
    protection: orders,
  };
}

const runOf = (orders: ProtectionOrder[], more: Partial<RunInput> = {}, zhuzhouM2?: number) =>
  run(fixture({ opening: opening(orders, zhuzhouM2), deals: [], ...more }));
const targets = (result: ReturnType<typeof runOf>, year: number) =>
  result.record.book
    .assessments()
    .filter((one) => one.year === year)
    .map(({ targetM2 }) => targetM2);
const codes = (result: ReturnType<typeof runOf>) =>
  result.protection[0]!.refusals.map(({ code, found, expected }) => [code, found, expected]);

describe('a target that moves', () => {
  it('T10 moves whole m², keeps the sum, is paid by the year and goes back', () => {
    const result = runOf([order()]);
    expect(codes(result)).toEqual([]);
    const moved = [2_000_000_000 - 3_333_333, 1_600_000_000 + 3_333_333, 1_000_000_000];
    const before = [TARGETS.changsha, TARGETS.zhuzhou, TARGETS.xiangtan];
    expect([2025, 2026, 2027, 2028, 2029].map((year) => targets(result, year))).toEqual([
      ...[before, before, moved, moved, before],
    ]);
    const legs = [...result.ledger.journal.entries()].map(({ day, legs: [leg] }) => [
      ...[formatDay(day), leg!.amountFen, result.ledger.chart.account(leg!.from).owner],
    ]);
    expect(legs).toEqual([
      ['2027-01-01', wan('500'), 'changsha'],
      ['2028-01-01', wan('500'), 'changsha'],
    ]);
    const actions = result.quota.moves().slice(6);
    expect(actions.map(({ action, day }) => `${action} ${yearOf(day)}`)).toEqual([
      ...['trade 2027', 'compensate 2027', 'compensate 2028', 'trade 2029'],
    ]);
  });

  it('for good never goes back, for one year it is paid once', () => {
    const good = runOf([order({ years: null })]);
    expect(targets(good, 2030)[0]).toBe(2_000_000_000 - 3_333_333);
    expect(good.ledger.journal.length).toBe(4);
    const once = runOf([order({ years: 1 })]);
    expect([targets(once, 2027)[1], targets(once, 2028)[1]]).toEqual([
      1_603_333_333, 1_600_000_000,
    ]);
    expect(once.ledger.journal.length).toBe(1);
  });

  it('of basic farmland binds land that was ordinary before', () => {
    const result = runOf([order({ ledger: 'L6', years: 1 })]);
    const basic = result.record.book.assessments().filter(({ city }) => city === 'zhuzhou');
    expect(basic.map(({ basicFarmlandM2: m2, basicTargetM2: t }) => [m2, t])).toEqual([
      [800_000_000, 800_000_000],
      [800_000_000, 800_000_000],
      [803_333_333, 803_333_333],
      [800_000_000, 800_000_000],
      [800_000_000, 800_000_000],
      [800_000_000, 800_000_000],
    ]);
    expect(basic.every(hasPassed)).toBe(true);
  });

  it('on from a second city still goes back in full', () => {
    const on = order({ id: 'on', from: 'zhuzhou', to: 'xiangtan', years: null });
    const second = {
      ...on,
      start: isoDay('2028-01-01'),
      parcels: [{ id: 'x', areaM2: 3_333_334 }],
    };
    const result = runOf([order(), second]);
    expect(targets(result, 2030)).toEqual([2_000_000_000, 1_596_666_667, 1_003_333_333]);
  });
});

describe('a target that may not move', () => {
  it('T10 the taking city lacks a square metre', () => {
    const result = runOf([order()], {}, 1_603_333_333);
    expect(codes(result)).toEqual([['protectionTakerShort', 3_333_333, 3_333_334]]);
    expect(result.quota.moves()).toHaveLength(6);
    expect(result.ledger.journal.length).toBe(0);
  });

  it('the giving city has no such target, or it is beyond the cap', () => {
    const rules = seedBook([overrideOf('protection-transfer-cap', '1/1000')]);
    expect(codes(runOf([order()], { rules }))).toEqual([
      ['protectionBeyondCap', 3_333_334, 2_000_000],
    ]);
    const huge = order({ areaM2: ratio(2_000_000_001), parcels: [{ id: 'f', areaM2: 9e9 }] });
    const [first] = codes(runOf([huge], {}, 9_000_000_000));
    expect(first).toEqual(['protectionGiverShort', 2_000_000_000, 2_000_000_001]);
  });

  it('the named parcels are too small, or carry a target already', () => {
    const small = order({ parcels: [{ id: 'field', areaM2: 3_333_333 }] });
    expect(codes(runOf([small]))).toEqual([['protectionParcelsShort', 3_333_333, 3_333_334]]);
    const again = order({ id: 'again', areaM2: ratio(1), start: isoDay('2027-06-01') });
    const result = runOf([order({ areaM2: ratio(10) }), again]);
    expect(result.protection[1]!.refusals[0]).toMatchObject({ code: 'protectionParcelUsed' });
    const later = { ...again, start: isoDay('2029-01-01') };
    expect(runOf([order({ areaM2: ratio(10) }), later]).protection[1]!.refusals).toEqual([]);
  });
});

describe('the yearly assessment', () => {
  const buying = (booking: Booking) => {
    const quota = { ...POLICY.quota, booking };
    const own = withLots('changsha', 'L4', [], OPENING);
    const bought = deal({ quotaSource: 'zhuzhou' });
    const result = run(fixture({ policy: { ...POLICY, quota }, opening: own, deals: [bought] }));
    return (city: string) =>
      result.record.book
        .assessments()
        .filter((one) => one.city === city && one.year >= 2026 && one.year <= 2027)
        .map((one) => [one.bookedM2, headroomM2(one)]);
  };

  it('books farmland traded as quota on both sides: not, for the year, for good', () => {
    expect(buying('off')('changsha')).toEqual([
      [0, 997_000],
      [0, 997_000],
    ]);
    const year = buying('year');
    expect(year('changsha')).toEqual([
      [3_000, 1_000_000],
      [0, 997_000],
    ]);
    expect(year('zhuzhou')).toEqual([
      [-3_000, 997_000],
      [0, 1_000_000],
    ]);
    expect(buying('permanent')('zhuzhou')).toEqual([
      [-3_000, 997_000],
      [-3_000, 997_000],
    ]);
  });

  it('a city that failed the last one exports nothing', () => {
    const short = withLots('zhuzhou', 'L5', [lotOf('T', 'L5', 'zhuzhou', [3_999_000])]);
    const opened = withLots('changsha', 'L4', [], short);
    const booking = { ...POLICY.quota, booking: 'permanent' as const };
    const second = { id: 'D-2', awarded: isoDay('2027-02-01'), signed: isoDay('2027-02-02') };
    const deals = [deal({ quotaSource: 'zhuzhou' }), deal({ ...second, quotaSource: 'zhuzhou' })];
    const policy = { ...POLICY, quota: booking };
    const result = run(fixture({ policy, opening: opened, deals }));
    const sold = result.quota
      .moves()
      .flatMap((move) => (move.action === 'trade' && move.lot === 'L4-zhuzhou' ? [move.deal] : []));
    // 3,000 m² sold in 2026 leave Zhuzhou 2,000 short: the second deal is served by others.
    expect(sold).toEqual(['D-1']);
    expect(result.deals.map(({ outcome }) => outcome)).toEqual(['settled', 'settled']);
  });
});
