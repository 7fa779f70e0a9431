import type { Label } from '../../rules/rule.ts';
import type { Role } from '../../rules/sharing-rule.ts';
import type { Party, QuotaHolder } from '../../world/party.ts';

export const PARTY_LABELS: Readonly<Record<Party, Label>> = {
  changsha: { zh: '长沙', en: 'Changsha' },
  zhuzhou: { zh: '株洲', en: 'Zhuzhou' },
  xiangtan: { zh: '湘潭', en: 'Xiangtan' },
  xiangjiang: { zh: '湘江新区', en: 'Xiangjiang New Area' },
  'changsha-county': { zh: '长沙县', en: 'Changsha County' },
  liuyang: { zh: '浏阳', en: 'Liuyang' },
  ningxiang: { zh: '宁乡', en: 'Ningxiang' },
  liling: { zh: '醴陵', en: 'Liling' },
  youxian: { zh: '攸县', en: 'Youxian' },
  chaling: { zh: '茶陵', en: 'Chaling' },
  yanling: { zh: '炎陵', en: 'Yanling' },
  'xiangtan-county': { zh: '湘潭县', en: 'Xiangtan County' },
  xiangxiang: { zh: '湘乡', en: 'Xiangxiang' },
  shaoshan: { zh: '韶山', en: 'Shaoshan' },
  'green-heart': { zh: '绿心资金', en: 'Green-heart fund' },
  hunan: { zh: '湖南省', en: 'Hunan' },
  central: { zh: '中央', en: 'Centre' },
};

/** Parties by the name that fits the head of a narrow column. */
export const PARTY_SHORT_LABELS: Readonly<Record<Party, Label>> = {
  ...PARTY_LABELS,
  xiangjiang: { zh: '湘江新区', en: 'New Area' },
  'changsha-county': { zh: '长沙县', en: 'Changsha Co.' },
  'xiangtan-county': { zh: '湘潭县', en: 'Xiangtan Co.' },
  'green-heart': { zh: '绿心资金', en: 'Green heart' },
};

export const QUOTA_HOLDER_LABELS: Readonly<Record<QuotaHolder, Label>> = {
  changsha: PARTY_LABELS.changsha,
  zhuzhou: PARTY_LABELS.zhuzhou,
  xiangtan: PARTY_LABELS.xiangtan,
  pool: { zh: '共享指标库', en: 'Shared pool' },
};

/** The part somebody plays in a deal, as a sharing rule names it. */
export const ROLE_LABELS: Readonly<Record<Role, Label>> = {
  land: { zh: '土地所在方', en: 'Where the land lies' },
  listing: { zh: '挂牌市', en: 'Listing city' },
  collecting: { zh: '收缴国库', en: 'Collecting treasury' },
  quota: { zh: '指标提供市', en: 'City supplying the quota' },
  partner: { zh: '飞地合作市', en: 'Enclave partner' },
  changsha: PARTY_LABELS.changsha,
  zhuzhou: PARTY_LABELS.zhuzhou,
  xiangtan: PARTY_LABELS.xiangtan,
  xiangjiang: PARTY_LABELS.xiangjiang,
  hunan: PARTY_LABELS.hunan,
  'green-heart': PARTY_LABELS['green-heart'],
  central: PARTY_LABELS.central,
};

/** The whole of the three cities, the last row of a table. */
export const REGION_LABEL: Label = { zh: '三市合计', en: 'Three cities' };
