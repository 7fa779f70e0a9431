import { resolve } from 'node:path';
import { caseRecords } from '../report/cases/case-record.ts';
import { type CaseTextOptions, caseText, failureText } from '../report/cases/case-text.ts';
import { type CaseResult, runCases } from '../report/cases/run-cases.ts';
import { type CaseUpdate, planUpdates } from '../report/cases/update-cases.ts';
import { updateText } from '../report/cases/update-text.ts';
import { type CaseFile, readCaseFile } from '../scenario/cases/case-file.ts';
import { findCaseFiles } from '../scenario/cases/find-case-files.ts';
import { loadEngineData } from '../scenario/engine-data.ts';
import { InputError, type InputProblem } from '../scenario/input-error.ts';
import { replaceFiles } from '../scenario/replace-files.ts';
import type { TestOptions } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { initCase } from './init-case.ts';
import { hasColour, pathFrom } from './io.ts';
import { MESSAGES } from './messages.ts';
import { answer, type Session, say, tell } from './session.ts';

/**
 * Runs cases people wrote and says which hold; with `--update` writes what is found instead.
 *
 * @returns refused when a case fails and was not brought up to date
 * @throws InputError when a case cannot be used.
 */
export async function testCommand(
  names: readonly string[],
  options: TestOptions,
  session: Session,
): Promise<ExitCode> {
  const { io } = session;
  if (options.init !== undefined) {
    await initCase(options.init, options, session);
    return EXIT.done;
  }
  if (names.length === 0) throw new InputError([NO_CASES]);
  const found = await findCaseFiles(names.map((name) => pathFrom(io, name)));
  const files = await readAll(found, io.cwd);
  const results = await runCases(files, await loadEngineData());
  const updates = options.update ? planUpdates(results) : [];
  const updated = await update(updates, options, session);
  if (session.json) answer(session, record(results, updated ? updates : []));
  if (!options.update) tellResults(results, session);
  const isLeft = updates.some(({ byHand }) => byHand.length > 0);
  if (results.every(({ passed }) => passed) || (updated && !isLeft)) return EXIT.done;
  return EXIT.refused;
}

const NO_CASES: InputProblem = {
  ...{ file: 'czt test', line: null, row: null, column: null, found: '—' },
  expected: {
    zh: '算例文件或目录，如 czt test scenarios/cases',
    en: 'files or folders of cases, such as czt test scenarios/cases',
  },
  message: { zh: '没有说检验哪些算例', en: 'it does not say which cases' },
};

async function readAll(paths: readonly string[], cwd: string): Promise<CaseFile[]> {
  const files: CaseFile[] = [];
  const problems: InputProblem[] = [];
  for (const path of paths) {
    try {
      files.push(await readCaseFile(resolve(cwd, path), path));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return files;
}

function tellResults(results: readonly CaseResult[], session: Session): void {
  const { io, json, quiet } = session;
  const text = textOptions(session);
  if (!quiet) tell(session, caseText(results, text));
  else if (results.some(({ passed }) => !passed)) {
    (json ? io.stderr : io.stdout).write(failureText(results, text));
  }
}

/** Whether the files were written: after `--yes`, or a yes on a terminal. */
async function update(
  updates: readonly CaseUpdate[],
  { yes = false }: TestOptions,
  session: Session,
): Promise<boolean> {
  const writes = updates.filter(({ patch }) => patch.changes.length > 0);
  if (updates.length > 0) tell(session, updateText(updates, textOptions(session)));
  if (writes.length === 0) return false;
  const { confirm } = session.io;
  const isAgreed = yes || (confirm !== undefined && (await confirm(say(session, ASK))));
  if (!isAgreed) {
    tell(session, `${say(session, MESSAGES.notUpdated)}\n`);
    return false;
  }
  await replaceFiles(writes.map(({ file, patch }) => ({ file: file.file, text: patch.text })));
  tell(session, `${say(session, MESSAGES.updated)}\n`);
  return true;
}

const ASK = MESSAGES.askUpdate;

function textOptions({ io, language, json }: Session): CaseTextOptions {
  return { language, colour: hasColour(json ? io.stderr : io.stdout, io.env) };
}

function record(results: readonly CaseResult[], updates: readonly CaseUpdate[]): object {
  const passed = results.filter((result) => result.passed).length;
  return {
    passed,
    failed: results.length - passed,
    cases: caseRecords(results),
    updated: updates.filter(({ patch }) => patch.changes.length > 0).map((u) => u.file.file.name),
  };
}
