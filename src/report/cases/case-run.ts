import type { RunInput } from '../../engine/run-input.ts';
import type { RunResult } from '../../engine/run-result.ts';
import type { Label } from '../../rules/rule.ts';
import { type TracedRun, traceRun } from '../explain/traced-run.ts';
import { summarise } from '../summarise.ts';
import type { Summary } from '../summary.ts';

/** The run of a case; with the reasons of every posting only when somebody asks. */
export interface CaseRun {
  readonly input: RunInput;
  readonly result: RunResult;
  readonly traced: () => TracedRun;
}

/** A run's result beside a way to run it again with reasons. */
export function caseRun(
  input: RunInput,
  result: RunResult,
  codeNames: ReadonlyMap<string, Label>,
): CaseRun {
  let traced: TracedRun | null = null;
  return {
    ...{ input, result },
    traced: () => {
      traced ??= traceRun({ input, codeNames, deals: { rejects: [] } }, caseSummary);
      return traced;
    },
  };
}

/** The figures of a case's run: what a scenario's files say of themselves is not among them. */
export function caseSummary(result: RunResult, alone: RunResult): Summary {
  return summarise(result, alone, {
    scenario: { id: '', title: { zh: '', en: '' } },
    ...{ synthetic: false, rejects: [], overrides: [], warnings: [] },
  });
}
