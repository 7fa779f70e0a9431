import type { TransferStatus } from '../../engine/run-result.ts';
import type { Section } from '../../ledger/account.ts';
import type { Stage } from '../../ledger/entry.ts';
import type { Label } from '../../rules/rule.ts';
import type { Factor, SharedTax, SharingBase } from '../../rules/sharing-rule.ts';
import type { Regime } from '../../world/policy.ts';
import type { Figures } from '../summary.ts';

/** Money figures by the name that heads their column. */
export const FIGURE_LABELS: Readonly<Record<keyof Figures, Label>> = {
  receiptsFen: { zh: '出让收入', en: 'Receipts' },
  costRecoveryFen: { zh: '成本返还', en: 'Cost recovery' },
  earmarksFen: { zh: '计提', en: 'Earmarks' },
  remittedUpFen: { zh: '上解', en: 'Remitted up' },
  netProceedsFen: { zh: '净收益', en: 'Net proceeds' },
  greenHeartFen: { zh: '绿心', en: 'Green heart' },
  sharesOutFen: { zh: '分出', en: 'Shares out' },
  sharesInFen: { zh: '分入', en: 'Shares in' },
  taxesFen: { zh: '税收', en: 'Taxes' },
  quotaPaidFen: { zh: '指标支出', en: 'Quota paid' },
  quotaReceivedFen: { zh: '指标收入', en: 'Quota received' },
  finalPositionFen: { zh: '最终归属', en: 'Final position' },
};

export const SECTION_LABELS: Readonly<Record<Section, Label>> = {
  outside: { zh: '国库之外', en: 'outside the treasuries' },
  escrow: { zh: '保证金专户', en: 'escrow' },
  clearing: { zh: '待结算', en: 'clearing' },
  fund: { zh: '政府性基金预算', en: 'government fund budget' },
  general: { zh: '一般公共预算', en: 'general public budget' },
};

export const STAGE_LABELS: Readonly<Record<Stage, Label>> = {
  listing: { zh: '挂', en: 'listing' },
  collection: { zh: '收', en: 'collection' },
  settlement: { zh: '结', en: 'settlement' },
  transfer: { zh: '转', en: 'transfer' },
  quota: { zh: '指标', en: 'quota' },
  tax: { zh: '税', en: 'tax' },
};

export const REGIME_LABELS: Readonly<Record<Regime, Label>> = {
  'T-A': { zh: '属地入库、年终结算', en: 'booked at home, settled at year end' },
  'T-B': { zh: '异地收缴、逐笔更正', en: 'collected elsewhere, corrected one by one' },
  'T-C': { zh: '省级归集、按日分解', en: 'pooled at the province, split daily' },
};

export const TRANSFER_STATUS_LABELS: Readonly<Record<TransferStatus, Label>> = {
  booked: { zh: '已入账', en: 'booked' },
  pending: { zh: '期末未到', en: 'pending' },
  queued: { zh: '排队', en: 'queued' },
  rejected: { zh: '退回待改', en: 'rejected' },
  abandoned: { zh: '转年终结算', en: 'left to settlement' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
  refused: { zh: '不予办理', en: 'refused' },
};

export const SHARING_BASE_LABELS: Readonly<Record<SharingBase, Label>> = {
  grossReceipts: { zh: '出让总收入', en: 'gross receipts' },
  netProceeds: { zh: '土地出让收益', en: 'net proceeds' },
};

export const SHARED_TAX_LABELS: Readonly<Record<SharedTax, Label>> = {
  deedTax: { zh: '契税', en: 'deed tax' },
  stampTax: { zh: '印花税', en: 'stamp tax' },
  farmlandOccupationTax: { zh: '耕地占用税', en: 'farmland occupation tax' },
};

/** What parties can bring to a deal, for rules that share by several factors. */
export const FACTOR_LABELS: Readonly<Record<Factor, Label>> = {
  area: { zh: '出地面积', en: 'area brought' },
  investment: { zh: '投资', en: 'investment' },
  population: { zh: '人口', en: 'population' },
  revenue: { zh: '营业收入', en: 'revenue' },
  payroll: { zh: '职工薪酬', en: 'payroll' },
  assets: { zh: '资产总额', en: 'assets' },
  ecology: { zh: '生态负担', en: 'ecological burden' },
  firstContact: { zh: '首谈贡献', en: 'first contact' },
  quotaSupplied: { zh: '提供指标', en: 'quota supplied' },
};
