import type { Outcome } from '../../engine/run-result.ts';
import type { Label } from '../../rules/rule.ts';
import type { GreenHeartZone, LandUse, Method } from '../../world/deal.ts';
import type { RefusalCode } from '../../world/refusal.ts';
import type { RejectCode } from '../../world/reject.ts';

export const LAND_USE_LABELS: Readonly<Record<LandUse, Label>> = {
  residential: { zh: '住宅', en: 'residential' },
  commercial: { zh: '商服', en: 'commercial' },
  industrial: { zh: '工业', en: 'industrial' },
  warehouse: { zh: '仓储', en: 'warehouse' },
  public: { zh: '公共管理与公共服务', en: 'public services' },
  transport: { zh: '交通运输', en: 'transport' },
  other: { zh: '其他', en: 'other' },
};

export const METHOD_LABELS: Readonly<Record<Method, Label>> = {
  tender: { zh: '招标', en: 'tender' },
  auction: { zh: '拍卖', en: 'auction' },
  listing: { zh: '挂牌', en: 'listing' },
  agreement: { zh: '协议', en: 'agreement' },
  allocation: { zh: '划拨', en: 'allocation' },
  lease: { zh: '租赁', en: 'lease' },
};

export const GREEN_HEART_ZONE_LABELS: Readonly<Record<GreenHeartZone, Label>> = {
  none: { zh: '绿心之外', en: 'outside the green heart' },
  zone: { zh: '绿心范围内', en: 'in the green heart' },
  nearby: { zh: '绿心周边', en: 'near the green heart' },
};

export const OUTCOME_LABELS: Readonly<Record<Outcome, Label>> = {
  settled: { zh: '已结清', en: 'settled' },
  collecting: { zh: '收缴中', en: 'collecting' },
  allocated: { zh: '无价供应', en: 'supplied without a price' },
  rescinded: { zh: '合同解除', en: 'rescinded' },
  heldBack: { zh: '未上市', en: 'held back' },
  refused: { zh: '不予通过', en: 'refused' },
};

