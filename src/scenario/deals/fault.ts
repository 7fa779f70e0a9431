import type { Label } from '../../rules/rule.ts';
import type { CellMark, Reject, RejectCode } from '../../world/reject.ts';
import { showText } from './cell-text.ts';

/** One thing wrong with a row. */
export interface Fault {
  /** Heading of the column as the file has it. */
  readonly column: string;
  readonly value: string;
  readonly code: RejectCode;
  readonly expected: Label;
  /** The nearest valid choice, where there is a closed list. */
  readonly hint: string | null;
}

/** What each code says of the value found. */
const SENTENCES: Readonly<Record<RejectCode, Label>> = {
  outsideRegion: { zh: '不在长株潭三市，已搁置', en: 'is not in the three cities; set aside' },
  outsidePeriod: { zh: '不在推演期内，已搁置', en: 'is outside the run’s period; set aside' },
  missingValue: { zh: '没有填写', en: 'is missing' },
  notANumber: { zh: '不是数字', en: 'is not a number' },
  negativeValue: { zh: '是负数', en: 'is negative' },
  absurdValue: { zh: '超出合理范围', en: 'is beyond reason' },
  areaTooSmall: { zh: '不足一平方米', en: 'is less than one square metre' },
  notWholeFen: { zh: '不是整数分', en: 'is not a whole number of fen' },
  badDate: { zh: '不是日期', en: 'is not a date' },
  unknownPlace: { zh: '不是已知的行政区', en: 'is not a known place' },
  unknownUse: { zh: '不是已知的土地用途', en: 'is not a known land use' },
  unknownMethod: { zh: '不是已知的供地方式', en: 'is not a known method of supply' },
  unknownChoice: { zh: '不在可选项中', en: 'is not one of the choices' },
  ambiguousValue: { zh: '有不止一种读法', en: 'can be read in more than one way' },
  valuesDisagree: { zh: '与同一行的其他值矛盾', en: 'disagrees with another value of the row' },
  instalmentsExceedPrice: {
    zh: '分期合计超过成交价格',
    en: 'adds up to more than the price',
  },
  partExceedsWhole: { zh: '部分大于整体', en: 'is more than the whole it is part of' },
  duplicateDeal: { zh: '编号重复', en: 'is the id of more than one row' },
};

/** What is wrong, as a sentence without its full stop. */
export function faultText({ column, value: typed, code, expected, hint }: Fault): Label {
  const value = showText(typed);
  const sentence = SENTENCES[code];
  const zh = [
    `“${column}”${value === '' ? '' : `的值“${value}”`}${sentence.zh}；应为：${expected.zh}`,
    ...(hint === null ? [] : [`最接近的是“${hint}”`]),
  ];
  const en = [
    `${column}: ${value === '' ? 'it' : `"${value}"`} ${sentence.en}; expected ${expected.en}`,
    ...(hint === null ? [] : [`the nearest is "${hint}"`]),
  ];
  return { zh: zh.join('；'), en: en.join('; ') };
}

/**
 * Turns the faults of a row, at least one, into its reject: the first in full, the rest named.
 *
 * @param marks the cells of the faults, in the same order; none where there are no cells
 */
export function toReject(
  file: string,
  row: number,
  faults: readonly Fault[],
  marks: readonly CellMark[] = [],
): Reject {
  const first = faults[0]!;
  const value = showText(first.value);
  const cells = marks.map(({ sheet, cell }) => `${sheet}!${cell}`);
  const rest = faults.slice(1).map(({ column }, i) => {
    const cell = marks[i + 1]?.cell;
    return cell === undefined ? { zh: column, en: column } : withCell(column, cell);
  });
  const text = faultText(first);
  const zh = [
    `${cells[0] === undefined ? '' : `${cells[0]}：`}${text.zh}`,
    ...(rest.length === 0 ? [] : [`此行还有问题的列：${rest.map((one) => one.zh).join('、')}`]),
  ];
  const en = [
    `${cells[0] === undefined ? '' : `${cells[0]}: `}${text.en}`,
    ...(rest.length === 0
      ? []
      : [`also at fault in this row: ${rest.map((one) => one.en).join(', ')}`]),
  ];
  const message = { zh: `${zh.join('；')}。`, en: `${en.join('; ')}.` };
  const { column, code } = first;
  return {
    ...{ file, row, column, value, code, message },
    ...(marks.length === 0 ? {} : { marks }),
  };
}

function withCell(column: string, cell: string): Label {
  return { zh: `${column}（${cell}）`, en: `${column} (${cell})` };
}
