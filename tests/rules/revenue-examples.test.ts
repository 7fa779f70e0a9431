import { describe, expect, it } from 'vitest';
import { agriLandFund } from '../../src/rules/agri-land-fund.ts';
import { splitBranchTax } from '../../src/rules/branch-split.ts';
import { farmlandTaxFen } from '../../src/rules/farmland-tax.ts';
import { landAppreciationTaxFen } from '../../src/rules/land-appreciation-tax.ts';
import { lateFeeOnPriceFen, lateFeeOnTaxFen } from '../../src/rules/late-fee.ts';
import { newConstructionFee } from '../../src/rules/new-construction-fee.ts';
import { isOriginShared, originSharesFen } from '../../src/rules/origin-cap.ts';
import { ruralUseFloor, ruralUseFloorByReceipts } from '../../src/rules/rural-use.ts';
import { industrialFloorFen, termFactor } from '../../src/rules/term-factor.ts';
import { splitVertically } from '../../src/rules/vertical-split.ts';
import { squareMetre } from '../../src/units/area.ts';
import { fen, rateOfFen, subFen, sumFen, ZERO_FEN } from '../../src/units/fen.ts';
import { parseRatio, ratio } from '../../src/units/ratio.ts';
import { codeOf } from '../thrown.ts';
import { DAY, inWan, seedBook, wan } from './seed-book.ts';

const book = seedBook();

describe('example 1: an industrial parcel in Lusong, 15,091 m² at 648', () => {
  const area = squareMetre(15_091);
  const grade = book.count('land-grade', DAY, 'lusong');
  const receipts = wan('648');
  const fund = agriLandFund(area, grade, book, DAY);
  const fee = newConstructionFee(area, grade, book, DAY);
  const business = rateOfFen(receipts, book.at('business-fee-share', DAY));
  const cost = wan('565.91');
  const base = subFen(receipts, sumFen([cost, fund.fundFen, fee.feeFen, business]));

  it('takes the statutory items off', () => {
    expect(fund).toEqual({ fundFen: 13_355_535, provinceFen: 4_006_661, cityFen: 9_348_874 });
    expect(inWan(fund.fundFen, 2)).toBe('13.36');
    expect(fee.feeFen).toBe(72_436_800);
    expect(inWan(fee.feeFen, 2)).toBe('72.44');
    expect([fee.centralFen, fee.provinceFen, fee.cityFen]).toEqual([
      21_731_040, 14_487_360, 36_218_400,
    ]);
    expect(inWan(fee.centralFen, 2)).toBe('21.73');
    expect(inWan(fen(fee.provinceFen + fee.cityFen), 2)).toBe('50.71');
    expect([business, inWan(business, 2)]).toEqual([12_960_000, '12.96']);
  });

  it('leaves nothing to earmark, and the floor on receipts binds', () => {
    expect([base, inWan(base, 2)]).toEqual([-16_662_335, '-16.66']);
    expect(ruralUseFloor(receipts, base, book, DAY)).toBe(wan('51.84'));
    expect(ruralUseFloorByReceipts(receipts, book, DAY)).toBe(wan('64.8'));
  });

  it('is taxed', () => {
    expect(rateOfFen(receipts, book.at('deed-tax-rate', DAY))).toBe(wan('25.92'));
    expect(rateOfFen(receipts, book.at('stamp-tax-rate', DAY))).toBe(wan('0.324'));
    const taken = {
      areaM2: squareMetre(10_000),
      basicM2: squareMetre(0),
      kind: 'district',
    } as const;
    expect(farmlandTaxFen(taken, book, DAY)).toBe(wan('40'));
  });
});

