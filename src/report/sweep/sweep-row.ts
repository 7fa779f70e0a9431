import type { RunInput } from '../../engine/run-input.ts';
import { drawAt } from '../../experiment/study/draw-overlay.ts';
import { type PreparedStudy, pointInput } from '../../experiment/study/prepare-study.ts';
import { placeOfRow } from '../../experiment/study/study.ts';
import { RuleGapError } from '../../rules/rule-book.ts';
import { describeProblem, InputError } from '../../scenario/input-error.ts';
import { InvariantError } from '../../units/invariant.ts';
import { Measurer } from './measurer.ts';

/** One row of the results: one replicate of one point. */
export interface SweepRow {
  readonly row: number;
  readonly point: number;
  readonly replicate: number;
  /** Why the draw has no outcomes; null when it has. */
  readonly failure: { readonly code: string; readonly reason: string } | null;
  /** Values of the dimensions, in order. */
  readonly values: readonly string[];
  /** In the order of the study; empty when the draw failed. */
  readonly outcomes: readonly bigint[];
}

/** Points whose scenario is kept ready: the next replicates come back to them. */
const KEPT_POINTS = 64;
/** Replicates kept ready for the next points: rows come replicate by replicate. */
const KEPT_REPLICATES = 4;

/** Computes rows of a study, one by one, in any order. */
export class RowComputer {
  readonly #prepared: PreparedStudy;
  readonly #measurer: Measurer;
  readonly #ready = new Map<number, RunInput>();

  constructor(prepared: PreparedStudy) {
    this.#prepared = prepared;
    this.#measurer = new Measurer(prepared, { replicates: KEPT_REPLICATES, families: KEPT_POINTS });
  }

  /** A draw that fails is a row with its reason; only what is no answer at all is thrown. */
  async compute(row: number): Promise<SweepRow> {
    const { study } = this.#prepared;
    const { point, replicate } = placeOfRow(study, row);
    const { values } = drawAt(study, point);
    const head = { row, point, replicate, values };
    try {
      const outcomes = this.#measurer.measure(await this.#inputOf(point), replicate);
      return { ...head, failure: null, outcomes };
    } catch (error) {
      return { ...head, failure: failureOf(error), outcomes: [] };
    }
  }

  async #inputOf(point: number): Promise<RunInput> {
    const ready = this.#ready.get(point);
    if (ready !== undefined) return ready;
    const input = await pointInput(this.#prepared, point);
    if (this.#ready.size >= KEPT_POINTS) this.#ready.delete(this.#ready.keys().next().value!);
    this.#ready.set(point, input);
    return input;
  }
}

/** Why a draw failed; throws what is no answer at all again. */
export function failureOf(error: unknown): { code: string; reason: string } {
  if (error instanceof InputError) {
    return { code: 'badInput', reason: error.problems.map(withoutFolder).join('; ') };
  }
  if (error instanceof RuleGapError) return { code: 'ruleGap', reason: error.message };
  if (error instanceof InvariantError) return { code: error.code, reason: error.message };
  throw error;
}

/** The same on every machine: the file is named without where it lies. */
function withoutFolder(problem: InputError['problems'][number]): string {
  return describeProblem({ ...problem, file: problem.file.replace(/^.*[\\/]/, '') });
}
