import type { Label } from '../../rules/rule.ts';
import { columnLetter } from '../xlsx/workbook-bytes.ts';
import { fileProblem } from './file-problem.ts';
import type { Header } from './header.ts';
import type { CellRange, RawTable } from './raw-table.ts';

/** Places named in a message; more would not help to find the first. */
const MOST_NAMED = 8;

const PLAIN_TABLE: Label = {
  zh: '表头一行、以下没有合并单元格、有内容的行列都看得见的工作表',
  en: 'a sheet with a heading of one row, no merged cells below it, and all content in sight',
};

/**
 * Refuses what would be read otherwise than it looks: a merged cell below the heading holds its
 * value in its first row only, and what is hidden may be meant to count or not.
 *
 * @throws InputError naming the cells, rows or columns
 */
export function checkLayout(table: RawTable, header: Header, file: string): void {
  const { layout, sheet, rows } = table;
  if (layout === null) return;
  const isFilled = (text: string | undefined) => text !== undefined && text.trim() !== '';
  const merged = layout.merges.filter(
    ({ endRow, startRow, startCol }) =>
      endRow > header.index && (startRow <= header.index || isFilled(rows[startRow]?.[startCol])),
  );
  const hiddenRows = layout.hiddenRows.filter(
    (row) => row > header.index && rows[row]?.some(isFilled),
  );
  const hiddenColumns = layout.hiddenColumns.filter((column) =>
    rows.slice(header.index).some((row) => isFilled(row[column])),
  );
  const at = (place: string) => `${sheet}!${place}`;
  const refuse = (places: readonly string[], message: Label) => {
    if (places.length === 0) return;
    const more = places.length > MOST_NAMED ? ' …' : '';
    const named = places.slice(0, MOST_NAMED).map(at).join(', ');
    throw fileProblem(file, `${named}${more}`, message, PLAIN_TABLE);
  };
  const uncalculated = layout.uncalculated.filter(([row]) => row > header.index);
  refuse(
    uncalculated.map(([row, column]) => `${columnLetter(column)}${row + 1}`),
    {
      zh: '公式没有算出的值，读到的会是空格；请在电子表格里打开、重算并保存',
      en: 'formulas were saved without a value and would read as empty; open, recalculate and save',
    },
  );
  refuse(merged.map(rangeText), {
    zh: '数据行里有合并单元格，除首格外都是空的；请取消合并并逐格填写',
    en: 'cells are merged among the rows and all but the first are empty; unmerge and fill in each',
  });
  refuse(
    hiddenRows.map((row) => `${row + 1}:${row + 1}`),
    {
      zh: '有内容的行被隐藏或筛掉了，分不清算不算；请取消隐藏或删除',
      en: 'rows with content are hidden or filtered out; show them or delete them',
    },
  );
  refuse(
    hiddenColumns.map((column) => `${columnLetter(column)}:${columnLetter(column)}`),
    {
      zh: '有内容的列被隐藏了，分不清算不算；请取消隐藏或删除',
      en: 'columns with content are hidden; show them or delete them',
    },
  );
}

function rangeText({ startRow, startCol, endRow, endCol }: CellRange): string {
  return `${columnLetter(startCol)}${startRow + 1}:${columnLetter(endCol)}${endRow + 1}`;
}
