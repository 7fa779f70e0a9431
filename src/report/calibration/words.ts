import type { Label } from '../../rules/rule.ts';
import type { ConfidenceMark, SeriesUnit } from '../../scenario/published-series.ts';

export const MARK_LABELS: Readonly<Record<ConfidenceMark, Label>> = {
  verified: { zh: '已核', en: 'verified' },
  derived: { zh: '推算', en: 'derived' },
  'memory-high': { zh: '记忆·高', en: 'memory, high' },
  'memory-med': { zh: '记忆·中', en: 'memory, medium' },
  'memory-low': { zh: '记忆·低', en: 'memory, low' },
  assumption: { zh: '假设', en: 'assumption' },
};

export const UNIT_LABELS: Readonly<Record<SeriesUnit, Label>> = {
  yiYuan: { zh: '亿元', en: '10⁸ yuan' },
  'yuan/m2': { zh: '元/平方米', en: 'yuan/m²' },
  'wanYuan/mu': { zh: '万元/亩', en: '10⁴ yuan/mu' },
  wanMu: { zh: '万亩', en: '10⁴ mu' },
  ha: { zh: '公顷', en: 'ha' },
  ratio: { zh: '比例', en: 'ratio' },
};

/** What an assumed parameter is, by its key; a city's own keys by their ending. */
export const PARAMETER_LABELS: Readonly<Record<string, Label>> = {
  'market.profile.uses': { zh: '各用途的权重', en: 'weights of the uses' },
  areaTenM2: { zh: '宗地面积（10平方米）', en: 'parcel sizes (10 m²)' },
  costPercent: { zh: '成本占评估价', en: 'costs as a part of the assessed price' },
  places: { zh: '各区县的权重', en: 'weights of the places' },
  'market.profile.cities.*Price': {
    zh: '没有序列、也没有公布基准地价的地价（元/平方米）',
    en: 'prices without series or published benchmark (yuan/m²)',
  },
  'market.supply.leadMonths': { zh: '从计划到净地的月数', en: 'months from plan to ready land' },
  'market.supply.relist': {
    zh: '流拍后再上市：月数、降价、次数',
    en: 'relisting: months, cut, times in all',
  },
  'market.demand.pool': { zh: '每宗平均竞买人数', en: 'bidders a parcel, on average' },
  'market.demand.spread': { zh: '竞买人估价的离散', en: 'spread of private values' },
  'market.demand.elasticity': { zh: '需求对相对地价的弹性', en: 'elasticity of demand' },
  'market.award.lagMonths': { zh: '出让人所知指数的滞后（月）', en: 'months the seller lags' },
  'market.award.startShare': { zh: '起始价占评估价', en: 'start price of the assessed value' },
  'market.award.stepShare': { zh: '加价幅度占起始价', en: 'raise as a part of the start' },
  'market.index.volatility': { zh: '指数的月度波动', en: 'monthly shock of the index' },
  'market.index.persistence': { zh: '波动的延续', en: 'persistence of shocks' },
  'market.index.correlation': { zh: '三市相关系数', en: 'correlation of the cities' },
};

export const CALIBRATION_WORDS = {
  title: { zh: '校准', en: 'Calibration' },
  against: { zh: '对照', en: 'held against' },
  sample: { zh: '推演代表真实市场的', en: 'the run stands for this part of the market' },
  years: { zh: '计入的推演年份', en: 'years of the run that are counted' },
  base: { zh: '与之持平的公布年份', en: 'published year the mean year is level with' },
  rounds: { zh: '校正次数', en: 'corrections' },
  gaps: { zh: '与公布数的差距', en: 'Gaps to what is published' },
  series: { zh: '序列', en: 'Series' },
  year: { zh: '年份', en: 'Year' },
  unit: { zh: '单位', en: 'Unit' },
  published: { zh: '公布', en: 'Published' },
  before: { zh: '原推演', en: 'Run' },
  after: { zh: '拟合后', en: 'Fitted' },
  gap: { zh: '差距', en: 'Gap' },
  mark: { zh: '可信程度', en: 'Confidence' },
  use: { zh: '用途', en: 'Use' },
  fit: { zh: '拟合', en: 'fit' },
  hold: { zh: '只对照', en: 'held' },
  parameters: { zh: '拟合的参数', en: 'Fitted parameters' },
  parameter: { zh: '参数', en: 'Parameter' },
  parcels: { zh: '每年宗数', en: 'parcels a year' },
  factor: { zh: '地价倍数', en: 'price factor' },
  assumed: {
    zh: '只凭假设的参数（没有公布的数约束它们）',
    en: 'Assumptions alone: nothing published constrains these',
  },
  pinned: {
    zh: '已用公布的基准地价，不拟合',
    en: 'a published benchmark price stands there and is not fitted',
  },
  notNear: {
    zh: '仍有拟合的数差距超过一成：宗数少，一两宗大地块就会左右一市的收入。',
    en: `Some fitted figure is still more than a tenth off: with few parcels, one or two large \
ones move what a city receives.`,
  },
  method: {
    zh: `办法：先比后调。地价均值在公布区间之外超过一成的，整个区间乘一个倍数，使均值落到区间中点；\
每市每年宗数乘“公布年收入 ÷ 推演平均年收入”；再推演、再比，直到都在一成以内，至多六次。\
计入除头一年以外的各年（头一年的价款大多次年才到）。只用一个种子，别的种子会有上下。`,
    en: `Method: a price whose mean lies more than a tenth outside the published range has its \
whole range multiplied so that the mean comes to the middle; parcels a year of a city are \
multiplied by receipts published ÷ receipts of the mean year; then run and held again until \
all are within a tenth, six times at most. All years but the first count (most of its money \
comes a year later). One seed is used; others scatter.`,
  },
} as const satisfies Readonly<Record<string, Label>>;