describe('example 2: homes and shops in Xiangtan, 83,367 m² at 50,020', () => {
  const area = squareMetre(83_367);
  const grade = book.count('land-grade', DAY, 'xiangtan-city');
  const receipts = wan('50020');
  const fund = agriLandFund(area, grade, book, DAY);
  const fee = newConstructionFee(area, grade, book, DAY);
  const business = rateOfFen(receipts, book.at('business-fee-share', DAY));
  const base = subFen(receipts, sumFen([wan('15006.12'), fund.fundFen, fee.feeFen, business]));

  it('takes the statutory items off', () => {
    expect([fund.fundFen, inWan(fund.fundFen, 2)]).toEqual([81_282_825, '81.28']);
    expect([fee.feeFen, fee.centralFen]).toEqual([466_855_200, 140_056_560]);
    expect([inWan(fee.feeFen, 2), inWan(fee.centralFen, 2)]).toEqual(['466.86', '140.06']);
    expect([business, inWan(business, 2)]).toEqual([1_000_400_000, '1000.40']);
    expect([base, inWan(base, 1)]).toEqual([33_465_341_975, '33465.3']);
  });

  it('earmarks a tenth three times and half for rural use', () => {
    for (const rule of ['education-earmark', 'irrigation-earmark', 'housing-earmark']) {
      const earmark = rateOfFen(base, book.at(rule, DAY));
      expect([earmark, inWan(earmark, 1)]).toEqual([3_346_534_198, '3346.5']);
    }
    const irrigation = rateOfFen(base, book.at('irrigation-earmark', DAY));
    const pooled = rateOfFen(irrigation, book.at('irrigation-central-share', DAY));
    expect([pooled, inWan(pooled, 1)]).toEqual([669_306_840, '669.3']);
    const rural = ruralUseFloor(receipts, base, book, DAY);
    expect([rural, inWan(rural, 1)]).toEqual([16_732_670_988, '16732.7']);
    expect(rural).toBeGreaterThan(wan('4001.6'));
  });

  it('is taxed, and pays for being late with the first half', () => {
    expect(rateOfFen(receipts, book.at('deed-tax-rate', DAY))).toBe(wan('2000.8'));
    expect(rateOfFen(receipts, book.at('stamp-tax-rate', DAY))).toBe(wan('25.01'));
    const first = rateOfFen(receipts, book.at('first-instalment-share', DAY));
    expect(first).toBe(wan('25010'));
    expect(lateFeeOnPriceFen(first, 45, book, DAY)).toBe(wan('1125.45'));
  });
});

describe('example 3: land appreciation tax', () => {
  it.each([
    ['18000', '10000', '2700'],
    ['14000', '4000', '4600'],
    ['15000', '10000', '1500'],
    ['20000', '10000', '3500'],
    ['30000', '10000', '8500'],
    ['9000', '10000', '0'],
    ['10000', '10000', '0'],
    ['100', '0', '60'],
  ])('on %s less %s is %s', (income, deductions, tax) => {
    expect(landAppreciationTaxFen(wan(income), wan(deductions), book, DAY)).toBe(wan(tax));
  });

  it('belongs to the lower bracket at a bound and joins there', () => {
    const deductions = wan('10000');
    for (const bound of ['15000', '20000', '30000']) {
      const at = landAppreciationTaxFen(wan(bound), deductions, book, DAY);
      const above = landAppreciationTaxFen(fen(wan(bound) + 1), deductions, book, DAY);
      expect([0, 1]).toContain(above - at);
    }
  });
});

describe('example 4: enterprise income tax of a firm with branches', () => {
  const branches = [
    { id: 'A', revenueFen: fen(600), payrollFen: fen(400), assetsFen: fen(300) },
    { id: 'B', revenueFen: fen(400), payrollFen: fen(600), assetsFen: fen(700) },
  ];

  it('gives branches half, head office and pool a quarter each', () => {
    expect(splitBranchTax(wan('1000'), branches, book, DAY)).toEqual({
      headquartersFen: wan('250'),
      poolFen: wan('250'),
      branchFen: new Map([
        ['A', wan('220')],
        ['B', wan('280')],
      ]),
    });
  });

  it('leaves out a factor that nobody has', () => {
    const unpaid = branches.map((branch) => ({ ...branch, payrollFen: ZERO_FEN }));
    const { branchFen } = splitBranchTax(wan('1300'), unpaid, book, DAY);
    expect(branchFen).toEqual(
      new Map([
        ['A', wan('300')],
        ['B', wan('350')],
      ]),
    );
  });

  it('stops when the branches have no factor at all', () => {
    const empty = [{ id: 'A', revenueFen: fen(0), payrollFen: fen(0), assetsFen: fen(0) }];
    expect(codeOf(() => splitBranchTax(wan('1'), empty, book, DAY))).toBe('rules.branchFactors');
  });

  it('loses no fen', () => {
    const { headquartersFen, poolFen, branchFen } = splitBranchTax(fen(7), branches, book, DAY);
    expect(sumFen([headquartersFen, poolFen, ...branchFen.values()])).toBe(7);
  });
});

