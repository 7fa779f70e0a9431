import type { RunInput } from '../../engine/run-input.ts';
import type { RunResult } from '../../engine/run-result.ts';
import type { WhyTrace } from '../../engine/trace.ts';
import type { Why } from '../../ledger/why.ts';
import { invariant } from '../../units/invariant.ts';
import { Citations } from './citations.ts';
import { same } from './label-text.ts';
import { Names } from './names.ts';
import type { TracedRun } from './traced-run.ts';
import { WhyWords } from './why-explanation.ts';

/** What explanations of one run are made from. */
export interface Scene {
  readonly input: RunInput;
  readonly result: RunResult;
  readonly trace: WhyTrace;
  readonly names: Names;
  readonly citations: Citations;
  readonly words: WhyWords;
}

/** The run itself, or the same deals without cooperation. */
export function sceneOf(opened: TracedRun, isAlone = false): Scene {
  const { prepared } = opened;
  const result = isAlone ? opened.alone : opened.result;
  const trace = isAlone ? opened.aloneTrace : opened.trace;
  const names = new Names(prepared.codeNames, prepared.input.places);
  const citations = new Citations(prepared.input.rules);
  const words = new WhyWords(names, citations, (path) => {
    const id = result.ledger.chart.find(path);
    return id === undefined ? same(path) : names.account(result.ledger.chart.account(id));
  });
  return { input: prepared.input, result, trace, names, citations, words };
}

/**
 * How a leg came about.
 *
 * @throws InvariantError when its reasons do not come to its amount
 */
export function whyOfLeg({ result, trace }: Scene, entry: number, leg: number): Why {
  const amountFen = result.ledger.journal.entry(entry).legs[leg]!.amountFen;
  const why = trace.thunk(entry, leg)?.();
  const { numerator, denominator } = why?.result ?? { numerator: 0n, denominator: 0n };
  const holds = numerator === BigInt(amountFen) && denominator === 1n;
  invariant(why !== undefined && holds, 'why.differs', () => ({ entry, leg, amountFen }));
  return why;
}
