import type { VoucherStep } from '../../engine/voucher-file.ts';
import type { Label } from '../../rules/rule.ts';
import type { VoucherReason } from '../../stages/4-transfer/voucher.ts';
import type { VoucherState } from '../../stages/4-transfer/voucher-state.ts';

/** Reason codes of a correction voucher. */
export const VOUCHER_REASON_LABELS: Readonly<Record<VoucherReason, Label>> = {
  '211': { zh: '串科目', en: 'wrong category code' },
  '212': { zh: '串级次', en: 'wrong budget level' },
  '213': { zh: '串国库', en: 'wrong treasury' },
  '214': { zh: '审计或财监要求', en: 'asked for by audit or fiscal supervision' },
  '215': { zh: '财政体制变化', en: 'change of the fiscal system' },
  '216': { zh: '串征收机关', en: 'wrong collecting authority' },
};

export const VOUCHER_STATE_LABELS: Readonly<Record<VoucherState, Label>> = {
  drafted: { zh: '拟稿', en: 'drafted' },
  submitted: { zh: '已报送', en: 'submitted' },
  accepted: { zh: '已受理', en: 'accepted' },
  queued: { zh: '排队', en: 'queued' },
  booked: { zh: '已入账', en: 'booked' },
  rejected: { zh: '退回', en: 'rejected' },
  corrected: { zh: '已改正', en: 'corrected' },
  abandoned: { zh: '转年终结算', en: 'left to settlement' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
};

export const VOUCHER_EVENT_LABELS: Readonly<Record<VoucherStep['event'], Label>> = {
  submit: { zh: '报送', en: 'submit' },
  accept: { zh: '受理', en: 'accept' },
  queue: { zh: '转入排队', en: 'queue' },
  book: { zh: '入账', en: 'book' },
  reject: { zh: '退回', en: 'reject' },
  correct: { zh: '改正', en: 'correct' },
  resubmit: { zh: '重报', en: 'resubmit' },
  abandon: { zh: '转年终结算', en: 'abandon' },
  withdraw: { zh: '撤回', en: 'withdraw' },
  repeat: { zh: '重复报文', en: 'repeat' },
};
