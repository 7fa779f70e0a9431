import type { Label } from '../../rules/rule.ts';
import type { DifferenceCause } from '../reconcile/reconciliation.ts';

/** Why the ledger and a treasury differ. */
export const DIFFERENCE_CAUSE_LABELS: Readonly<Record<DifferenceCause, Label>> = {
  refused: { zh: '凭证被退回，待改正', en: 'voucher refused, to be put right' },
  resubmitted: { zh: '改正后重报，待办理', en: 'handed in again, not yet decided' },
  pastCutOff: { zh: '过截止时刻，次日办理', en: 'past the cut-off, next working day' },
  fundsShort: { zh: '付方库款不足，排队', en: 'paying treasury short, queued' },
  notHandedIn: { zh: '到期未报送', en: 'due but not handed in' },
  priorYear: { zh: '上年业务被拒，转年终结算', en: 'prior year refused, left to year end' },
  notAuthorised: { zh: '调库无授权，转年终结算', en: 'not authorised, left to year end' },
  wrongCode: { zh: '串科目，更正途中', en: 'wrong code, being corrected' },
  wrongLevel: { zh: '串级次，更正途中', en: 'wrong budget level, being corrected' },
  wrongTreasury: { zh: '串国库，调库途中', en: 'wrong treasury, being moved' },
  outdatedTable: { zh: '按旧表划错，续办更正', en: 'sent by an outdated table, going on' },
  clawBack: { zh: '合同解除，追回途中', en: 'deal rescinded, being called back' },
  yearEndDue: { zh: '待年终结算', en: 'waits for the year-end settlement' },
  inTransit: { zh: '凭证在途，次期入账', en: 'voucher under way, booked later' },
  refundReturned: { zh: '退库被退回，待重办', en: 'refund came back, to be paid again' },
  refundUnderWay: { zh: '退库已批，未付', en: 'refund granted, not yet paid' },
};
