import { describe, expect, it } from 'vitest';
import type { CapRule, FloorRule, Limit, SharingRule, Span } from '../../src/rules/sharing-rule.ts';
import { isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { parseRatio } from '../../src/units/ratio.ts';
import { fixed, given, HALVES, LAND, PARTNER, type Paid, shareAll } from './sharing-case.ts';

const most = (party: Limit['party'], amount: number): Limit => ({ party, amountFen: fen(amount) });
const part = (party: Limit['party'], share: string): Limit => ({
  party,
  share: parseRatio(share)!,
});
const cap = (limits: Limit[], over: Span, rule: SharingRule = HALVES): CapRule => {
  return { kind: 'cap', limits, over, rule, excessTo: 'land' };
};
const floor = (limits: Limit[], over: Span, rule: SharingRule = HALVES): FloorRule => {
  return { kind: 'floor', limits, over, rule };
};
/** The first 100 fen to the land, all above to the partner. */
const STEPPED: SharingRule = {
  kind: 'waterfall',
  steps: [{ amountFen: fen(100), rule: LAND }],
  rest: PARTNER,
};

const year = (y: number, amount: number, deal: string): Paid => [`${y}-05-01`, amount, deal];

describe('a cap', () => {
  it('of an amount over the deal stops in the middle of a receipt', () => {
    const paid: Paid[] = [
      ['2026-01-01', 100],
      ['2026-02-01', 100],
      ['2026-03-01', 100],
    ];
    const shared = shareAll(cap([most('partner', 80)], 'deal'), paid);
    expect(given(shared, 'zhuzhou')).toEqual([50, 30, 0]);
    expect(given(shared, 'changsha')).toEqual([50, 70, 100]);
  });

  it('starts afresh with the next deal, the next year, or never', () => {
    const paid = [year(2026, 100, 'a'), year(2026, 100, 'b'), year(2027, 100, 'c')];
    const by = (over: Span) => given(shareAll(cap([most('partner', 80)], over), paid), 'zhuzhou');
    expect(by('deal')).toEqual([50, 50, 50]);
    expect(by('year')).toEqual([50, 30, 50]);
    expect(by('run')).toEqual([50, 30, 0]);
    expect(by({ from: isoDay('2026-05-02'), years: 1 })).toEqual([50, 50, 50]);
    expect(by({ from: isoDay('2026-05-01'), years: 1 })).toEqual([50, 30, 50]);
  });

  it('counts parts of a fen up, so that no rounding carries many deals past it', () => {
    const paid = Array.from({ length: 6 }, (_, i) => year(2026, 3, `d${i}`));
    const rule: CapRule = { ...cap([most('land', 9)], 'run'), excessTo: 'partner' };
    expect(given(shareAll(HALVES, paid), 'changsha')).toEqual([2, 2, 2, 2, 2, 2]);
    expect(given(shareAll(rule, paid), 'changsha')).toEqual([2, 2, 2, 2, 1, 0]);
  });

  it('of a share holds for the deal so far, not for every fen of it', () => {
    const shared = shareAll(cap([part('partner', '30%')], 'deal', STEPPED), [['2026-01-01', 200]]);
    expect(given(shared, 'zhuzhou')).toEqual([60]);
    const less = shareAll(cap([part('partner', '30%')], 'deal', STEPPED), [['2026-01-01', 130]]);
    expect(given(less, 'zhuzhou')).toEqual([30]);
  });

  it('does nothing where the excess would be the party’s own', () => {
    const own = cap([most('land', 10)], 'deal', LAND);
    expect(given(shareAll(own, [['2026-01-01', 100]]), 'changsha')).toEqual([100]);
  });
});

describe('a floor', () => {
  it('of an amount comes first, and is made good to those who waited', () => {
    const rule = floor([most('partner', 60)], 'deal');
    const paid: Paid[] = [
      ['2026-01-01', 40],
      ['2026-02-01', 40],
      ['2026-03-01', 40],
      ['2026-04-01', 40],
    ];
    const shared = shareAll(rule, paid);
    expect(given(shared, 'zhuzhou')).toEqual([40, 20, 0, 20]);
    expect(given(shared, 'changsha')).toEqual([0, 20, 40, 20]);
  });

  it('is kept in full where the rule inside never gives as much', () => {
    const shared = shareAll(floor([most('partner', 60)], 'deal', LAND), [['2026-01-01', 100]]);
    expect([given(shared, 'zhuzhou'), given(shared, 'changsha')]).toEqual([[60], [40]]);
  });

  it('gives what there is when there is too little, in the order of the parties', () => {
    const two = floor([most('partner', 60), most('listing', 60)], 'deal', LAND);
    const shared = shareAll(two, [['2026-01-01', 100]]);
    expect([given(shared, 'zhuzhou'), given(shared, 'xiangtan')]).toEqual([[60], [40]]);
  });

  it('of a share is topped up by the others in proportion', () => {
    const rule = floor(
      [part('partner', '40%')],
      'deal',
      fixed({ land: '60%', listing: '30%', partner: '10%' }),
    );
    const shared = shareAll(rule, [['2026-01-01', 300]]);
    expect([given(shared, 'zhuzhou'), given(shared, 'changsha')]).toEqual([[120], [120]]);
    expect(given(shared, 'xiangtan')).toEqual([60]);
  });

  it('of several shares leaves each its own', () => {
    const rule = floor(
      [part('partner', '40%'), part('listing', '30%')],
      'deal',
      fixed({ land: '60%', listing: '30%', partner: '10%' }),
    );
    const shared = shareAll(rule, [['2026-01-01', 100]]);
    expect([given(shared, 'changsha'), given(shared, 'xiangtan')]).toEqual([[30], [30]]);
  });

  it('of a share lets a party wait that is ahead of it', () => {
    const first: SharingRule = {
      ...STEPPED,
      steps: [{ amountFen: fen(100), rule: PARTNER }],
      rest: LAND,
    };
    const rule = floor([part('partner', '25%')], 'deal', first);
    const paid: Paid[] = [
      ['2026-01-01', 100],
      ['2026-02-01', 300],
      ['2026-03-01', 100],
    ];
    expect(given(shareAll(rule, paid), 'zhuzhou')).toEqual([100, 0, 25]);
  });
});
