import { type TemplateLang, type TemplatePlan, writePlan } from '../deals/template.ts';
import { REQUIRED_COLUMNS, STATEMENT_COLUMNS } from './statement-columns.ts';

const PLAN: TemplatePlan = {
  columns: STATEMENT_COLUMNS,
  required: REQUIRED_COLUMNS.map(({ field }) => field),
  open: [],
  // As numbers, voucher numbers lose the zeros in front.
  asText: ['number', 'code'],
  text: {
    title: { zh: '国库对账单模板', en: 'Template for a treasury statement' },
    sheet: { zh: '对账单', en: 'Statement' },
    hints: [
      {
        zh: '一笔一行，从第 2 行填起；列的顺序可以改，多出的列不读。',
        en: 'One line a row, from row 2 on; columns may be moved, extra ones are not read.',
      },
      {
        zh: '同一凭证在一个国库、一个收支方向上只有一行；金额写正数，收支写在“收支方向”。',
        en: 'A voucher has one row in a treasury and direction; amounts are never negative.',
      },
      {
        zh: '没有凭证编号的，按日期、国库、科目、金额相配；读法不唯一的值不猜，整行退回并说明原因。',
        en: 'Lines without a number are matched by date, treasury, code and amount.',
      },
    ],
  },
};

/** The template of a treasury statement, as the bytes of an XLSX; the same bytes every time. */
export async function writeStatementTemplate(lang: TemplateLang): Promise<Uint8Array> {
  return writePlan(PLAN, lang);
}
