import type { Label } from '../../rules/rule.ts';

/** The words of the workbook that are not the name of something in the model. */
export const WORKBOOK_WORDS = {
  summarySheet: { zh: '概览', en: 'Summary' },
  dealsSheet: { zh: '宗地', en: 'Deals' },
  sharesSheet: { zh: '分成', en: 'Shares' },
  transfersSheet: { zh: '调库', en: 'Transfers' },
  quotaSheet: { zh: '指标', en: 'Quota' },
  rulesSheet: { zh: '规则', en: 'Rules' },
  stepsSheet: { zh: '推导', en: 'Derivation' },
  notesSheet: { zh: '说明', en: 'Notes' },
  synthetic: { zh: '【合成数据】', en: '[SYNTHETIC DATA] ' },

  rulesTitle: { zh: '规则与情景的选定', en: 'Rules and the scenario’s choices' },
  rulesNote: {
    zh: '黄色单元格是公式的输入：改这里，“推导”和“分成”两张表随之重算。比例按小数或百分数填写。',
    en: 'Yellow cells feed the formulas: change one and “Derivation” and “Shares” follow.',
  },
  otherRules: {
    zh: '其他用到的规则（决定做不做、何时做，不进入公式；日期为首次和末次使用）',
    en: `Other rules relied on: they decide whether and when, and are in no formula; first and \
last use`,
  },
  choice: { zh: '情景选定', en: 'scenario’s choice' },
  chosen: { zh: '情景', en: 'scenario' },
  overridden: { zh: '情景改写：', en: 'replaced by the scenario:' },
  rulesHead: [
    { zh: '规则编号', en: 'Rule' },
    { zh: '键', en: 'Key' },
    { zh: '名称', en: 'Title' },
    { zh: '文件', en: 'Document' },
    { zh: '条款', en: 'Clause' },
    { zh: '依据', en: 'Standing' },
    { zh: '自', en: 'From' },
    { zh: '至', en: 'Until' },
    { zh: '数值', en: 'Value' },
    { zh: '单位', en: 'Unit' },
    { zh: '分子（分）', en: 'Numerator (fen)' },
    { zh: '分母', en: 'Denominator' },
  ],

  stepsTitle: { zh: '逐笔推导（活公式）', en: 'Every posting derived by live formulas' },
  stepsNote: {
    zh: '先列各项，后列结果。“数值”由右边的分子、分母得出，全程不用小数近似；“核对”对照本次推演的账簿。',
    en: `Terms first, then what they make. Values come from exact fractions at the right; “Agrees” \
holds the result against the ledger of this run.`,
  },
  stepsHead: [
    { zh: '宗地', en: 'Deal' },
    { zh: '步骤', en: 'Step' },
    { zh: '算法', en: 'How' },
    { zh: '数值', en: 'Value' },
    { zh: '单位', en: 'Unit' },
    { zh: '账簿（元）', en: 'Ledger (yuan)' },
    { zh: '核对', en: 'Agrees' },
    { zh: '分子（分）', en: 'Numerator (fen)' },
    { zh: '分母', en: 'Denominator' },
    { zh: '整倍数', en: 'Multiples' },
    { zh: '余数', en: 'Rest' },
    { zh: '整分', en: 'Whole fen' },
    { zh: '零头', en: 'Remainder' },
    { zh: '规则', en: 'Rule' },
  ],
  entry: { zh: '第 {0} 号分录 · {1} · {2} · {3}', en: 'Entry {0} · {1} · {2} · {3}' },
  noDeal: { zh: '不属单宗', en: 'no single deal' },
  posting: { zh: '记账：{0} → {1}', en: 'Posted: {0} → {1}' },
  partProduct: { zh: '（前几项之积）', en: '(product of the terms before)' },
  partSum: { zh: '（前几项之和差）', en: '(terms before, added or taken)' },
  input: { zh: '录入：可改右边黄色的分子', en: 'record: change the yellow numerator' },
  plain: { zh: '定值：不随公式变', en: 'plain value: does not follow the formulas' },
  rounded: { zh: '，四舍五入到{0}', en: ', rounded half-up to {0}' },
  roundedUp: { zh: '，进位到{0}', en: ', rounded up to {0}' },
  roundedDown: { zh: '，舍去尾数到{0}', en: ', rounded down to {0}' },
  wholeUnit: { zh: '整数', en: 'a whole number' },
  wholeFen: { zh: '分', en: 'the fen' },
  claim: { zh: '{0} × {1}，最大余数法', en: '{0} × {1}, largest remainder' },
  claimResidual: { zh: '{0} × {1}，零头归{2}', en: '{0} × {1}, odd fen to {2}' },
  agrees: { zh: '✓', en: '✓' },
  differs: { zh: '变', en: 'changed' },
  lesser: { zh: '取小：{0}', en: 'the lesser of {0}' },
  greater: { zh: '取大：{0}', en: 'the greater of {0}' },

  sharesHead: [
    { zh: '分录', en: 'Entry' },
    { zh: '宗地', en: 'Deal' },
    { zh: '收款', en: 'Receipt' },
    { zh: '归属方', en: 'Party' },
    { zh: '分享基数（元）', en: 'Amount shared (yuan)' },
    { zh: '分子', en: 'Numerator' },
    { zh: '分母', en: 'Denominator' },
    { zh: '账簿（元）', en: 'Ledger (yuan)' },
    { zh: '重算（元）', en: 'Recalculated (yuan)' },
    { zh: '规则', en: 'Rule' },
  ],
  sharesTitle: { zh: '分成', en: 'Who got what of every shared amount' },
  sharesNote: {
    zh: '“重算”取自“推导”表的活公式；没有公式的行留空。',
    en: '“Recalculated” comes from the formulas of “Derivation”; empty where there is none.',
  },
  byParty: { zh: '按归属方合计', en: 'By party' },
  total: { zh: '合计', en: 'Total' },

  dealsHead: [
    { zh: '宗地', en: 'Deal' },
    { zh: '源表行号', en: 'Source row' },
    { zh: '市', en: 'City' },
    { zh: '县市区', en: 'Place' },
    { zh: '用途', en: 'Use' },
    { zh: '方式', en: 'Method' },
    { zh: '面积（㎡）', en: 'Area (m²)' },
    { zh: '成交价（元）', en: 'Price (yuan)' },
    { zh: '签约日', en: 'Signed' },
    { zh: '挂牌市', en: 'Listed in' },
    { zh: '收缴国库', en: 'Collected by' },
    { zh: '结果', en: 'Outcome' },
    { zh: '拒绝原因', en: 'Refused because' },
  ],
  dealsTitle: { zh: '宗地', en: 'Deals' },
  transfersTitle: { zh: '国库之间的调库', en: 'Transfers between treasuries' },
  transfersHead: [
    { zh: '序号', en: 'No.' },
    { zh: '凭证', en: 'Voucher' },
    { zh: '期间', en: 'Period' },
    { zh: '方式', en: 'Regime' },
    { zh: '付出', en: 'From' },
    { zh: '收入', en: 'To' },
    { zh: '金额（元）', en: 'Amount (yuan)' },
    { zh: '状态', en: 'Status' },
    { zh: '提交', en: 'Submitted' },
    { zh: '入账', en: 'Booked' },
    { zh: '事由', en: 'Reason' },
    { zh: '宗地', en: 'Deal' },
  ],
  quotaTitle: { zh: '指标账户', en: 'Quota accounts' },
  summaryNote: {
    zh: '本表是本次推演的结果（定值）。改动规则后的重算见“推导”“分成”两张表。',
    en: `Results of this run, plain values. What a changed rule makes of them: see “Derivation” \
and “Shares”.`,
  },
  withIt: { zh: '合作', en: 'With cooperation' },
  without: { zh: '不合作', en: 'Without' },
  difference: { zh: '差额', en: 'Difference' },
  wholeRun: { zh: '全期', en: 'Whole run' },
  yuan: { zh: '单位：元', en: 'Unit: yuan' },
  notesTitle: { zh: '怎样使用本工作簿', en: 'How to use this workbook' },
} as const satisfies Readonly<Record<string, Label | readonly Label[]>>;

