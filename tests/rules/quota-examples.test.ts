import { describe, expect, it } from 'vitest';
import { covers, vector } from '../../src/quota/vector.ts';
import { farmlandTaxFen } from '../../src/rules/farmland-tax.ts';
import { guidancePrice } from '../../src/rules/guidance-price.ts';
import { linkageFarmlandNeed, linkageSurplus } from '../../src/rules/linkage-surplus.ts';
import { nationalQuotaPrice } from '../../src/rules/national-quota-price.ts';
import { newConstructionFee } from '../../src/rules/new-construction-fee.ts';
import { occupationCapM2, occupationExcessM2 } from '../../src/rules/occupation-cap.ts';
import { transferProtection } from '../../src/rules/protection-transfer.ts';
import { quotaLotTerms } from '../../src/rules/quota-lot-terms.ts';
import { paddyKind, reclamationFeeFen } from '../../src/rules/reclamation-fee.ts';
import { occupiedCapacityKg, suppliedCapacityKg } from '../../src/rules/standard-capacity.ts';
import { planAdjustmentM2, planFromDisposalM2 } from '../../src/rules/stock-disposal.ts';
import { readRuleValue } from '../../src/scenario/rule-units.ts';
import { m2ToMu, squareMetre } from '../../src/units/area.ts';
import { isoDay } from '../../src/units/day.ts';
import { fen, priceOf } from '../../src/units/fen.ts';
import { mulRatio, ratio } from '../../src/units/ratio.ts';
import { codeOf } from '../thrown.ts';
import { DAY, inWan, seedBook, wan } from './seed-book.ts';

const book = seedBook();
const perMu = (text: string) => readRuleValue(text, 'wanYuan/mu')!;
const PADDY_M2 = squareMetre(46_667);
const DRY_M2 = squareMetre(6666);

describe('T1: lots of 2017', () => {
  const then = isoDay('2017-12-04');

  it.each([
    [246_570, '3699', '184', '739'],
    [133_334, '2001', '100', '400'],
    [195_738, '2937', '146', '587'],
  ])('%i m² at 10', (area, start, step, deposit) => {
    expect(quotaLotTerms(area, perMu('10'), book, then)).toEqual({
      startFen: wan(start),
      stepFen: wan(step),
      depositFen: wan(deposit),
      capFen: null,
    });
  });
});

describe('T2: lots of 2023', () => {
  const then = isoDay('2023-06-28');

  it('of 10 ha are capped at half as much again', () => {
    expect(quotaLotTerms(100_000, perMu('10'), book, then)).toEqual({
      startFen: wan('1500'),
      stepFen: wan('75'),
      depositFen: wan('300'),
      capFen: wan('2250'),
    });
  });

  it('of 100 t of capacity start at 300', () => {
    const price = book.at('quota-price-floor', then, 'L4.capacity');
    const terms = quotaLotTerms(100_000, price, book, then);
    expect([terms.startFen, terms.depositFen]).toEqual([wan('300'), wan('60')]);
  });
});

describe('T3: what an occupation must write off', () => {
  const areas = [
    { areaM2: PADDY_M2, grade: 7 },
    { areaM2: DRY_M2, grade: 10 },
  ];

  it('rounds capacity up once, and a supply down', () => {
    expect(PADDY_M2 + DRY_M2).toBe(53_333);
    expect(occupiedCapacityKg(areas, book, DAY)).toBe(69_000);
    expect(suppliedCapacityKg(areas, book, DAY)).toBe(68_999);
    expect(occupiedCapacityKg([], book, DAY)).toBe(0);
  });
});

describe('T4: what its quota costs', () => {
  it('per dimension, up to 万元', () => {
    const start = (quantity: number, good: string) =>
      quotaLotTerms(quantity, book.at('quota-price-floor', DAY, good), book, DAY).startFen;
    expect(start(53_333, 'L4.area')).toBe(wan('800'));
    expect(start(69_000, 'L4.capacity')).toBe(wan('207'));
    expect(start(46_667, 'L4.paddy')).toBe(wan('701'));
  });
});

describe('T5: its fees in a district of Changsha', () => {
  const area = squareMetre(53_333);

  it('are tax, reclamation fee and new-construction fee', () => {
    const taken = { areaM2: area, basicM2: squareMetre(0), kind: 'district' } as const;
    expect(farmlandTaxFen(taken, book, DAY)).toBe(wan('213.332'));
    const pieces = [
      { areaM2: PADDY_M2, kind: 'paddy-medium', basic: false },
      { areaM2: DRY_M2, kind: 'dry', basic: false },
    ] as const;
    expect(reclamationFeeFen(pieces, book, DAY)).toBe(wan('499.9995'));
    expect(newConstructionFee(area, 5, book, DAY).feeFen).toBe(wan('341.3312'));
  });

  it('are twice the highest standard on basic farmland', () => {
    const basic = [{ areaM2: DRY_M2, kind: 'dry', basic: true }] as const;
    expect(reclamationFeeFen(basic, book, DAY)).toBe(priceOf(DRY_M2, perMu('15.6')));
  });

  it('tell paddies apart by grade', () => {
    expect([1, 4, 5, 8, 9, 12, 13, 15].map(paddyKind)).toEqual(
      ['superior', 'high', 'medium', 'low'].flatMap((kind) => [`paddy-${kind}`, `paddy-${kind}`]),
    );
    for (const grade of [0, 16, 2.5]) expect(codeOf(() => paddyKind(grade))).toBe('rules.grade');
  });
});

