import type { Command } from 'commander';
import type { Label } from '../rules/rule.ts';
import { addExample } from './help.ts';
import type { Session } from './session.ts';
import { oneOf } from './usage-error.ts';

export const REPORT_FORMATS = ['html', 'md', 'xlsx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Options of `czt report`, as parsed. */
export interface ReportOptions {
  readonly format: ReportFormat;
  readonly out?: string;
}

const MESSAGES = {
  report: {
    zh: '把一次推演（或几项研究、搜索）写成可看、可印的报告，或公式可重算的工作簿：一个文件，不联网',
    en: `write a run, or sweeps and searches, as a report to look at and print, or a run as a \
workbook of live formulas`,
  },
  run: {
    zh: 'czt run 写出的结果目录；或 czt sweep、czt search 的一个或几个',
    en: 'the directory of a run, or one or more of sweeps and searches',
  },
  format: {
    zh: 'html（图、表，点数字看来由）、md，或 xlsx（改规则数值即重算分成）；默认 html',
    en: `html (pictures, reasons behind every figure), md, or xlsx (change a rate, the split \
follows); default html`,
  },
  out: {
    zh: '写到哪个文件（默认以情景编号命名，放在当前目录）',
    en: 'file to write (default: the id of the scenario, in the current directory)',
  },
} as const satisfies Readonly<Record<string, Label>>;

/** Adds the options and help of `czt report` to its command. */
export function describeReport(command: Command, { language }: Session): void {
  command
    .description(MESSAGES.report[language])
    .argument('<results...>', MESSAGES.run[language])
    .option('--format <FORMAT>', MESSAGES.format[language], oneOf(REPORT_FORMATS, language), 'html')
    .option('--out <FILE>', MESSAGES.out[language]);
  addExample(
    command,
    'czt report out/baseline --out report.html\n  czt report out/fair-shares out/zhuzhou-drivers',
    language,
  );
}
