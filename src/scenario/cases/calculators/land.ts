import { agriLandFund } from '../../../rules/agri-land-fund.ts';
import { costApproachPrice } from '../../../rules/cost-approach.ts';
import { newConstructionFee } from '../../../rules/new-construction-fee.ts';
import { ruralUseFloor, ruralUseFloorByReceipts } from '../../../rules/rural-use.ts';
import { industrialFloorFen, termFactor } from '../../../rules/term-factor.ts';
import { rateOfFen } from '../../../units/fen.ts';
import { type Calculator, calculator, figure } from '../calculator.ts';
import { area, areaPrice, count, day, flag, money, optional, rate, text } from '../given-field.ts';

const rateOf = calculator({
  id: 'rateOf',
  title: { zh: '按规则的比例计算', en: 'a share named by a rule' },
  formula: { zh: '金额 = 基数 × 规则的比例', en: 'amount = base × the rule’s share' },
  given: { rateRule: text(), key: optional(text()), base: money(), day: day() },
  results: { amount: figure('money', '金额', 'amount') },
  calculate: ({ rateRule, key, base, day: on }, book) => ({
    amount: rateOfFen(base, book.at(rateRule, on, key)),
  }),
});

const newConstruction = calculator({
  id: 'newConstructionFee',
  title: { zh: '新增建设用地土地有偿使用费', en: 'fee for newly converted construction land' },
  formula: {
    zh: '费 = 新增面积 × 等别标准；中央、省、市县按比例分，尾差按最大余数',
    en: 'fee = new area × standard of the grade, split between centre, province and city',
  },
  given: { area: area(), grade: count(), day: day() },
  results: {
    fee: figure('money', '费额', 'fee'),
    central: figure('money', '中央', 'centre'),
    province: figure('money', '省', 'province'),
    city: figure('money', '市县', 'city'),
  },
  calculate: ({ area: areaM2, grade, day: on }, book) => {
    const parts = newConstructionFee(areaM2, grade, book, on);
    const { feeFen, centralFen, provinceFen, cityFen } = parts;
    return { fee: feeFen, central: centralFen, province: provinceFen, city: cityFen };
  },
});

const agriLand = calculator({
  id: 'agriLandFund',
  title: { zh: '农业土地开发资金', en: 'agricultural land fund' },
  formula: {
    zh: '资金 = 出让面积 × 等别平均纯收益 × 计提比例；其中一部分归省',
    en: 'fund = area granted × net proceeds of the grade × share; part is the province’s',
  },
  given: { area: area(), grade: count(), day: day() },
  results: {
    fund: figure('money', '资金', 'fund'),
    province: figure('money', '省', 'province'),
    city: figure('money', '市县', 'city'),
  },
  calculate: ({ area: areaM2, grade, day: on }, book) => {
    const { fundFen, provinceFen, cityFen } = agriLandFund(areaM2, grade, book, on);
    return { fund: fundFen, province: provinceFen, city: cityFen };
  },
});

const ruralUse = calculator({
  id: 'ruralUse',
  title: { zh: '用于农业农村的最低额', en: 'least amount for rural use' },
  formula: {
    zh: '取（收益为正的部分 × 比例）与（出让收入 × 比例）中较大者；另列只按出让收入计的口径',
    en: 'the greater of proceeds × share and receipts × floor; also by receipts alone',
  },
  given: { receipts: money(), base: money(), day: day() },
  results: {
    floor: figure('money', '最低额', 'floor'),
    floorByReceipts: figure('money', '按收入口径的最低额', 'floor by receipts alone'),
  },
  calculate: ({ receipts, base, day: on }, book) => ({
    floor: ruralUseFloor(receipts, base, book, on),
    floorByReceipts: ruralUseFloorByReceipts(receipts, book, on),
  }),
});

const term = calculator({
  id: 'termFactor',
  title: { zh: '年期修正系数', en: 'term factor' },
  formula: {
    zh: 'K(n) = [1 − (1+r)^−n] ÷ [1 − (1+r)^−N]，四舍五入到四位小数',
    en: 'K(n) = [1 − (1+r)^−n] ÷ [1 − (1+r)^−N], half-up to four decimals',
  },
  given: { use: text(), years: count(), day: day() },
  results: { factor: figure('number', '系数', 'factor') },
  calculate: ({ use, years, day: on }, book) => ({
    factor: termFactor(book.at('term-rate', on, use), years, book.count('max-term', on, use)),
  }),
});

const industrialFloor = calculator({
  id: 'industrialFloor',
  title: { zh: '工业用地出让最低价', en: 'lowest price of industrial land' },
  formula: {
    zh: '最低价 = 面积 × 等别标准 × 年期修正系数 × 优惠比例，进到分',
    en: 'floor = area × standard of the grade × term factor × relief, up to the fen',
  },
  given: {
    area: area(),
    grade: count(),
    termYears: optional(count()),
    relief: optional(flag()),
    day: day(),
  },
  results: { floor: figure('money', '最低价', 'floor') },
  calculate: ({ area: areaM2, grade, termYears, relief, day: on }, book) => ({
    floor: industrialFloorFen(
      { areaM2, grade, termYears: termYears ?? null, relief: relief ?? false },
      book,
      on,
    ),
  }),
});

const costApproach = calculator({
  id: 'costApproach',
  title: { zh: '成本逼近法地价', en: 'land price by the cost approach' },
  formula: {
    zh: '成本价格 = 成本 ×（1 + 利润率）+ 利息；地价 = 成本价格 ×（1 + 增值收益率）× 区位修正 × [1 − (1+r)^−n]',
    en: '(cost × (1 + profit) + interest) × (1 + increment) × location × [1 − (1+r)^−n]',
  },
  given: {
    acquisition: areaPrice(),
    taxesAndFees: areaPrice(),
    development: areaPrice(),
    interest: areaPrice(),
    profitRate: rate(),
    incrementRate: rate(),
    locationFactor: rate(),
    termRate: rate(),
    years: count(),
  },
  results: {
    cost: figure('areaPrice', '成本', 'cost'),
    profit: figure('areaPrice', '利润', 'profit'),
    costPrice: figure('areaPrice', '成本价格', 'cost price'),
    increment: figure('areaPrice', '增值收益', 'value increment'),
    wholePrice: figure('areaPrice', '无限年期价格', 'price of a right without end'),
    termFactor: figure('number', '年期修正系数', 'term factor'),
    price: figure('areaPrice', '地价', 'price'),
  },
  calculate: (given) => ({ ...costApproachPrice(given) }),
});

/** Prices, fees and earmarks of a parcel. */
export const LAND_CALCULATORS: readonly Calculator[] = [
  rateOf,
  newConstruction,
  agriLand,
  ruralUse,
  term,
  industrialFloor,
  costApproach,
];
