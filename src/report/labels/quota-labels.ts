import type { YearAllotment } from '../../engine/allotment-desk.ts';
import type { QuotaLedger } from '../../quota/lot.ts';
import type { QuotaAction } from '../../quota/move.ts';
import type { Dimension } from '../../quota/vector.ts';
import type { AllotmentKey } from '../../rules/allotment.ts';
import type { Label } from '../../rules/rule.ts';
import type { SupplyKind } from '../../rules/supply-yield.ts';
import type { QuotaGood } from '../../world/policy.ts';

export const QUOTA_LEDGER_LABELS: Readonly<Record<QuotaLedger, Label>> = {
  L1: { zh: '规划建设用地规模', en: 'Planning scale' },
  L2: { zh: '新增建设用地计划', en: 'Annual plan' },
  L3: { zh: '增减挂钩节余指标', en: 'Linkage surplus' },
  L4: { zh: '补充耕地指标', en: 'Replenishment' },
  L5: { zh: '耕地保有量目标', en: 'Farmland retention target' },
  L6: { zh: '永久基本农田目标', en: 'Basic farmland target' },
  L7: { zh: '年度占用耕地上限', en: 'Annual farmland cap' },
};

export const DIMENSION_LABELS: Readonly<Record<Dimension, Label>> = {
  areaM2: { zh: '数量', en: 'area' },
  paddyM2: { zh: '水田', en: 'paddy' },
  capacityKg: { zh: '产能', en: 'capacity' },
};

export const QUOTA_ACTION_LABELS: Readonly<Record<QuotaAction, Label>> = {
  mint: { zh: '入库', en: 'mint' },
  trade: { zh: '交易', en: 'trade' },
  deposit: { zh: '存入共享库', en: 'deposit' },
  withdraw: { zh: '从共享库支取', en: 'withdraw' },
  reserve: { zh: '预留', en: 'reserve' },
  release: { zh: '释放', en: 'release' },
  writeOff: { zh: '核销', en: 'write off' },
  freeze: { zh: '冻结', en: 'freeze' },
  thaw: { zh: '解冻', en: 'thaw' },
  expire: { zh: '失效', en: 'expire' },
  compensate: { zh: '保护补偿', en: 'compensate' },
  promise: { zh: '承诺补充', en: 'promise' },
  fulfil: { zh: '兑现承诺', en: 'fulfil' },
};

export const QUOTA_GOOD_LABELS: Readonly<Record<QuotaGood, Label>> = {
  L1: QUOTA_LEDGER_LABELS.L1,
  L2: QUOTA_LEDGER_LABELS.L2,
  L3: QUOTA_LEDGER_LABELS.L3,
  'L4.area': { zh: '补充耕地指标·数量', en: 'Replenishment: area' },
  'L4.paddy': { zh: '补充耕地指标·水田', en: 'Replenishment: paddy' },
  'L4.capacity': { zh: '补充耕地指标·产能', en: 'Replenishment: capacity' },
  L7: QUOTA_LEDGER_LABELS.L7,
};

const BUNDLED_L4: Label = {
  zh: '补充耕地指标·整宗（数量带水田和产能）',
  en: 'Replenishment: area with its paddy and capacity',
};

/** A good as it was sold: area of replenishment alone, or with what goes along with it. */
export function soldGoodLabel(good: QuotaGood, bundled: boolean): Label {
  return bundled && good === 'L4.area' ? BUNDLED_L4 : QUOTA_GOOD_LABELS[good];
}

/** What a yearly total is divided by. */
export const ALLOTMENT_KEY_LABELS: Readonly<Record<AllotmentKey, Label>> = {
  pastTake: { zh: '上年用地', en: 'past take' },
  populationGrowth: { zh: '常住人口增加', en: 'residents gained' },
  gdp: { zh: '地区生产总值', en: 'output' },
  farmlandStock: { zh: '耕地面积', en: 'farmland' },
  landPerformance: { zh: '用地绩效', en: 'land performance' },
};

/** Where a yearly total comes from. */
export const ALLOTMENT_SOURCE_LABELS: Readonly<Record<YearAllotment['source'], Label>> = {
  opening: { zh: '期初账', en: 'opening books' },
  survey: { zh: '上年变更调查', en: 'survey of the year before' },
  fixed: { zh: '情景给定', en: 'set by the scenario' },
};

/** What becomes of a project or an order. */
export const OFFICE_LABELS: Readonly<Record<'done' | 'refused' | 'toCome', Label>> = {
  done: { zh: '完成', en: 'done' },
  refused: { zh: '不予通过', en: 'refused' },
  toCome: { zh: '期末之后', en: 'due after the end' },
};

export const SUPPLY_KIND_LABELS: Readonly<Record<SupplyKind, Label>> = {
  reclamation: { zh: '垦造耕地', en: 'reclamation' },
  paddyConversion: { zh: '旱改水', en: 'paddy conversion' },
  upgrading: { zh: '提质改造', en: 'upgrading' },
  linkage: { zh: '拆旧复垦', en: 'demolition and reclamation' },
  stockDisposal: { zh: '存量处置', en: 'disposal of idle stock' },
  swap: { zh: '耕地置换', en: 'farmland swap' },
};
