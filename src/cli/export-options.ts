import type { Command } from 'commander';
import { BOOK_FORMATS, type BookFormat } from '../report/books/books.ts';
import type { Label } from '../rules/rule.ts';
import { addExample } from './help.ts';
import type { Session } from './session.ts';
import { oneOf } from './usage-error.ts';

/** Options of `czt export`, as parsed. */
export interface ExportOptions {
  readonly format: BookFormat;
  readonly out?: string;
}

/** How the files of each program end. */
export const BOOK_SUFFIXES: Readonly<Record<BookFormat, string>> = {
  beancount: 'beancount',
  hledger: 'journal',
  ledger: 'ledger',
};

const MESSAGES = {
  export: {
    zh: '把一次推演写成其他记账软件的账本：资金逐笔、指标逐批，末尾附待其核对的余额',
    en: 'write a run as books of other accounting software, with the balances it is to confirm',
  },
  run: { zh: 'czt run 写出的结果目录', en: 'the directory of a run' },
  format: {
    zh: 'beancount、hledger 或 ledger',
    en: 'beancount, hledger or ledger',
  },
  out: {
    zh: '写到哪个文件（默认以情景编号命名，放在当前目录）',
    en: 'file to write (default: the id of the scenario, in the current directory)',
  },
} as const satisfies Readonly<Record<string, Label>>;

/** Adds the options and help of `czt export` to its command. */
export function describeExport(command: Command, { language }: Session): void {
  command
    .description(MESSAGES.export[language])
    .argument('<run>', MESSAGES.run[language])
    .requiredOption('--format <FORMAT>', MESSAGES.format[language], oneOf(BOOK_FORMATS, language))
    .option('--out <FILE>', MESSAGES.out[language]);
  addExample(command, 'czt export out/baseline --format beancount', language);
}
