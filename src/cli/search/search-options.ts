import type { Command } from 'commander';
import type { Label } from '../../rules/rule.ts';
import { addExample } from '../help.ts';
import type { Session } from '../session.ts';
import { parseCount } from '../usage-error.ts';

/** Options of `czt search`, as parsed. */
export interface SearchOptions {
  readonly out?: string;
  readonly workers?: number;
  readonly resume?: boolean;
}

/** Adds the options and help of `czt search` to its command. */
export function describeSearch(command: Command, { language }: Session): void {
  command
    .description(TEXTS.search[language])
    .argument('<study.yaml>', TEXTS.study[language])
    .option('--out <DIR>', TEXTS.out[language])
    .option('--workers <N>', TEXTS.workers[language], (text) => parseCount(text, language))
    .option('--resume', TEXTS.resume[language]);
  addExample(command, 'czt search scenarios/studies/sharing-search.yaml', language);
}

const TEXTS = {
  search: {
    zh: '按几个目标在可选项里找最好的方案：Pareto 方案各成一个可推演的情景',
    en: 'look among the levers for the best by several goals: the Pareto set as scenarios to run',
  },
  study: {
    zh: '研究文件，含 goals、constraints、search',
    en: 'study file with goals, constraints and search',
  },
  workers: { zh: '用几个进程（默认全部核）', en: 'processes to use (default: every core)' },
  resume: { zh: '接着做没有做完的搜索', en: 'go on with a search that was cut short' },
  out: { zh: '结果目录（默认 out/<研究>）', en: 'directory of results (default out/<study>)' },
} as const satisfies Readonly<Record<string, Label>>;
