import type { Command } from 'commander';
import type { Label } from '../rules/rule.ts';
import { PARTIES } from '../world/party.ts';
import { addExample } from './help.ts';
import type { Session } from './session.ts';
import { oneOf, parseCount, parseMonth, parseYear } from './usage-error.ts';

/** Options of `czt reconcile`, as parsed. */
export interface ReconcileOptions {
  readonly by?: 'year' | 'month';
  readonly treasury?: string;
  readonly month?: string;
  readonly year?: number;
  readonly statement?: string;
  readonly sheet?: string;
  readonly days?: number;
  readonly out?: string;
  readonly all?: boolean;
}

const MESSAGES = {
  reconcile: {
    zh: '对账：各国库各月各年实有与账面应有，逐笔列出差额的原因和凭证；也可核对自己的国库对账单',
    en: 'hold the treasuries against the ledger, each difference with its cause and voucher',
  },
  run: { zh: 'czt run 写出的结果目录', en: 'the directory of a run' },
  by: { zh: '按 year（年，默认）或 month（月）列表', en: 'by year (the default) or by month' },
  treasury: { zh: '只看这一国库', en: 'only this treasury' },
  month: { zh: '只看这个月，如 2027-03', en: 'only this month, such as 2027-03' },
  year: { zh: '只看这一年', en: 'only this year' },
  statement: {
    zh: '核对一份国库对账单（CSV 或 XLSX；模板见 czt template --kind statement）',
    en: 'match a treasury statement (CSV or XLSX; czt template --kind statement)',
  },
  sheet: { zh: '对账单工作簿中的表名', en: 'sheet of the statement’s workbook' },
  days: {
    zh: '没有凭证号时，日期可差几天（默认 3）',
    en: 'days the dates may differ where no number matches (default 3)',
  },
  out: { zh: '把 CSV 文件写到哪个新目录', en: 'new directory for the CSV files' },
  all: { zh: '长表全部列出', en: 'list everything, however long' },
} as const satisfies Readonly<Record<string, Label>>;

/** Adds the options and help of `czt reconcile` to its command. */
export function describeReconcile(command: Command, { language }: Session): void {
  command
    .description(MESSAGES.reconcile[language])
    .argument('<run>', MESSAGES.run[language])
    .option('--by <PERIOD>', MESSAGES.by[language], oneOf(['year', 'month'], language))
    .option('--treasury <NAME>', MESSAGES.treasury[language], oneOf(PARTIES, language))
    .option('--month <YYYY-MM>', MESSAGES.month[language], (text) => parseMonth(text, language))
    .option('--year <YYYY>', MESSAGES.year[language], (text) => parseYear(text, language))
    .option('--statement <FILE>', MESSAGES.statement[language])
    .option('--sheet <NAME>', MESSAGES.sheet[language])
    .option('--days <N>', MESSAGES.days[language], (text) => parseCount(text, language))
    .option('--out <DIR>', MESSAGES.out[language])
    .option('--all', MESSAGES.all[language]);
  addExample(command, 'czt reconcile out/faults-all --treasury zhuzhou --month 2027-03', language);
}
