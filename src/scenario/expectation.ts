import type { Label } from '../rules/rule.ts';

/** What a value should be, by the code a schema gives as its message. */
export const EXPECTATIONS = {
  map: { zh: '一组键值', en: 'a map of keys' },
  list: { zh: '一个列表，项数在允许范围内', en: 'a list with an allowed number of items' },
  text: { zh: '1 至 4000 字的文字', en: 'text of 1 to 4000 characters' },
  flag: { zh: 'true 或 false', en: 'true or false' },
  day: {
    zh: '1950 至 2150 年间真实的日期，如 2026-01-31',
    en: 'a real date between 1950 and 2150, such as 2026-01-31',
  },
  share: {
    zh: '0 至 1 的比例（分母至多一百万），如 30%、1/3 或 0.3',
    en: 'a ratio from 0 to 1 (in millionths at the finest), such as 30%, 1/3 or 0.3',
  },
  wanYuan: {
    zh: '大于零的万元数，精确到分，如 "500" 或 "0.5"',
    en: 'an amount above zero in 万元 (10⁴ yuan), whole fen, such as "500" or "0.5"',
  },
  wanYuanOrZero: {
    zh: '零或大于零的万元数，精确到分，如 "500"',
    en: 'an amount in 万元 (10⁴ yuan), zero or above, whole fen, such as "500"',
  },
  baseline: {
    zh: '每年的万元数，或按年份列出，如 { 2026: "500", 2027: "550" }',
    en: 'an amount in 万元 for every year, or one by year: { 2026: "500", 2027: "550" }',
  },
  years: { zh: '1 至 60 的整年数', en: 'a whole number of years from 1 to 60' },
  since: {
    zh: '一个日期，或 signed（签约日）',
    en: 'a date, or signed for the day a deal was signed',
  },
  span: {
    zh: 'deal、year、run，或 { from: 日期, years: 年数 }',
    en: 'deal, year, run, or { from: date, years: number }',
  },
  factorAmount: { zh: '0 至 10^12 的整数', en: 'a whole number from 0 to 10^12' },
  areaPrice: {
    zh: '0 至 1000 的单价，写作 12 wanYuan/mu',
    en: 'a price from 0 to 1000, written as 12 wanYuan/mu',
  },
  capacityPrice: {
    zh: '0 至 10000 的单价，写作 30 yuan/kg',
    en: 'a price from 0 to 10000, written as 30 yuan/kg',
  },
  areaLot: {
    zh: '标的面积，写作 10 ha、100 mu 或 50000 m2，至多 1000 公顷',
    en: 'the size of a lot, written as 10 ha, 100 mu or 50000 m2, at most 1000 ha',
  },
  capacityLot: {
    zh: '标的产能，写作 100000 kg，至多一千万公斤',
    en: 'the size of a lot, written as 100000 kg, at most ten million',
  },
  allotmentTotal: {
    zh: 'opening（期初账的年度数）、survey（上年变更调查的净增加量），或面积，如 20000 mu、1500 ha',
    en: `opening (the grants of the opening books), survey (last year’s gain of farmland), \
or an area such as 20000 mu or 1500 ha`,
  },
  multiple: { zh: '1 至 10 的倍数，如 150%', en: 'a multiple from 1 to 10, such as 150%' },
  weight: { zh: '0 至 1000000 的整数', en: 'a whole number from 0 to 1000000' },
  perMu: {
    zh: '每亩万元数，大于零，至多 10000',
    en: 'an amount above zero in 万元 per mu, 10000 at most',
  },
  turnout: { zh: '0 至 50 的平均人数，如 4 或 2.5', en: 'a mean from 0 to 50, such as 4 or 2.5' },
  parcels: { zh: '0 至 2000 的宗数', en: 'a number of parcels from 0 to 2000' },
  count: { zh: '0 至 60 的整数', en: 'a whole number from 0 to 60' },
  month: { zh: '1 至 12 的月份', en: 'a month from 1 to 12' },
  elasticity: { zh: '0 至 5 的弹性', en: 'an elasticity from 0 to 5' },
  correlation: {
    zh: '-1 至 1 的相关系数，如 0.6',
    en: 'a correlation from -1 to 1, such as 0.6',
  },
  priceM2: {
    zh: '大于零的每平方米元数，至多 100000',
    en: 'an amount above zero in yuan per m², 100000 at most',
  },
  seriesValue: {
    zh: '大于零的数，如 480、14589 或 19/22',
    en: 'a number above zero such as 480, 14589 or 19/22',
  },
  seed: { zh: '0 至 4294967295 的整数', en: 'a whole number from 0 to 4294967295' },
  ruleText: {
    zh: '数值，需要时带单位，如 30%、15、25 wanYuan/mu',
    en: 'a value with its unit where it has one, such as 30%, 15 or 25 wanYuan/mu',
  },
  leverValue: { zh: '操作杆的取值', en: 'a value for the lever' },
  wanMu: { zh: '0 至 100000 的万亩数', en: 'a number of 万亩 (10⁴ mu) from 0 to 100000' },
  areaM2: { zh: '0 至 10^12 的整数平方米', en: 'a whole number of m² from 0 to 10^12' },
  capacityKg: { zh: '0 至 10^12 的整数公斤', en: 'a whole number of kg from 0 to 10^12' },
  grade: { zh: '1 至 15 等', en: 'a grade from 1 to 15' },
  mu: {
    zh: '大于 0 的亩数，至多四位小数，如 "5000"',
    en: 'an area above zero in mu, four decimals at most, such as "5000"',
  },
  termYears: {
    zh: '1 至 100 的年数；null 为永久',
    en: 'a number of years from 1 to 100; null for good',
  },
  months: { zh: '0 至 240 的月数', en: 'a number of months from 0 to 240' },
  days: { zh: '0 至 3660 的天数', en: 'a number of days from 0 to 3660' },
  yieldShare: {
    zh: '0 至 100% 的比例，至多精确到万分之一，如 85%',
    en: 'a share from 0 to 100%, to a hundredth of a percent, such as 85%',
  },
  year: { zh: '1950 至 2150 的年份', en: 'a year from 1950 to 2150' },
  scale: { zh: '大于 0、不超过 100 的比例', en: 'a ratio above 0 and at most 100' },
  caseFigure: {
    zh: '精确的数，如 13.36；写了约数的为 { is: "13.36", rounded: 2 }，位数不多于 rounded',
    en: 'an exact number such as 13.36, or { is: "13.36", rounded: 2 } with no more decimals',
  },
  caseGiven: {
    zh: '数值，金额精确到分，面积不为负，产能为整公斤，分母不过大',
    en: 'a number: money in whole fen, areas not below zero, capacity in whole kg',
  },
  caseCount: { zh: '0 至 1000000 的整数', en: 'a whole number from 0 to 1000000' },
  caseWords: { zh: '一段文字，或 { zh: …, en: … }', en: 'some text, or { zh: …, en: … }' },
  studySize: { zh: '允许范围内的整数，从 1 起', en: 'a whole number from 1 on, within limits' },
  decimals: { zh: '0 至 12 的整数（小数位数）', en: 'a number of decimals from 0 to 12' },
} as const satisfies Readonly<Record<string, Label>>;

export type ExpectationCode = keyof typeof EXPECTATIONS;

/** What a check that looks at several values says about them. */
export interface Complaint {
  readonly expected: Label;
  readonly message: Label;
  /** What was found, where it is not simply the value at the path. */
  readonly found?: string;
}

/** Parameters of a zod custom issue that carries a complaint. */
export function complain(complaint: Complaint) {
  return { code: 'custom', message: 'complaint', params: { complaint } } as const;
}
