import type { Ending, Label, Modelled, RuleStatus, RuleTopic } from '../../rules/rule.ts';

export const RULE_STATUS_LABELS: Readonly<Record<RuleStatus, Label>> = {
  verified: { zh: '已核原文', en: 'verified' },
  memory: { zh: '未核原文', en: 'from memory' },
  derived: { zh: '推算', en: 'derived' },
  assumption: { zh: '假设', en: 'assumption' },
};

export const ENDING_LABELS: Readonly<Record<Ending, Label>> = {
  extend: { zh: '沿用', en: 'extend' },
  lapse: { zh: '作废', en: 'lapse' },
  replace: { zh: '替换', en: 'replace' },
};

export const MODELLED_LABELS: Readonly<Record<Modelled, Label>> = {
  yes: { zh: '已模拟', en: 'modelled' },
  part: { zh: '部分模拟', en: 'in part' },
  no: { zh: '未模拟', en: 'not modelled' },
};

export const TOPIC_LABELS: Readonly<Record<RuleTopic, Label>> = {
  mandate: { zh: '改革要求', en: 'What the reform asks for' },
  listing: { zh: '挂牌', en: 'Listing' },
  price: { zh: '地价底线', en: 'Price floors' },
  collection: { zh: '收缴', en: 'Collection' },
  tax: { zh: '税费', en: 'Taxes and fees' },
  earmark: { zh: '计提', en: 'Earmarks' },
  cost: { zh: '成本', en: 'Costs' },
  collective: { zh: '集体土地', en: 'Collective land' },
  sharing: { zh: '分成', en: 'Sharing' },
  treasury: { zh: '国库与调库', en: 'Treasury and transfer' },
  greenHeart: { zh: '绿心', en: 'Green heart' },
  quotaLedger: { zh: '指标台账', en: 'Quota ledgers' },
  farmlandBalance: { zh: '占补平衡', en: 'Farmland balance' },
  linkage: { zh: '增减挂钩', en: 'Linkage' },
  quotaMarket: { zh: '指标市场', en: 'Quota market' },
  plan: { zh: '计划与规划规模', en: 'Plan quota and planning scale' },
  protection: { zh: '保护任务', en: 'Protection targets' },
  approval: { zh: '报批与费用', en: 'Approval and fees' },
  baseline: { zh: '三市基础数据', en: 'Data of the three cities' },
};
