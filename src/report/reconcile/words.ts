import type { Label } from '../../rules/rule.ts';

/** The words of a reconciliation that are not the name of something in the model. */
export const RECONCILE_WORDS = {
  title: {
    zh: '对账：国库实有与账面应有（万元）',
    en: 'Treasuries against the ledger (10⁴ yuan)',
  },
  period: { zh: '期末', en: 'End of' },
  ledger: { zh: '账面应有', en: 'Belongs there' },
  treasury: { zh: '国库实有', en: 'Lies there' },
  others: { zh: '代存他方', en: "Others' money" },
  elsewhere: { zh: '存在他处', en: 'Own elsewhere' },
  refunds: { zh: '待付退库', en: 'Refunds due' },
  difference: { zh: '差额', en: 'Difference' },
  items: { zh: '未达账项', en: 'Items' },
  causes: {
    zh: '未达账项，按原因（项数 / 万元）',
    en: 'Open items by cause (count / 10⁴ yuan)',
  },
  causesHere: {
    zh: '未达账项，按原因（项数 / 对本国库差额的影响，万元）',
    en: 'Open items by cause (count / what they add to its difference, 10⁴ yuan)',
  },
  cause: { zh: '原因', en: 'Cause' },
  list: {
    zh: '{0} 末的未达账项，由大到小（万元）',
    en: 'Items open at the end of {0}, largest first (10⁴ yuan)',
  },
  lies: { zh: '所在国库', en: 'Lies in' },
  belongs: { zh: '应归', en: 'Belongs to' },
  grantee: { zh: '受让人', en: 'grantee' },
  code: { zh: '科目', en: 'Code' },
  voucher: { zh: '凭证', en: 'Voucher' },
  reason: { zh: '代码', en: 'Reason' },
  deal: { zh: '宗地', en: 'Deal' },
  since: { zh: '自', en: 'Since' },
  settled: { zh: '入账', en: 'Booked' },
  more: { zh: '……另有 {0} 项；--all 或 --out', en: '… {0} more: --all, or --out' },
  none: { zh: '没有未达账项。', en: 'No item is open.' },
  vouchers: {
    zh: '整次推演凭证 {0} 张：已入账 {1}，有理由退回并转年终结算 {2}，撤回 {3}，未了 {4}（都是未达账项）。',
    en: `Whole run, {0} vouchers: {1} booked, {2} left to year end, {3} withdrawn, {4} open (all \
of them items).`,
  },
  whole: {
    zh: '各国库、各月、各科目的差额均由未达账项说明，分文不差。',
    en: 'At every treasury, month and code the items come to the whole difference, to the fen.',
  },
} as const satisfies Readonly<Record<string, Label>>;

/** The words of a statement held against a run. */
export const MATCH_WORDS = {
  title: { zh: '对账单与账簿（当月收减支，万元）', en: 'Statement against ledger (in less out)' },
  months: {
    zh: '共 {0} 个国库月，其中 {1} 个收支相等。',
    en: '{0} treasuries × months covered, {1} of them equal.',
  },
  month: { zh: '月份', en: 'Month' },
  statement: { zh: '对账单', en: 'Statement' },
  ledger: { zh: '账上', en: 'Ledger' },
  lines: { zh: '笔数', en: 'Lines' },
  rows: { zh: '对账单 {0} 行，退回 {1} 行。', en: '{0} rows in the statement, {1} rejected.' },
  whole: {
    zh: '各国库、各月的差额均由所列各笔说明，分文不差。',
    en: 'At every treasury and month the lines come to the whole difference, to the fen.',
  },
  apart: { zh: '不相符的各笔（元）', en: 'Lines that do not agree (yuan)' },
  row: { zh: '行', en: 'Row' },
  outcome: { zh: '结果', en: 'Result' },
  direction: { zh: '收支', en: 'Way' },
  onStatement: { zh: '对账单', en: 'Statement' },
  onLedger: { zh: '账上', en: 'Ledger' },
  rejects: { zh: '退回的行：{0}', en: 'Rows rejected: {0}' },
  rejectedRow: { zh: '第 {0} 行：', en: 'row {0}:' },
  comma: { zh: '、', en: ', ' },
  colon: { zh: '：', en: ': ' },
} as const satisfies Readonly<Record<string, Label>>;
