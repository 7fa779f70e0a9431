import { withoutCooperation } from '../../engine/alone.ts';
import { run } from '../../engine/run.ts';
import type { RunInput } from '../../engine/run-input.ts';
import type { RunResult } from '../../engine/run-result.ts';
import { WhyTrace } from '../../engine/trace.ts';
import type { Label } from '../../rules/rule.ts';
import type { Reject } from '../../world/reject.ts';
import type { Summary } from '../summary.ts';

/** What a run to be explained was made from. */
export interface TracedInput {
  readonly input: RunInput;
  /** Names of the category codes. */
  readonly codeNames: ReadonlyMap<string, Label>;
  readonly deals: { readonly rejects: readonly Reject[] };
}

/** A run with the reasons of every posting. */
export interface TracedRun {
  readonly prepared: TracedInput;
  readonly result: RunResult;
  readonly trace: WhyTrace;
  /** The same deals without cooperation, and the reasons of its postings. */
  readonly alone: RunResult;
  readonly aloneTrace: WhyTrace;
  readonly summary: Summary;
}

/** Runs with and without cooperation, keeping the reasons of every posting. */
export function traceRun(
  prepared: TracedInput,
  summarised: (result: RunResult, alone: RunResult) => Summary,
): TracedRun {
  const [trace, aloneTrace] = [new WhyTrace(), new WhyTrace()];
  const result = run(prepared.input, trace);
  const alone = run(withoutCooperation(prepared.input), aloneTrace);
  return { prepared, result, trace, alone, aloneTrace, summary: summarised(result, alone) };
}
