import type { Command } from 'commander';
import type { Label } from '../../rules/rule.ts';
import { addExample } from '../help.ts';
import type { Session } from '../session.ts';

/** Options of `czt query`, as parsed. */
export interface QueryOptions {
  readonly csv?: boolean;
}

/** Adds the options and help of `czt query` to its command. */
export function describeQuery(command: Command, { language }: Session): void {
  command
    .description(TEXTS.query[language])
    .argument('<directory>', TEXTS.results[language])
    .argument('<sql>', TEXTS.sql[language])
    .option('--csv', TEXTS.csv[language]);
  addExample(
    command,
    'czt query out/baseline "select account, sum(amount_fen) from ledger group by account"',
    language,
  );
}

/** Adds the options and help of `czt compare` to its command. */
export function describeCompare(command: Command, { language }: Session): void {
  command.description(TEXTS.compare[language]).argument('<sweeps...>', TEXTS.sweeps[language]);
  addExample(command, 'czt compare out/sharing-rules#0 out/sharing-rules#3', language);
}

/** Adds the options and help of `czt attribute` to its command. */
export function describeAttribute(command: Command, { language }: Session): void {
  command
    .description(TEXTS.attribute[language])
    .argument('<scenario.yaml>', TEXTS.reform[language]);
  addExample(command, 'czt attribute scenarios/sharing-waterfall.yaml', language);
}

/** Options of `czt sensitivity`, as parsed. */
export interface SensitivityOptions {
  readonly where?: string;
}

/** Adds the options and help of `czt sensitivity` to its command. */
export function describeSensitivity(command: Command, { language }: Session): void {
  command
    .description(TEXTS.sensitivity[language])
    .argument('<sweep>', TEXTS.results[language])
    .option('--where <CONDITION>', TEXTS.where[language]);
  addExample(command, 'czt sensitivity out/sharing-rules --where "zhuzhou.gain < 0"', language);
}

const TEXTS = {
  sensitivity: {
    zh: '一项研究的结果由什么决定：Sobol 指数、Morris 筛选，或条件在哪里成立',
    en: 'what drives the outcomes of a sweep: Sobol, Morris, or where a condition holds',
  },
  where: {
    zh: '条件，如 "zhuzhou.gain < 0"（金额为分）或 failed',
    en: 'condition such as "zhuzhou.gain < 0" (money in fen), or failed',
  },
  query: {
    zh: '用 SQL 查询一次推演或一项研究的结果（DuckDB，不用安装）',
    en: 'ask the results of a run or a sweep in SQL (DuckDB, nothing to install)',
  },
  results: { zh: '结果目录', en: 'directory of results' },
  sql: {
    zh: '查询；研究的表叫 rows，推演的表与 CSV 文件同名',
    en: 'query; a sweep’s table is rows, a run’s are called as its CSV files',
  },
  csv: { zh: '输出 CSV', en: 'print CSV' },
  compare: {
    zh: '逐次比较几个点的结果，给出差额及其 95% 区间',
    en: 'compare points replicate by replicate: differences with 95 % intervals',
  },
  sweeps: {
    zh: '研究的结果目录，或 目录#点；只给一个目录就把各点与第 0 点相比',
    en: 'sweep directories or DIR#POINT; one directory alone: every point against point 0',
  },
  attribute: {
    zh: '一个改革情景的各项条款各给各方带来多少，合计到分',
    en: 'what each provision of a reform contributes to every party, summing to the fen',
  },
  reform: { zh: '继承基准情景的改革情景', en: 'a scenario that extends the one it reforms' },
} as const satisfies Readonly<Record<string, Label>>;
