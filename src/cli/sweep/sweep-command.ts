import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { unsupported } from '../../engine/outcome/unsupported.ts';
import { checkEnds } from '../../experiment/study/check-ends.ts';
import { isOfLand, needsCoalitions } from '../../experiment/study/outcome-name.ts';
import {
  type PreparedStudy,
  pointInput,
  prepareStudy,
} from '../../experiment/study/prepare-study.ts';
import { countRows, type Study } from '../../experiment/study/study.ts';
import { loadStudy } from '../../experiment/study/study-file.ts';
import { parseUntil, type UntilRule } from '../../experiment/study/until-rule.ts';
import { runSweep, type SweepEnd } from '../../report/sweep/run-sweep.ts';
import { SweepDirectory } from '../../report/sweep/sweep-directory.ts';
import { chunksOfShard, planOf } from '../../report/sweep/sweep-plan.ts';
import { RowComputer } from '../../report/sweep/sweep-row.ts';
import { loadEngineData } from '../../scenario/engine-data.ts';
import { InputError } from '../../scenario/input-error.ts';
import { pathFrom } from '../io.ts';
import { answer, type Session, tell } from '../session.ts';
import { type JobSpec, kubernetesJob, slurmJob } from './job-file.ts';
import { ownEngine, processEngine } from './sweep-engine.ts';
import type { SweepOptions } from './sweep-options.ts';
import { startRate } from './sweep-progress.ts';
import { durationText, type SweepFacts, sweepText } from './sweep-text.ts';

const DEFAULT_SHARDS = 10;
/** A sweep that would take longer than this is asked about first. */
const LONGEST_UNASKED_S = 24 * 3600;

/**
 * Runs a study, or what is missing of it, and says how it ended.
 *
 * @throws InputError when the study or the directory cannot be used.
 */
export async function sweepCommand(
  name: string,
  options: SweepOptions,
  session: Session,
): Promise<void> {
  const { io } = session;
  const data = await loadEngineData();
  const path = pathFrom(io, name);
  const study = await loadStudy(path, data);
  await checkEnds(study, data);
  const out = options.out ?? join('out', study.id);
  if (options.emit !== undefined) {
    const shards = options.shards ?? DEFAULT_SHARDS;
    emit(options.emit, { study: name, id: study.id, out, shards }, session);
    return;
  }
  const until = untilOf(study, options);
  const prepared = await prepareStudy(study, data);
  session.inputs.push(...prepared.inputs);
  const plan = await planOf(prepared, until?.text ?? null);
  const directory = new SweepDirectory(resolve(io.cwd, out), out);
  const shard = options.shard ?? null;
  const rows = chunksOfShard(plan.plan.chunks, shard).length * study.chunkRows;
  const workers = options.workers ?? availableParallelism();
  const secondsPerRow = await timeRow(new RowComputer(prepared));
  await askAbout((Math.min(rows, countRows(study)) * secondsPerRow) / workers, options, session);
  await directory.open(plan, options.resume === true);
  const control = new AbortController();
  const release = io.onInterrupt(() => control.abort());
  const rate = startRate(session, Math.min(rows, countRows(study)));
  try {
    const watched = until?.outcome ?? null;
    const engine =
      workers === 1
        ? ownEngine(prepared, directory, plan, watched, control.signal)
        : processEngine(
            workers,
            { study: path, until: plan.plan.until, watched, directory: directory.path },
            control.signal,
          );
    const job = { prepared, plan, directory, shard, until, onChunk: rate.step };
    const end = await runSweep(job, engine);
    rate.stop();
    const fullRuns = await whyFullRuns(prepared);
    report(study, end, { out, perSecond: rate.perSecond(), fullRuns }, session);
  } finally {
    rate.stop();
    release();
  }
}

/** Why outcomes are not computed in columns, as the first point has it. */
async function whyFullRuns(prepared: PreparedStudy): Promise<SweepFacts['fullRuns']> {
  const { outcomes } = prepared.study;
  if (outcomes.some((name) => isOfLand(name) || needsCoalitions(name))) return ['outcomes'];
  try {
    return unsupported(await pointInput(prepared, 0));
  } catch (error) {
    // A point that cannot be used is a row with its reason.
    if (error instanceof InputError) return [];
    throw error;
  }
}

function emit(kind: string, spec: JobSpec, { io }: Session): void {
  io.stdout.write(kind === 'slurm' ? slurmJob(spec) : kubernetesJob(spec));
}

/** The rule on the command line goes before that of the study. */
function untilOf(study: Study, { until, shard }: SweepOptions): UntilRule | null {
  const rule = until === undefined ? study.until : parseUntil(until);
  const known = rule === null ? until === undefined : study.outcomes.includes(rule.outcome);
  if (!known) {
    const names = study.outcomes.join(', ');
    throw usageProblem('--until', until ?? study.until!.text, {
      expected: {
        zh: `halfwidth(结果) < 1%，结果为 ${names} 之一`,
        en: `halfwidth(outcome) < 1%, one of ${names}`,
      },
      message: { zh: '停止条件读不懂', en: 'this is no stop rule' },
    });
  }
  if (rule === null || shard === undefined) return rule;
  throw usageProblem('--shard', rule.text, {
    expected: { zh: '没有停止条件的研究', en: 'a study without a stop rule' },
    message: {
      zh: '分片各不知道别片的结果，不能按区间停止',
      en: 'a shard does not know the others’ results, so it cannot stop by an interval',
    },
  });
}

function usageProblem(
  option: string,
  found: string,
  { expected, message }: Pick<InputError['problems'][number], 'expected' | 'message'>,
): InputError {
  return new InputError([
    { file: option, line: null, row: null, column: null, found, expected, message },
  ]);
}

/** Seconds the first row takes: what the rest is judged by. */
async function timeRow(computer: RowComputer): Promise<number> {
  const start = performance.now();
  await computer.compute(0);
  return (performance.now() - start) / 1000;
}

async function askAbout(seconds: number, { yes }: SweepOptions, session: Session): Promise<void> {
  if (yes === true || seconds <= LONGEST_UNASKED_S) return;
  const long = durationText(seconds, session.language);
  const question = {
    zh: `预计要算 ${long}，继续吗？[y/N] `,
    en: `this would take ${long}; go on? [y/N] `,
  };
  if ((await session.io.confirm?.(question[session.language])) === true) return;
  throw usageProblem('czt sweep', long, {
    expected: {
      zh: '用 --yes 照算，或分片（--emit），或减少行数',
      en: '--yes to run it all the same, shards (--emit), or fewer rows',
    },
    message: { zh: '预计要算这么久', en: 'it would take this long' },
  });
}

function report(study: Study, end: SweepEnd, facts: SweepFacts, session: Session): void {
  tell(session, sweepText(study, end, facts, session.language));
  if (session.json) answer(session, { directory: facts.out, until: end.until, ...end.manifest });
}