export const REFUSAL_LABELS: Readonly<Record<RefusalCode, Label>> = {
  termExceedsMaximum: { zh: '年期超过法定最高年期', en: 'term exceeds the maximum' },
  competitiveSaleRequired: { zh: '应招拍挂而未招拍挂', en: 'competitive sale required' },
  priceMissing: { zh: '出让而无成交价', en: 'grant without a price' },
  priceBelowGradeFloor: { zh: '低于工业用地最低价标准', en: 'price below the grade floor' },
  priceBelowBenchmark: { zh: '低于基准地价的七成', en: 'price below 70% of the benchmark' },
  contractLate: { zh: '合同签订逾期', en: 'contract signed late' },
  firstInstalmentLow: { zh: '首期缴款不足', en: 'first instalment too low' },
  basicFarmlandProtected: { zh: '占用永久基本农田', en: 'takes permanent basic farmland' },
  replacementShort: {
    zh: '补划永久基本农田面积不足',
    en: 'replacement of basic farmland too small',
  },
  replacementPoorer: { zh: '补划永久基本农田等别较低', en: 'replacement of basic farmland poorer' },
  replacementTooSteep: { zh: '补划地块坡度过大', en: 'replacement parcel too steep' },
  replacementParcelUsed: { zh: '补划地块已用过一次', en: 'a replacement parcel has served before' },
  replacementLandShort: {
    zh: '可补划的一般耕地不足',
    en: 'no ordinary farmland left to designate',
  },
  redLineBreached: { zh: '突破耕地保有量红线', en: 'breaches the farmland red line' },
  commitmentOverdue: { zh: '承诺补充耕地逾期未兑现', en: 'promised replenishment overdue' },
  planningScaleShort: { zh: '规划建设用地规模不足', en: 'planning-scale quota short' },
  annualPlanShort: { zh: '新增建设用地计划指标不足', en: 'annual plan quota short' },
  linkageSurplusShort: { zh: '增减挂钩节余指标面积不足', en: 'linkage surplus area short' },
  linkagePaddyShort: { zh: '增减挂钩节余指标水田不足', en: 'linkage surplus paddy short' },
  linkageCapacityShort: { zh: '增减挂钩节余指标产能不足', en: 'linkage surplus capacity short' },
  farmlandQuantityShort: { zh: '补充耕地数量指标不足', en: 'replenishment area short' },
  farmlandPaddyShort: { zh: '补充水田指标不足', en: 'replenishment paddy short' },
  farmlandCapacityShort: { zh: '补充产能指标不足', en: 'replenishment capacity short' },
  commitmentLimitExceeded: { zh: '承诺补充超过上限', en: 'promises beyond their limit' },
  occupationCapExceeded: { zh: '超过年度占用耕地上限', en: 'annual cap on farmland exceeded' },
  quotaPriceOutsideBand: { zh: '指标价格超出价格区间', en: 'quota price outside its band' },
  supplyParcelUsed: { zh: '地块已用过一次', en: 'a parcel has served before' },
  supplyNegative: { zh: '项目产出为负', en: 'the project gives less than nothing' },
  supplyEmpty: { zh: '项目没有产出', en: 'the project gives nothing' },
  protectionGiverShort: { zh: '调出市没有这么多任务', en: 'the giving city has no such target' },
  protectionTakerShort: { zh: '调入市没有富余耕地', en: 'the taking city lacks surplus farmland' },
  protectionBeyondCap: { zh: '超过任务转移上限', en: 'beyond the cap on moved targets' },
  protectionParcelsShort: { zh: '落实地块面积不足', en: 'named parcels too small' },
  protectionParcelUsed: { zh: '地块已承担其他任务', en: 'a parcel carries a target already' },
  regimeNotAuthorised: { zh: '调库方式未获授权', en: 'transfer regime not authorised' },
  voucherAmountNotZero: { zh: '更正凭证主单金额不为零', en: 'voucher master amount not zero' },
  voucherNotOneDetail: { zh: '更正凭证明细不是一条', en: 'voucher does not have one detail' },
  voucherAmountsDiffer: { zh: '原列与现列金额不等', en: 'original and new amounts differ' },
  voucherNoSplitFlag: { zh: '缺少分成标志', en: 'voucher lacks the split flag' },
  voucherReasonUnknown: { zh: '更正原因代码不明', en: 'voucher reason unknown' },
  voucherNumberRepeated: { zh: '凭证编号重复', en: 'voucher number repeated' },
  voucherNumberMalformed: { zh: '凭证编号不合规', en: 'voucher number malformed' },
  voucherFieldMissing: { zh: '凭证缺项', en: 'voucher lacks a field' },
  voucherBatched: { zh: '汇总更正，不予受理', en: 'voucher batches several receipts' },
  voucherTreasuryUnknown: { zh: '国库代码无对应关系', en: 'treasury not in the parameter table' },
  voucherNoConsent: { zh: '缺财政部门同意', en: 'a finance bureau has not consented' },
  voucherPriorYear: { zh: '整理期已过，上年业务', en: 'prior year, adjustment period over' },
  voucherPastCutOff: { zh: '过截止时刻，次日办理', en: 'past the cut-off, next working day' },
  treasuryBalanceShort: { zh: '库款不足', en: 'treasury balance short' },
  refundPayeeUnknown: { zh: '退付账户有误', en: 'payee of the refund not found' },
  refundTotalWrong: { zh: '退库文件合计不符', en: 'refund file total differs' },
  paymentOverdue: { zh: '价款逾期', en: 'payment overdue' },
  priceOffset: { zh: '以工程款抵价', en: 'price set off against project money' },
  taxMisstated: { zh: '税款多缴或少缴', en: 'tax overpaid or underpaid' },
  contractVoid: { zh: '合同无效', en: 'contract void' },
  dealRescinded: { zh: '合同已解除', en: 'deal rescinded' },
};

export const REJECT_LABELS: Readonly<Record<RejectCode, Label>> = {
  outsideRegion: { zh: '不在三市范围', en: 'outside the three cities' },
  outsidePeriod: { zh: '不在推演期内', en: 'outside the period of the run' },
  missingValue: { zh: '缺少必填值', en: 'value missing' },
  notANumber: { zh: '不是数字', en: 'not a number' },
  negativeValue: { zh: '出现负数', en: 'negative value' },
  absurdValue: { zh: '数值离谱', en: 'value beyond belief' },
  areaTooSmall: { zh: '面积过小', en: 'area too small' },
  notWholeFen: { zh: '金额不是整分', en: 'not a whole number of fen' },
  badDate: { zh: '日期有误', en: 'bad date' },
  unknownPlace: { zh: '行政区不明', en: 'unknown place' },
  unknownUse: { zh: '土地用途不明', en: 'unknown land use' },
  unknownMethod: { zh: '供应方式不明', en: 'unknown method' },
  unknownChoice: { zh: '选项不明', en: 'unknown choice' },
  ambiguousValue: { zh: '含义不唯一', en: 'ambiguous value' },
  valuesDisagree: { zh: '前后数值不一致', en: 'values disagree' },
  instalmentsExceedPrice: { zh: '分期之和超过成交价', en: 'instalments exceed the price' },
  partExceedsWhole: { zh: '部分大于整体', en: 'part exceeds the whole' },
  duplicateDeal: { zh: '宗地重复', en: 'deal repeated' },
};
