import { join, resolve } from 'node:path';
import { withoutCooperation } from '../engine/alone.ts';
import { run } from '../engine/run.ts';
import type { RunResult } from '../engine/run-result.ts';
import { inputCopies } from '../report/input-copies.ts';
import { preparedSummary } from '../report/prepared-summary.ts';
import { provenanceOf } from '../report/provenance.ts';
import { type WrittenRun, writeRunDirectory } from '../report/run-directory.ts';
import { inspectRunDirectory } from '../report/run-directory-check.ts';
import { runFiles } from '../report/run-files.ts';
import type { Summary } from '../report/summary.ts';
import { terminalReport } from '../report/terminal.ts';
import { packageVersion } from '../scenario/package-root.ts';
import { type PreparedRun, prepareRun } from '../scenario/prepare-run.ts';
import type { RunOptions } from './commands.ts';
import { hasColour } from './io.ts';
import { type Progress, startProgress } from './progress.ts';
import { runRequest } from './run-request.ts';
import { answer, type Session, tell } from './session.ts';
import { insistOnResult, insistOnRows } from './strict.ts';

const STEPS = {
  read: { zh: '读取情景与成交', en: 'reading' },
  run: { zh: '推演', en: 'running' },
  alone: { zh: '推演不合作的对照', en: 'running without cooperation' },
  write: { zh: '写出结果', en: 'writing' },
} as const;

/**
 * Runs a scenario with and without cooperation, writes the run's directory and reports.
 *
 * @throws InputError, RefusedError and InvariantError, with nothing written.
 */
export async function runCommand(
  scenario: string,
  options: RunOptions,
  session: Session,
): Promise<void> {
  const { io } = session;
  const progress = startProgress(session, Object.keys(STEPS).length);
  try {
    progress.step(STEPS.read);
    const prepared = await prepareRun({
      ...runRequest(scenario, options, io),
      seed: options.seed,
      coalition: options.coalition,
    });
    session.inputs.push(...prepared.inputs);
    if (options.strict) insistOnRows(prepared.deals.rejects);
    const out = options.out ?? join('out', folderName(prepared.scenario.id));
    const directory = resolve(io.cwd, out);
    await inspectRunDirectory(directory);
    const { result, summary } = compute(prepared, options, progress);
    progress.step(STEPS.write);
    const written = await write(prepared, { result, summary }, directory, options.seed, session);
    progress.stop();
    report(summary, written, out, session);
  } finally {
    progress.stop();
  }
}

/** A scenario's id as the name of a folder: never one that leads upwards or hides. */
function folderName(id: string): string {
  return id.replace(/^\.+/, '') || 'run';
}

interface Computed {
  readonly result: RunResult;
  readonly summary: Summary;
}

function compute(prepared: PreparedRun, options: RunOptions, progress: Progress): Computed {
  const seed = options.seed ?? prepared.scenario.seed;
  const input = { ...prepared.input, seed };
  progress.step(STEPS.run);
  const result = run(input);
  if (options.strict) insistOnResult(result);
  progress.step(STEPS.alone);
  const alone = run(withoutCooperation(input));
  return { result, summary: preparedSummary(prepared, result, alone) };
}

async function write(
  prepared: PreparedRun,
  { result, summary }: Computed,
  directory: string,
  seed: number | undefined,
  session: Session,
): Promise<WrittenRun> {
  const { deals, origin } = prepared;
  const provenance = provenanceOf(prepared, await packageVersion(), seed);
  const control = new AbortController();
  const release = session.io.onInterrupt(() => control.abort());
  try {
    const copies = await inputCopies(origin.sources);
    const report = { result, summary, rejects: deals.rejects, provenance, inputs: copies };
    return await writeRunDirectory(directory, runFiles(report), { signal: control.signal });
  } finally {
    release();
  }
}

function report(summary: Summary, written: WrittenRun, out: string, session: Session): void {
  const { io, language, json } = session;
  const colour = hasColour(json ? io.stderr : io.stdout, io.env);
  tell(session, terminalReport(summary, { language, colour, directory: out }));
  if (json) answer(session, { directory: written.directory, result: written.sha256, summary });
}
