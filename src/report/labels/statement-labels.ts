import type { Label } from '../../rules/rule.ts';
import type { Direction } from '../../scenario/statement/statement-line.ts';
import type { MatchDifference, MatchOutcome } from '../reconcile/statement-match.ts';

/** What became of a line of a statement, or of the book it is held against. */
export const MATCH_OUTCOME_LABELS: Readonly<Record<MatchOutcome, Label>> = {
  matched: { zh: '相符', en: 'matched' },
  differs: { zh: '相配而有出入', en: 'matched, with a difference' },
  onlyStatement: { zh: '只在对账单', en: 'only in the statement' },
  onlyLedger: { zh: '只在账上', en: 'only in the ledger' },
};

/** In what two lines differ. */
export const MATCH_DIFFERENCE_LABELS: Readonly<Record<MatchDifference, Label>> = {
  date: { zh: '日期', en: 'date' },
  amount: { zh: '金额', en: 'amount' },
  code: { zh: '科目', en: 'code' },
  number: { zh: '凭证编号', en: 'voucher' },
};

/** Which way money goes. */
export const DIRECTION_LABELS: Readonly<Record<Direction, Label>> = {
  in: { zh: '收入', en: 'in' },
  out: { zh: '支出', en: 'out' },
};
