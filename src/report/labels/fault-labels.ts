import type { Incident } from '../../engine/incident-log.ts';
import type { Label } from '../../rules/rule.ts';
import type { FaultCode } from '../../world/fault.ts';

/** What each failure mode is. */
export const FAULT_LABELS: Readonly<Record<FaultCode, Label>> = {
  F1: { zh: '串科目', en: 'booked under the wrong category code' },
  F2: { zh: '串级次', en: 'booked at the wrong budget level' },
  F3: { zh: '串国库', en: 'booked in the wrong treasury' },
  F4: { zh: '体制变化，仍按旧表划出', en: 'sent by an outdated sharing table' },
  F5: { zh: '汇总更正被拒', en: 'batched notice refused' },
  F6: { zh: '金额或明细不符', en: 'amounts or details do not match' },
  F7: { zh: '编号不合规或缺项', en: 'number malformed or field missing' },
  F8: { zh: '国库代码未建对应关系', en: 'treasury not in the parameter table' },
  F9: { zh: '共享级次缺辅助标志', en: 'shared level without the split flag' },
  F10: { zh: '退付账户查无或失效', en: 'payee account of a refund not found' },
  F11: { zh: '退库文件总额与明细不符', en: 'refund file total differs from details' },
  F12: { zh: '付方库款不足', en: 'paying treasury short of money' },
  F13: { zh: '整理期后的上年业务', en: 'prior-year item after the adjustment period' },
  F14: { zh: '分成调库后解除合同', en: 'contract rescinded after sharing' },
  F15: { zh: '首付后欠缴', en: 'in arrears after the first payment' },
  F16: { zh: '以工程款抵价、空转', en: 'price offset or sent round' },
  F17: { zh: '出让主体不合格，合同无效', en: 'grantor not competent, contract void' },
  F18: { zh: '契税多缴或少缴', en: 'deed tax overpaid or underpaid' },
  F19: { zh: '报文重复或迟到', en: 'message repeated or late' },
  F20: { zh: '调库无授权', en: 'transfer without authorisation' },
};

/** What each does and how it is repaired, for a person who has to decide about it. */
export const FAULT_REPAIRS: Readonly<Record<FaultCode, Label>> = {
  F1: {
    zh: '同一国库内按211电子更正，更正入账后才结算',
    en: 'corrected electronically within the treasury (211); settled only then',
  },
  F2: {
    zh: '按212更正，跨国库的走纸质凭证，双方财政同意',
    en: 'corrected (212), on paper with both finance bureaus where treasuries differ',
  },
  F3: {
    zh: '按213逐笔调库，走纸质凭证，双方财政同意',
    en: 'moved voucher by voucher (213), on paper, with the consent of both finance bureaus',
  },
  F4: {
    zh: '钱先到旧表所列的市，再按215逐笔更正到应得方',
    en: 'lands in the city the old table names, then goes on one by one (215)',
  },
  F5: { zh: '退回，改为逐笔后重报', en: 'refused; split per receipt and handed in again' },
  F6: {
    zh: '退回，改正金额或明细后重报',
    en: 'refused; amounts or details put right, handed in again',
  },
  F7: {
    zh: '退回，重编号或补项后重报',
    en: 'refused; renumbered or completed, handed in again',
  },
  F8: {
    zh: '退回，参数表补上后重报',
    en: 'refused until the parameter table is completed',
  },
  F9: { zh: '退回，补标志后重报', en: 'refused; flag added, handed in again' },
  F10: {
    zh: '退款退回，核实账户后重付',
    en: 'comes back; paid again once the account is found',
  },
  F11: {
    zh: '整个文件退回，核对后重报',
    en: 'the whole file is refused; added up again, handed in again',
  },
  F12: {
    zh: '受理后排队，财政筹措资金后入账',
    en: 'accepted and queued; booked once the treasury is funded',
  },
  F13: { zh: '不予办理，转下一年年终结算', en: 'refused; paid at the next year-end settlement' },
  F14: {
    zh: '价款扣除定金退还，计提与分成冲回，登记前退契税',
    en: 'price less deposit refunded, shares called back, deed tax refunded before registration',
  },
  F15: {
    zh: '按实收结算和分成；迟缴部分按日加收违约金',
    en: 'settled and shared on cash; what comes late bears the daily late fee',
  },
  F16: {
    zh: '抵顶不作收款；补缴现金并按日加收违约金',
    en: 'not taken as payment; cash follows with the daily late fee',
  },
  F17: { zh: '全额退还，全部冲回，不罚没定金', en: 'everything refunded and taken back in full' },
  F18: {
    zh: '多缴的申请退还；少缴的补缴并按日加收滞纳金',
    en: 'excess refunded on request; shortfall paid with the daily late fee',
  },
  F19: {
    zh: '同号同收入的报文只算一次；迟到的次日办理',
    en: 'the same voucher counts once; a late one waits for the next working day',
  },
  F20: {
    zh: '不予调库，转年终结算',
    en: 'refused; paid at the year-end settlement',
  },
};

/** How a fault ended. */
export const FAULT_END_LABELS: Readonly<Record<Incident['outcome'], Label>> = {
  corrected: { zh: '已更正', en: 'put right' },
  queued: { zh: '排队后入账', en: 'booked after waiting' },
  settlementRoute: { zh: '转年终结算', en: 'left to settlement' },
  late: { zh: '迟缴并加收', en: 'paid late with a late fee' },
  reversed: { zh: '已冲回', en: 'taken back' },
  noEffect: { zh: '识别后未生效', en: 'recognised, without effect' },
  open: { zh: '未了结', en: 'open' },
};
