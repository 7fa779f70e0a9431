import { describe, expect, it } from 'vitest';
import type {
  FactorsRule,
  IncrementRule,
  Phase,
  PhaseRule,
  SharingRule,
} from '../../src/rules/sharing-rule.ts';
import { isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { castOf } from '../../src/world/cast.ts';
import { deal } from '../engine/fixture.ts';
import {
  castFor,
  fixed,
  given,
  HALVES,
  LAND,
  PARTNER,
  type Paid,
  shareAll,
} from './sharing-case.ts';

const phase = (more: Partial<Phase>): Phase => {
  return { years: null, to: null, rule: HALVES, whileBelow: null, ...more };
};
const SEVEN: SharingRule = fixed({ land: '30%', partner: '70%' });
const partnerOf = (rule: SharingRule, day: string, cast = castFor()) =>
  given(shareAll(rule, [[day, 100]], cast), 'zhuzhou')[0];

describe('phases', () => {
  const counted: PhaseRule = {
    kind: 'phase',
    since: isoDay('2026-07-01'),
    before: LAND,
    phases: [phase({ years: 5 }), phase({ years: 2, rule: SEVEN })],
    rest: PARTNER,
  };

  it.each([
    ['2026-06-30', 0],
    ['2026-07-01', 50],
    ['2031-06-30', 50],
    ['2031-07-01', 70],
    ['2033-06-30', 70],
    ['2033-07-01', 100],
  ])('in years change to the day: %s', (day, share) => {
    expect(partnerOf(counted, day)).toBe(share);
  });

  it('in years from signing count for each deal', () => {
    const rule: PhaseRule = { ...counted, since: 'signed', before: null };
    const late = castFor({ signed: isoDay('2030-01-01') });
    expect([partnerOf(rule, '2031-03-08'), partnerOf(rule, '2031-03-09')]).toEqual([50, 70]);
    expect(partnerOf(rule, '2034-12-31', late)).toBe(50);
  });

  it.each([
    ['2027-12-31', 50],
    ['2028-01-01', 70],
    ['2028-12-31', 70],
    ['2029-01-01', 0],
  ])('with dates hold to their last day: %s', (day, share) => {
    const rule: PhaseRule = {
      ...counted,
      since: null,
      before: null,
      phases: [
        phase({ to: isoDay('2027-12-31') }),
        phase({ to: isoDay('2028-12-31'), rule: SEVEN }),
      ],
      rest: LAND,
    };
    expect(partnerOf(rule, day)).toBe(share);
  });

  it('count a leap day’s years from the last of February', () => {
    const rule = { ...counted, since: isoDay('2028-02-29'), phases: [phase({ years: 1 })] };
    expect([partnerOf(rule, '2029-02-27'), partnerOf(rule, '2029-02-28')]).toEqual([50, 100]);
  });

  it('stop in the middle of a receipt when the limit is reached, for good', () => {
    const rule: PhaseRule = {
      ...counted,
      phases: [phase({ years: 9, whileBelow: { party: 'partner', amountFen: fen(90) } })],
      rest: LAND,
    };
    const paid: Paid[] = ['a', 'b', 'c'].map((id, i) => [`2027-0${i + 1}-01`, 100, id]);
    expect(given(shareAll(rule, paid), 'zhuzhou')).toEqual([50, 40, 0]);
  });

  it('true a deal up that runs through two of them', () => {
    const thirds = (partner: string, land: string) => fixed({ partner, land });
    const rule: PhaseRule = {
      ...counted,
      phases: [phase({ years: 5, rule: thirds('1/3', '2/3') })],
      rest: thirds('2/3', '1/3'),
    };
    const paid: Paid[] = [
      ['2027-01-01', 1],
      ['2028-01-01', 1],
      ['2032-01-01', 2],
    ];
    const shared = shareAll(rule, paid);
    // Exactly 1/3 + 1/3 + 4/3 = 2 of 4.
    expect(given(shared, 'zhuzhou')).toEqual([0, 0, 2]);
    expect(given(shared, 'changsha')).toEqual([1, 1, 0]);
  });
});

describe('a baseline', () => {
  const rule: IncrementRule = {
    kind: 'increment',
    baselines: [
      { role: 'changsha', everyYearFen: fen(150), byYear: [] },
      { role: 'xiangtan', everyYearFen: null, byYear: [{ year: 2027, amountFen: fen(30) }] },
    ],
    rule: HALVES,
  };

  it('is used up year by year, and only what exceeds it is shared', () => {
    const paid: Paid[] = [
      ['2026-01-01', 100, 'a'],
      ['2026-12-31', 100, 'b'],
      ['2027-01-01', 100, 'c'],
      ['2027-02-01', 100, 'd'],
    ];
    expect(given(shareAll(rule, paid), 'zhuzhou')).toEqual([0, 25, 0, 25]);
  });

  it('is the land party’s own: another’s says nothing', () => {
    const cast = castOf(deal({ county: 'yuetang', enclavePartner: 'zhuzhou' }), new Map());
    const paid: Paid[] = [
      ['2027-03-01', 100, 'a'],
      ['2027-04-01', 100, 'b'],
    ];
    expect(given(shareAll(rule, paid, cast), 'zhuzhou')).toEqual([35, 50]);
  });

  it('lets tiers count the increment of the deal', () => {
    const tiers: SharingRule = {
      kind: 'waterfall',
      steps: [{ amountFen: fen(40), rule: LAND }],
      rest: PARTNER,
    };
    const paid: Paid[] = [
      ['2026-01-01', 170],
      ['2026-02-01', 50],
    ];
    expect(given(shareAll({ ...rule, rule: tiers }, paid), 'zhuzhou')).toEqual([0, 30]);
  });
});

describe('factors', () => {
  const factors: FactorsRule = {
    kind: 'factors',
    factors: [
      {
        by: 'investment',
        weight: 30,
        amounts: [
          { role: 'land', amount: 1 },
          { role: 'partner', amount: 2 },
        ],
      },
      { by: 'quotaSupplied', weight: 70, amounts: null },
      { by: 'ecology', weight: 50, amounts: [{ role: 'listing', amount: 0 }] },
    ],
  };

  it('leave out what nobody has and let the others take its weight', () => {
    const none = shareAll(factors, [['2026-01-01', 300]]);
    expect([given(none, 'changsha'), given(none, 'zhuzhou')]).toEqual([[100], [200]]);
  });

  it('take the quota from the deal', () => {
    const cast = castOf(deal({ enclavePartner: 'zhuzhou' }), new Map([['xiangtan', 5]]));
    const shared = shareAll(factors, [['2026-01-01', 300]], cast);
    expect(given(shared, 'xiangtan')).toEqual([210]);
    expect(given(shared, 'zhuzhou')).toEqual([60]);
  });

  it('fall to the land where there is nothing at all', () => {
    const empty: FactorsRule = { kind: 'factors', factors: factors.factors.slice(1) };
    expect(given(shareAll(empty, [['2026-01-01', 7]]), 'changsha')).toEqual([7]);
  });
});