describe('T6: the same from the national pool', () => {
  it('is 30.4 for paddy and 17.6 for dry land', () => {
    const paddy = nationalQuotaPrice('hunan', 'paddy', 7, book, DAY);
    const dry = nationalQuotaPrice('hunan', 'dry', 10, book, DAY);
    expect([paddy, dry]).toEqual([perMu('30.4'), perMu('17.6')]);
    const bill = [priceOf(PADDY_M2, paddy), priceOf(DRY_M2, dry)];
    expect(bill).toEqual([wan('2128.0152'), wan('175.9824')]);
    expect(inWan(fen(bill[0]! + bill[1]!), 1)).toBe('2304.0');
  });
});

describe('T7: a linkage project', () => {
  const surplus = linkageSurplus(vector(100_000), vector(25_000));

  it('leaves a surplus of 112.5 mu, worth 2,250 at 20', () => {
    expect(surplus).toEqual(vector(75_000));
    expect(m2ToMu(squareMetre(surplus.areaM2)).toString()).toBe('112.5');
    expect(priceOf(surplus.areaM2, perMu('20'))).toBe(wan('2250'));
  });

  it('must reclaim the farmland that building and resettlement take', () => {
    const need = linkageFarmlandNeed(vector(50_000), vector(10_000, 4000, 900));
    expect(need).toEqual(vector(60_000, 4000, 900));
    expect(covers(vector(60_000, 4000, 900), need)).toBe(true);
    expect(covers(vector(60_000, 3999, 900), need)).toBe(false);
  });

  it('cannot resettle more than it reclaimed', () => {
    expect(codeOf(() => linkageSurplus(vector(1), vector(2)))).toBe('rules.linkage');
  });
});

describe('T8: plan quota from stock disposed of', () => {
  it('comes at 1 to 1.1, with bonus and cut', () => {
    expect(planFromDisposalM2(squareMetre(1_100_000), book, DAY)).toBe(1_000_000);
    expect(planFromDisposalM2(squareMetre(1_100_010), book, DAY)).toBe(1_000_009);
    const base = squareMetre(1_000_000);
    expect(planAdjustmentM2(base, true, book, DAY)).toBe(100_000);
    expect(planAdjustmentM2(base, false, book, DAY)).toBe(-200_000);
    expect(planAdjustmentM2(squareMetre(11), true, book, DAY)).toBe(1);
    expect(planAdjustmentM2(squareMetre(11), false, book, DAY)).toBe(-3);
  });
});

describe('T9: the cap on farmland taken', () => {
  it('is the net gain of the year before', () => {
    const before = squareMetre(3_000_000_000);
    const cap = occupationCapM2(before, squareMetre(before + 10_000_000));
    expect(cap).toBe(10_000_000);
    expect(occupationExcessM2(cap, squareMetre(12_000_000))).toBe(2_000_000);
    expect(occupationExcessM2(cap, squareMetre(9_000_000))).toBe(0);
    expect(occupationCapM2(before, squareMetre(before - 1))).toBe(0);
  });
});

describe('T10: 5,000 mu of protection target', () => {
  const moved = mulRatio(ratio(5000), ratio(2000, 3));
  const giver = { targetM2: squareMetre(2_000_000_000), stockM2: squareMetre(2_000_000_000) };
  const taker = (slack: number) => ({
    targetM2: squareMetre(1_600_000_000),
    stockM2: squareMetre(1_600_000_000 + slack),
  });

  it('move whole m², keep the sum and cost 500 a year', () => {
    const result = transferProtection(moved, giver, taker(3_333_334), book, DAY);
    expect(result).toEqual({
      giverTargetM2: 2_000_000_000 - 3_333_333,
      takerTargetM2: 1_600_000_000 + 3_333_333,
      yearlyFen: wan('500'),
      shortM2: 0,
    });
    expect(result.giverTargetM2 + result.takerTargetM2).toBe(3_600_000_000);
  });

  it('must be there in full in the city that takes them', () => {
    expect(transferProtection(moved, giver, taker(3_333_333), book, DAY).shortM2).toBe(1);
  });
});

describe('T11: prices by grade', () => {
  it('rise with the better grade and fall with the poorer', () => {
    const then = isoDay('2023-01-01');
    expect(guidancePrice('paddy', 6, book, then)).toEqual(perMu('21'));
    expect(guidancePrice('dry', 11, book, then)).toEqual(perMu('10.5'));
  });
});
