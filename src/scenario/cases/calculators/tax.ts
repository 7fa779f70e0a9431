import { type Branch, splitBranchTax } from '../../../rules/branch-split.ts';
import { farmlandTaxFen } from '../../../rules/farmland-tax.ts';
import { landAppreciationTaxFen } from '../../../rules/land-appreciation-tax.ts';
import { lateFeeOnPriceFen, lateFeeOnTaxFen } from '../../../rules/late-fee.ts';
import { isOriginShared, originSharesFen } from '../../../rules/origin-cap.ts';
import { splitVertically } from '../../../rules/vertical-split.ts';
import { ZERO_M2 } from '../../../units/area.ts';
import {
  type Calculator,
  calculator,
  figure,
  figures,
  figuresByName,
  yesOrNo,
} from '../calculator.ts';
import { area, count, day, groups, many, money, optional, text, word } from '../given-field.ts';

const landAppreciationTax = calculator({
  id: 'landAppreciationTax',
  title: { zh: '土地增值税', en: 'land appreciation tax' },
  formula: {
    zh: '税 = 增值额 × 税率 − 扣除项目 × 速算扣除系数，按增值额占扣除项目的比例定档',
    en: 'tax = gain × rate − deductions × quick deduction, by gain ÷ deductions',
  },
  given: { income: money(), deductions: money(), day: day() },
  results: { tax: figure('money', '土地增值税', 'tax') },
  calculate: ({ income, deductions, day: on }, book) => ({
    tax: landAppreciationTaxFen(income, deductions, book, on),
  }),
});

const branchTaxSplit = calculator({
  id: 'branchTaxSplit',
  title: { zh: '总分机构企业所得税分配', en: 'income tax of a firm with branches' },
  formula: {
    zh: '总机构、中央待分配与分支机构各按比例；分支之间按营业收入、职工薪酬、资产总额三因素加权，尾差按最大余数',
    en: 'fixed shares; branches by weighted revenue, payroll and assets',
  },
  given: {
    tax: money(),
    branches: groups({ name: text(), revenue: money(), payroll: money(), assets: money() }),
    day: day(),
  },
  results: {
    headquarters: figure('money', '总机构', 'head office'),
    pool: figure('money', '中央待分配', 'central pool'),
    branches: figuresByName('money', '分支机构', 'branches'),
  },
  calculate: ({ tax, branches, day: on }, book) => {
    const named = branches.map(
      ({ name, revenue, payroll, assets }): Branch => ({
        ...{ id: name, revenueFen: revenue, payrollFen: payroll, assetsFen: assets },
      }),
    );
    const { headquartersFen, poolFen, branchFen } = splitBranchTax(tax, named, book, on);
    return { headquarters: headquartersFen, pool: poolFen, branches: branchFen };
  },
});

const verticalSplit = calculator({
  id: 'verticalSplit',
  title: { zh: '税收在中央、省、市县之间划分', en: 'a tax divided between the levels' },
  formula: { zh: '各级 = 税额 × 该级比例', en: 'each level = tax × its share' },
  given: { tax: text(), amount: money(), day: day() },
  results: {
    central: figure('money', '中央', 'centre'),
    province: figure('money', '省', 'province'),
    city: figure('money', '市县', 'city'),
  },
  calculate: ({ tax, amount, day: on }, book) => {
    const { centralFen, provinceFen, cityFen } = splitVertically(tax, amount, book, on);
    return { central: centralFen, province: provinceFen, city: cityFen };
  },
});

const originShares = calculator({
  id: 'originShares',
  title: { zh: '迁移企业税收分享', en: 'taxes of a firm that moved' },
  formula: {
    zh: '迁出地每年取约定比例，满约定年限后在延长期内取到上限（迁移前三年税收总额）为止',
    en: 'the place it left takes its share for the agreed years, then on until the cap',
  },
  given: { preMove: money(), yearly: many(money()), day: day() },
  results: {
    shared: yesOrNo('是否分享', 'whether taxes are shared'),
    yearly: figures('money', '迁出地各年所得', 'what the place it left takes, by year'),
  },
  calculate: ({ preMove, yearly, day: on }, book) => ({
    shared: isOriginShared(preMove, book, on),
    yearly: originSharesFen(preMove, yearly, book, on),
  }),
});

const lateFee = {
  formula: { zh: '滞纳 = 逾期金额 × 每日比例 × 天数', en: 'fee = overdue × daily rate × days' },
  given: { overdue: money(), days: count(), day: day() },
  results: { fee: figure('money', '违约金或滞纳金', 'late fee') },
};

const lateFeeOnPrice = calculator({
  id: 'lateFeeOnPrice',
  title: { zh: '逾期价款的违约金', en: 'late fee on the price' },
  ...lateFee,
  calculate: ({ overdue, days, day: on }, book) => ({
    fee: lateFeeOnPriceFen(overdue, days, book, on),
  }),
});

const lateFeeOnTax = calculator({
  id: 'lateFeeOnTax',
  title: { zh: '逾期税款的滞纳金', en: 'late fee on a tax' },
  ...lateFee,
  calculate: ({ overdue, days, day: on }, book) => ({
    fee: lateFeeOnTaxFen(overdue, days, book, on),
  }),
});

const farmlandTax = calculator({
  id: 'farmlandTax',
  title: { zh: '耕地占用税', en: 'farmland occupation tax' },
  formula: {
    zh: '税 = 一般耕地面积 × 税额标准 + 永久基本农田面积 × 税额标准 × 加征倍数；交通线路另有低税额',
    en: 'tax = ordinary × rate + basic × rate × multiple; transport lines one low rate',
  },
  given: {
    area: area(),
    basic: optional(area()),
    kind: word(['district', 'county', 'transport']),
    day: day(),
  },
  results: { tax: figure('money', '耕地占用税', 'tax') },
  calculate: ({ area: areaM2, basic, kind, day: on }, book) => ({
    tax: farmlandTaxFen({ areaM2, basicM2: basic ?? ZERO_M2, kind }, book, on),
  }),
});

/** Taxes, how they are shared out, and what being late costs. */
export const TAX_CALCULATORS: readonly Calculator[] = [
  landAppreciationTax,
  branchTaxSplit,
  verticalSplit,
  originShares,
  lateFeeOnPrice,
  lateFeeOnTax,
  farmlandTax,
];
