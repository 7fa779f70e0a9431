import type { Command } from 'commander';
import type { Label } from '../../rules/rule.ts';
import { addExample } from '../help.ts';
import type { Session } from '../session.ts';
import { offering } from '../usage-error.ts';
import { DEALS, type Question, SHARING, TRANSFER } from './questions.ts';
import { QUOTA_ANSWERS } from './quota-question.ts';

/** Options of `czt new`, as parsed. */
export interface NewOptions {
  readonly title?: string;
  readonly deals?: string;
  readonly sharing?: string;
  readonly transfer?: string;
  readonly quota?: string;
  readonly yes?: boolean;
  readonly force?: boolean;
}

const MESSAGES = {
  new: {
    zh: '问五个问题，写出第一个情景：带注释，检查无误，可以直接推演',
    en: 'ask five questions and write a first scenario: commented, checked, ready to run',
  },
  file: {
    zh: '写到哪个文件（默认 scenarios/my-scenario.yaml；没有 scenarios 目录则在当前目录）',
    en: 'file to write (default scenarios/my-scenario.yaml, or in the current directory where \
there is no scenarios folder)',
  },
  title: { zh: '名称', en: 'its title' },
  deals: {
    zh: '成交：synthetic、market，或自己的 CSV、XLSX 文件',
    en: 'deals: synthetic, market, or a CSV or XLSX file of your own',
  },
  sharing: {
    zh: '分成：parties、halves、waterfall、increment、quotaSupplied 或 landKeepsAll',
    en: 'sharing: parties, halves, waterfall, increment, quotaSupplied or landKeepsAll',
  },
  transfer: {
    zh: '调库：baseline、T-A、T-B 或 T-C',
    en: 'transfer: baseline, T-A, T-B or T-C',
  },
  quota: {
    zh: '指标：posted、auction、separate，或先例 hunan、guangdong……',
    en: 'quota: posted, auction, separate, or a precedent such as hunan or guangdong',
  },
  yes: { zh: '不问，没给的都取默认', en: 'ask nothing; take the default of what is not given' },
  force: { zh: '覆盖已有的文件', en: 'replace a file that is there' },
} as const satisfies Readonly<Record<string, Label>>;

/** Adds the options and help of `czt new` to its command. */
export function describeNew(command: Command, { language }: Session): void {
  command
    .description(MESSAGES.new[language])
    .argument('[file]', MESSAGES.file[language])
    .option('--title <TEXT>', MESSAGES.title[language])
    .option('--deals <CHOICE>', MESSAGES.deals[language], answerOf(idsOf(DEALS)))
    .option('--sharing <CHOICE>', MESSAGES.sharing[language], answerOf(idsOf(SHARING)))
    .option('--transfer <CHOICE>', MESSAGES.transfer[language], answerOf(idsOf(TRANSFER)))
    .option('--quota <CHOICE>', MESSAGES.quota[language], answerOf(QUOTA_ANSWERS))
    .option('--yes', MESSAGES.yes[language])
    .option('--force', MESSAGES.force[language]);
  addExample(command, 'czt new scenarios/mine.yaml --sharing halves --yes', language);
}

function idsOf({ choices }: Question): readonly string[] {
  return choices.map(({ id }) => id);
}

/** Whether it is one of them is said where the others are, with their names. */
function answerOf(ids: readonly string[]) {
  return offering(ids, (text) => text);
}