/** What the workbook does and does not do. */
export const NOTES: readonly Label[] = [
  {
    zh: '“规则”表的黄色单元格和“推导”表中注明“录入”的成交数据是输入，其余数字由公式得出。',
    en: `Inputs are the yellow cells of “Rules” and the records in “Derivation”; formulas make the \
rest.`,
  },
  {
    zh: '“推导”表每笔分录都有一行活公式，值等于账簿的分。改动输入后“核对”一栏显示“变”。',
    en: `Every posting has a row with a live formula that equals the ledger to the fen. After a \
change “Agrees” says “changed”.`,
  },
  {
    zh: '舍入按引擎的规则在公式里做：先成精确分数，再一次四舍五入；分成用最大余数法，余数相同的在前者先得。',
    en: `Rounding is in the formulas: exact fractions, rounded once; shares by largest remainder, \
ties to the earlier party.`,
  },
  {
    zh: '注明“定值”的不随公式变：日期、分期、指标取用、年度现金数、按日期或限额计的分成比例。土地等别换了，不会自动改用另一等的标准。',
    en: `Marked “plain value” and not live: dates, instalments, quota drawn, figures of a cash \
year, fractions by dates or limits. Another land grade does not look up another rate.`,
  },
  {
    zh: '改动会使原来没有的一笔账出现（例如原为零的计提）时，工作簿不会添行，请改情景重新推演。',
    en: `Where a change would bring a posting that was not there (an earmark that was nil), no row \
appears: change the scenario and run it.`,
  },
  {
    zh: '同一收款的分成比例之和不为一，或金额大到电子表格算不准时，显示 #N/A，不给错数。',
    en: `Where fractions do not sum to one, or an amount is beyond what a spreadsheet computes \
exactly, #N/A appears, never a wrong figure.`,
  },
];
