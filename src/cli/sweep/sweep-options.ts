import { type Command, InvalidArgumentError } from 'commander';
import type { Language } from '../../report/labels.ts';
import type { Shard } from '../../report/sweep/run-sweep.ts';
import type { Label } from '../../rules/rule.ts';
import { addExample } from '../help.ts';
import type { Session } from '../session.ts';
import { oneOf, parseCount } from '../usage-error.ts';

/** Options of `czt sweep`, as parsed. */
export interface SweepOptions {
  readonly out?: string;
  readonly workers?: number;
  readonly resume?: boolean;
  readonly until?: string;
  readonly shard?: Shard;
  readonly emit?: string;
  readonly shards?: number;
  readonly yes?: boolean;
}

/** Adds the options and help of `czt sweep` to its command. */
export function describeSweep(command: Command, { language }: Session): void {
  const count = (text: string) => parseCount(text, language);
  command
    .description(TEXTS.sweep[language])
    .argument('<study.yaml>', TEXTS.study[language])
    .option('--out <DIR>', TEXTS.out[language])
    .option('--workers <N>', TEXTS.workers[language], count)
    .option('--resume', TEXTS.resume[language])
    .option('--until <RULE>', TEXTS.until[language])
    .option('--shard <I/N>', TEXTS.shard[language], (text) => parseShard(text, language))
    .option('--emit <KIND>', TEXTS.emit[language], oneOf(['slurm', 'kubernetes'], language))
    .option('--shards <N>', TEXTS.shards[language], count)
    .option('--yes', TEXTS.yes[language]);
  addExample(command, 'czt sweep scenarios/studies/sharing-rules.yaml --workers 2', language);
}

/** Options of `czt merge`, as parsed. */
export interface MergeOptions {
  readonly out: string;
}

/** Adds the options and help of `czt merge` to its command. */
export function describeMerge(command: Command, { language }: Session): void {
  command
    .description(TEXTS.merge[language])
    .argument('<shards...>', TEXTS.shardDirectories[language])
    .requiredOption('--out <DIR>', TEXTS.out[language]);
  addExample(command, 'czt merge out/sharing-rules/shard-* --out out/whole', language);
}

function parseShard(text: string, language: Language): Shard {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index >= 1 && shard.index <= shard.count) return shard;
  throw new InvalidArgumentError(TEXTS.shardForm[language]);
}

const TEXTS = {
  sweep: {
    zh: '按研究文件成批推演，结果写成 Parquet，中断后可接着算',
    en: 'run a study: many runs, results in Parquet, resumable at any instant',
  },
  merge: { zh: '把分片的结果合成一份', en: 'put the shards of a sweep together' },
  study: { zh: '研究文件（YAML）', en: 'study file (YAML)' },
  out: { zh: '写到哪个目录', en: 'directory to write' },
  workers: { zh: '用几个进程（默认全部核）', en: 'processes to use (default: every core)' },
  resume: { zh: '接着算已有的结果', en: 'go on with the results that are there' },
  until: {
    zh: '区间足够窄就停，如 "halfwidth(zhuzhou.net) < 1%"',
    en: 'stop when an interval is narrow enough: "halfwidth(zhuzhou.net) < 1%"',
  },
  shard: { zh: '只算第 I 片，共 N 片', en: 'compute only shard I of N' },
  emit: { zh: '打印作业文件：slurm 或 kubernetes', en: 'print a job file: slurm or kubernetes' },
  shards: { zh: '作业分成几片（配合 --emit，默认 10）', en: 'shards of the job (with --emit, 10)' },
  yes: { zh: '预计要算很久也不再询问', en: 'do not ask, however long it would take' },
  shardDirectories: { zh: '各分片的结果目录', en: 'result directories of the shards' },
  shardForm: { zh: '应写作 3/10：第 3 片，共 10 片', en: 'must be like 3/10: shard 3 of 10' },
} as const satisfies Readonly<Record<string, Label>>;
