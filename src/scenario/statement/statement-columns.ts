import { ANY_TREASURY_CHOICES, DIRECTION_CHOICES } from '../deals/choices.ts';
import { type ColumnSpec, columnSpec, same } from '../deals/column-spec.ts';
import { headingFinder, type KnownHeading } from '../deals/columns.ts';

/** What a column of a statement holds. */
export type StatementField =
  | 'date'
  | 'treasury'
  | 'code'
  | 'direction'
  | 'amount'
  | 'number'
  | 'memo';

/** Every column of a statement, in the order of its template. */
export const STATEMENT_COLUMNS: readonly ColumnSpec<StatementField>[] = [
  columnSpec('date', '入账日期', 'Date', ['日期', '记账日期', '入库日期', 'booked'], {
    expected: { zh: '日期，如 2027-03-15', en: 'a date such as 2027-03-15' },
    example: same('2027-03-15'),
  }),
  columnSpec('treasury', '国库', 'Treasury', ['国库名称', '收款国库', '所在国库'], {
    expected: {
      zh: `${ANY_TREASURY_CHOICES.map(({ zh }) => zh).join('、')}之一`,
      en: `one of ${ANY_TREASURY_CHOICES.map(({ en }) => en).join(', ')}`,
    },
    example: { zh: '株洲市', en: 'Zhuzhou' },
    choices: ANY_TREASURY_CHOICES,
  }),
  columnSpec('code', '科目代码', 'Code', ['科目', '科目编码', '预算科目', 'category code'], {
    expected: {
      zh: '收支分类科目代码，如 103014801',
      en: 'a category code such as 103014801',
    },
    example: same('103014801'),
  }),
  columnSpec('direction', '收支方向', 'Direction', ['方向', '收支'], {
    expected: { zh: '收入或支出', en: 'In or Out' },
    example: { zh: '收入', en: 'In' },
    choices: DIRECTION_CHOICES,
  }),
  columnSpec('amount', '金额', 'Amount', ['发生额', '入账金额', 'amount'], {
    header: { zh: '金额(元)', en: 'Amount (yuan)' },
    unit: 'yuan',
    expected: {
      zh: '大于等于零的金额，到分；列名可写 金额(分) 或 金额(万元)',
      en: 'an amount in whole fen, zero or more; the heading may say (fen) or (wanyuan)',
    },
    example: same('1234567.89'),
  }),
  columnSpec('number', '凭证编号', 'Voucher', ['凭证号', '凭证号码', 'voucher number'], {
    expected: { zh: '不超过 64 字的凭证编号', en: 'a voucher number of at most 64 characters' },
    example: same('00000123'),
  }),
  columnSpec('memo', '摘要', 'Memo', ['备注', '附言'], {
    expected: { zh: '任意文字', en: 'any text' },
    example: { zh: '第二期价款', en: 'second instalment' },
  }),
];

/** Columns without which no line can be read. */
export const REQUIRED_COLUMNS = STATEMENT_COLUMNS.filter(
  ({ field }) => field !== 'number' && field !== 'memo',
);

const find = headingFinder(STATEMENT_COLUMNS);

/** The column a heading names; our own files write the unit as `amount_fen`. */
export function findStatementColumn(heading: string): KnownHeading | null {
  return find(heading.replace(/_fen$/, '(fen)'));
}

export function statementColumn(field: StatementField): ColumnSpec<StatementField> {
  return STATEMENT_COLUMNS.find((spec) => spec.field === field)!;
}
