import type { CaseFile, WrittenCase } from '../../scenario/cases/case-file.ts';
import { prepareCase } from '../../scenario/cases/prepare-case.ts';
import type { EngineData } from '../../scenario/engine-data.ts';
import { InputError, type InputProblem } from '../../scenario/input-error.ts';
import { problemAt } from '../../scenario/source-problem.ts';
import { calculateCase } from './calculate-case.ts';
import { compareRun } from './compare-run.ts';
import type { Finding } from './finding.ts';

/** A case that was run, with everything it expects held against what is. */
export interface CaseResult {
  readonly file: CaseFile;
  readonly written: WrittenCase;
  readonly findings: readonly Finding[];
  readonly passed: boolean;
}

const A_CHECK = {
  zh: 'calculate 或 expect 里至少写一项期望',
  en: 'at least one expectation in calculate or expect',
};
const NO_CHECK = { zh: '这个算例没有检验任何结果', en: 'this case checks nothing' };

/**
 * Runs every case of some files.
 *
 * @throws InputError with the problems of all cases that cannot be run.
 */
export async function runCases(
  files: readonly CaseFile[],
  data: EngineData,
): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  const problems: InputProblem[] = [];
  for (const file of files) {
    for (const written of file.cases) {
      try {
        results.push(await runCase(file, written, data));
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        problems.push(...error.problems);
      }
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return results;
}

async function runCase(
  file: CaseFile,
  written: WrittenCase,
  data: EngineData,
): Promise<CaseResult> {
  const { input, book } = await prepareCase(written, file, data);
  const calculated = calculateCase(written, book);
  const findings = [
    ...calculated,
    ...(input === null ? [] : compareRun(written, input, data.codes.names)),
  ];
  if (findings.length === 0) {
    throw new InputError([problemAt(written.tree, [], A_CHECK, NO_CHECK)]);
  }
  return { file, written, findings, passed: findings.every(({ passed }) => passed) };
}
