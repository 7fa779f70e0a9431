import type { Command } from 'commander';
import type { Label } from '../../rules/rule.ts';
import { addExample } from '../help.ts';
import type { Session } from '../session.ts';

/** Options of `czt search`, as parsed. */
export interface SearchOptions {
  readonly out?: string;
}

/** Adds the options and help of `czt search` to its command. */
export function describeSearch(command: Command, { language }: Session): void {
  command
    .description(TEXTS.search[language])
    .argument('<study.yaml>', TEXTS.study[language])
    .option('--out <DIR>', TEXTS.out[language]);
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
  out: { zh: '结果目录（默认 out/<研究>）', en: 'directory of results (default out/<study>)' },
} as const satisfies Readonly<Record<string, Label>>;
