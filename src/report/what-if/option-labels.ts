import type { Label } from '../../rules/rule.ts';
import { named } from '../explain/label-text.ts';
import { PARTY_LABELS, SHARING_BASE_LABELS } from '../labels.ts';

/** Names of the controls that are no lever of the catalogue. */
export const SHARE_LABELS = {
  listing: { zh: '跨区域成交：挂牌方份额', en: 'Cross-region deals: share of the listing city' },
  quota: { zh: '跨区域成交：指标方份额', en: 'Cross-region deals: share of the quota city' },
  collecting: { zh: '跨区域成交：征收方份额', en: 'Cross-region deals: share of the collector' },
  source: {
    zh: '份额未公布（假设）；其余归土地所在市',
    en: 'No shares have been published (assumption); the rest goes to the city of the land',
  },
  regime: { zh: '调库方式（整个推演期）', en: 'Transfer regime (the whole run)' },
  regimeSource: {
    zh: '授权自起始日算起（假设）',
    en: 'taken as authorised from the first day (assumption)',
  },
} as const satisfies Readonly<Record<string, Label>>;

/** Names of the controls of a market that lives within the run. */
export const MARKET_LABELS = {
  path: { zh: '市场指数的走势', en: 'Course of the market index' },
  parcels: { zh: '每年供地宗数', en: 'Parcels put up each year' },
  perYear: { zh: '宗/年', en: 'a year' },
  volatility: { zh: '指数的月度波动', en: 'Monthly shock of the index' },
  elasticity: { zh: '需求在市间转移的弹性', en: 'How far demand moves between cities' },
  startShare: { zh: '起始价占评估价', en: 'Start price as part of the assessed value' },
  assumed: { zh: '建模取值（假设）', en: 'a modelling choice (assumption)' },
  payments: { zh: '受让人缴款', en: 'How buyers pay' },
  paymentSource: {
    zh: '逾期、不缴的概率随当地指数，均为假定',
    en: 'chances of late or missing payment follow the local index; all are assumed',
  },
  onTime: { zh: '都按期缴', en: 'all on time' },
  byIndex: {
    zh: '随市场：行情差则逾期、违约多',
    en: 'with the market: more default when it falls',
  },
} as const satisfies Readonly<Record<string, Label>>;

const OPTION_LABELS: Readonly<Record<string, Label>> = {
  ...SHARING_BASE_LABELS,
  true: { zh: '是', en: 'yes' },
  false: { zh: '否', en: 'no' },
  verified: { zh: '只用已核实的', en: 'verified ones only' },
  any: { zh: '全部', en: 'all' },
  off: { zh: '不检验', en: 'not tested' },
  byProceeds: { zh: '按土地出让收益', en: 'by net proceeds' },
  byReceipts: { zh: '按土地出让收入', en: 'by gross receipts' },
  always: { zh: '一律缴纳', en: 'always' },
  unlessBought: { zh: '未购买补充耕地指标时缴纳', en: 'where no replenishment quota was bought' },
  never: { zh: '不缴', en: 'never' },
  chongqing: { zh: '重庆', en: 'Chongqing' },
  henan: { zh: '河南', en: 'Henan' },
  guangdong: { zh: '广东', en: 'Guangdong' },
  shandong: { zh: '山东', en: 'Shandong' },
  zhejiang: { zh: '浙江', en: 'Zhejiang' },
  guangxi: { zh: '广西', en: 'Guangxi' },
  national: { zh: '跨省', en: 'between provinces' },
  land: { zh: '土地方', en: 'city of the land' },
  listing: { zh: '挂牌方', en: 'listing city' },
  collecting: { zh: '征收方', en: 'collecting city' },
  quota: { zh: '指标方', en: 'quota city' },
  partner: { zh: '合作方', en: 'partner' },
};

/** A word of a choice, as a person reads it. */
export function optionLabel(value: string): Label {
  return named({ ...PARTY_LABELS, ...OPTION_LABELS }, value);
}
