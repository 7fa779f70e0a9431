import type { Label } from '../../rules/rule.ts';
import { InputError, type InputProblem } from '../../scenario/input-error.ts';
import { statementColumn } from '../../scenario/statement/statement-columns.ts';
import { numberKey, type StatementLine } from '../../scenario/statement/statement-line.ts';
import { groupBy } from '../../units/group.ts';
import { formatYuan } from '../format.ts';
import { numberedKey } from './pair-lines.ts';
import type { BookLine } from './treasury-book.ts';

const REPEATED: Label = {
  zh: '同一凭证编号又以另一金额出现（voucherNumberRepeated，规则 voucher-format），整份对账单不予受理',
  en: 'number again, another amount (voucherNumberRepeated, rule voucher-format): all refused',
};
const NOT_ONE_LINE: Label = {
  zh: '一张凭证有两条明细（voucherNotOneDetail，规则 correction-lines），整份对账单不予受理',
  en: 'two lines under one voucher (voucherNotOneDetail, rule correction-lines): all refused',
};

/**
 * Refuses a statement in which a voucher has more than one line in a treasury and direction. Only
 * payments that the run itself makes over several codes have a line for each of them.
 *
 * @throws InputError naming every line too many
 */
export function refuseRepeats(
  file: string,
  statement: readonly StatementLine[],
  book: readonly BookLine[],
): void {
  const known = groupBy(book, numberedKey);
  const numbered = groupBy(
    statement.filter(({ number }) => number !== ''),
    ({ number, treasury, direction }) => `${numberKey(number)}\n${treasury}\n${direction}`,
  );
  const problems = [...numbered.values()].flatMap((lines) => {
    const codes = new Set(lines.map(({ code }) => code));
    const [key, ...others] = new Set(lines.map(numberedKey));
    const isKnown = others.length === 0 && (known.get(key!)?.length ?? 0) >= lines.length;
    const isPayment = codes.size === lines.length && isKnown;
    return isPayment ? [] : lines.slice(1).map((line) => problemOf(file, line, lines[0]!));
  });
  if (problems.length > 0) throw new InputError(problems);
}

function problemOf(file: string, line: StatementLine, first: StatementLine): InputProblem {
  const isRepeated = line.code === first.code && line.amountFen !== first.amountFen;
  const amount = formatYuan(first.amountFen);
  return {
    ...{ file, line: null, row: line.row, column: statementColumn('number').header.zh },
    found: `${line.number} ${formatYuan(line.amountFen)}`,
    message: isRepeated ? REPEATED : NOT_ONE_LINE,
    expected: {
      zh: `只在第 ${first.row} 行出现一次，${amount} 元`,
      en: `once only, in row ${first.row}, ${amount} yuan`,
    },
  };
}