describe('example 5: taxes divided between the levels', () => {
  it.each([
    ['vat', '500', '125', '375'],
    ['cit', '600', '120', '280'],
    ['deedTax', '0', '0', '1000'],
    ['landAppreciationTax', '0', '0', '1000'],
  ])('%s', (tax, central, province, city) => {
    expect(splitVertically(tax, wan('1000'), book, DAY)).toEqual({
      centralFen: wan(central),
      provinceFen: wan(province),
      cityFen: wan(city),
    });
  });
});

describe('example 6: taxes of a firm that moved', () => {
  it('are shared three years, then until the cap, and no longer than five', () => {
    const years = Array.from({ length: 6 }, () => wan('5000'));
    expect(originSharesFen(wan('9000'), years, book, DAY).map((x) => inWan(x, 0))).toEqual([
      '2500',
      '2500',
      '2500',
      '1500',
      '0',
      '0',
    ]);
    const slow = Array.from({ length: 6 }, () => wan('1000'));
    expect(originSharesFen(wan('9000'), slow, book, DAY).map((x) => inWan(x, 0))).toEqual([
      '500',
      '500',
      '500',
      '500',
      '500',
      '0',
    ]);
  });

  it('are not shared when the firm was small', () => {
    expect(isOriginShared(wan('6000'), book, DAY)).toBe(true);
    expect(isOriginShared(fen(wan('6000') - 1), book, DAY)).toBe(false);
    expect(originSharesFen(wan('5999'), [wan('5000')], book, DAY)).toEqual([0]);
  });
});

describe('example 8: term factors', () => {
  it.each([
    ['industrial', 10, 0.4592],
    ['industrial', 15, 0.6079],
    ['industrial', 20, 0.72],
    ['industrial', 30, 0.8681],
    ['industrial', 40, 0.9522],
    ['commercial', 10, 0.5606],
    ['commercial', 20, 0.8217],
    ['commercial', 30, 0.9434],
    ['residential', 20, 0.74],
    ['residential', 40, 0.9378],
    ['residential', 50, 0.9727],
  ])('%s for %i years', (use, years, factor) => {
    const longest = book.count('max-term', DAY, use);
    const rate = book.at('term-rate', DAY, use);
    expect(termFactor(rate, years, longest)).toEqual(parseRatio(String(factor)));
  });

  it('is one for the longest term and refuses what lies outside', () => {
    expect(termFactor(ratio(1, 20), 50, 50)).toEqual(ratio(1));
    for (const [rate, years] of [
      [ratio(0), 10],
      [ratio(1, 20), 0],
      [ratio(1, 20), 51],
      [ratio(1, 20), 1.5],
    ] as const) {
      expect(codeOf(() => termFactor(rate, years, 50))).toBe('rules.termFactor');
    }
  });

  it('lowers the industrial floor', () => {
    const parcel = { areaM2: squareMetre(1), grade: 7, relief: false };
    const floor = (termYears: number | null, relief = false) =>
      industrialFloorFen({ ...parcel, termYears, relief }, book, DAY);
    // 288 × 0.8681 = 250.0128 and 288 × 0.72 = 207.36 yuan/m², up to the fen.
    expect([floor(30), floor(20), floor(50), floor(null)]).toEqual([
      25_002, 20_736, 28_800, 28_800,
    ]);
    expect(floor(null, true)).toBe(20_160);
  });
});

describe('example 9: late taxes', () => {
  it('cost half a per mille a day', () => {
    const fee = lateFeeOnTaxFen(wan('2000.8'), 45, book, DAY);
    expect([fee, inWan(fee, 2)]).toEqual([45_018_000, '45.02']);
    expect(lateFeeOnTaxFen(wan('2000.8'), 0, book, DAY)).toBe(0);
  });
});

describe('farmland tax', () => {
  const farmland = { areaM2: squareMetre(1000), basicM2: squareMetre(400) };

  it('is half as much again on basic farmland and flat for transport lines', () => {
    const tax = (kind: 'district' | 'county' | 'transport') =>
      farmlandTaxFen({ ...farmland, kind }, book, DAY);
    expect([tax('district'), tax('county'), tax('transport')]).toEqual([
      4_800_000, 3_600_000, 200_000,
    ]);
  });

  it('refuses more basic farmland than farmland', () => {
    const wrong = { ...farmland, basicM2: squareMetre(1001), kind: 'county' } as const;
    expect(codeOf(() => farmlandTaxFen(wrong, book, DAY))).toBe('rules.basicFarmland');
  });
});
