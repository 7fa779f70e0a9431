import { describe, expect, it } from 'vitest';
import { covers, vector } from '../../src/quota/vector.ts';
import { splitBranchTax } from '../../src/rules/branch-split.ts';
import { costApproachPrice } from '../../src/rules/cost-approach.ts';
import { farmlandTaxFen } from '../../src/rules/farmland-tax.ts';
import { landAppreciationTaxFen } from '../../src/rules/land-appreciation-tax.ts';
import { linkageFarmlandNeed, linkageSurplus } from '../../src/rules/linkage-surplus.ts';
import { transferProtection } from '../../src/rules/protection-transfer.ts';
import { paddyKind } from '../../src/rules/reclamation-fee.ts';
import { termFactor } from '../../src/rules/term-factor.ts';
import { squareMetre } from '../../src/units/area.ts';
import { fen, sumFen } from '../../src/units/fen.ts';
import { mulRatio, ratio } from '../../src/units/ratio.ts';
import { codeOf } from '../thrown.ts';
import { DAY, seedBook, wan } from './seed-book.ts';

// The worked examples themselves are cases in scenarios/cases; here is what no case can say.
const book = seedBook();

describe('land appreciation tax', () => {
  it('joins at the bound of a bracket', () => {
    const deductions = wan('10000');
    for (const bound of ['15000', '20000', '30000']) {
      const at = landAppreciationTaxFen(wan(bound), deductions, book, DAY);
      const above = landAppreciationTaxFen(fen(wan(bound) + 1), deductions, book, DAY);
      expect([0, 1]).toContain(above - at);
    }
  });
});

describe('income tax of a firm with branches', () => {
  const factors = { revenueFen: fen(6), payrollFen: fen(4), assetsFen: fen(3) };

  it('stops when the branches have no factor at all', () => {
    const empty = [{ id: 'A', revenueFen: fen(0), payrollFen: fen(0), assetsFen: fen(0) }];
    expect(codeOf(() => splitBranchTax(wan('1'), empty, book, DAY))).toBe('rules.branchFactors');
  });

  it('loses no fen', () => {
    const branches = [
      { id: 'A', ...factors },
      { id: 'B', ...factors, payrollFen: fen(7) },
    ];
    const { headquartersFen, poolFen, branchFen } = splitBranchTax(fen(7), branches, book, DAY);
    expect(sumFen([headquartersFen, poolFen, ...branchFen.values()])).toBe(7);
  });
});

describe('term factors', () => {
  it('are one for the longest term and refuse what lies outside', () => {
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

  it('of the cost approach refuse a rate of nothing and a term of nothing', () => {
    const nothing = ratio(0);
    const stack = {
      ...{ acquisition: ratio(1), taxesAndFees: nothing, development: nothing, interest: nothing },
      ...{ profitRate: nothing, incrementRate: nothing, locationFactor: ratio(1) },
    };
    const price = (termRate: ReturnType<typeof ratio>, years: number) =>
      costApproachPrice({ ...stack, termRate, years });
    expect(price(ratio(1), 1).price).toEqual({ n: 1n, d: 2n });
    for (const years of [0, 1.5]) {
      expect(codeOf(() => price(ratio(1), years))).toBe('rules.termFactor');
    }
    expect(codeOf(() => price(nothing, 1))).toBe('rules.termFactor');
  });
});

describe('farmland', () => {
  it('that is basic cannot be more than what is taken', () => {
    const taken = {
      areaM2: squareMetre(1000),
      basicM2: squareMetre(1001),
      kind: 'county',
    } as const;
    expect(codeOf(() => farmlandTaxFen(taken, book, DAY))).toBe('rules.basicFarmland');
  });

  it('that is paddy goes by its grade', () => {
    expect([1, 4, 5, 8, 9, 12, 13, 15].map(paddyKind)).toEqual(
      ['superior', 'high', 'medium', 'low'].flatMap((kind) => [`paddy-${kind}`, `paddy-${kind}`]),
    );
    for (const grade of [0, 16, 2.5]) expect(codeOf(() => paddyKind(grade))).toBe('rules.grade');
  });
});

describe('a linkage project', () => {
  it('cannot resettle more than it reclaimed', () => {
    expect(codeOf(() => linkageSurplus(vector(1), vector(2)))).toBe('rules.linkage');
  });

  it('must reclaim every dimension of what is taken', () => {
    const need = linkageFarmlandNeed(vector(50_000), vector(10_000, 4000, 900));
    expect(covers(vector(60_000, 4000, 900), need)).toBe(true);
    expect(covers(vector(60_000, 3999, 900), need)).toBe(false);
  });
});

describe('a protection target', () => {
  it('keeps its sum when part of it moves', () => {
    const stand = { targetM2: squareMetre(2_000_000_000), stockM2: squareMetre(2_100_000_000) };
    const moved = mulRatio(ratio(5000), ratio(2000, 3));
    const result = transferProtection(moved, stand, stand, book, DAY);
    expect(result.giverTargetM2 + result.takerTargetM2).toBe(4_000_000_000);
  });
});
