import { withoutCooperation } from '../../engine/alone.ts';
import type { RunInput } from '../../engine/run-input.ts';
import type { Label } from '../../rules/rule.ts';
import { invariant } from '../../units/invariant.ts';
import type { Block } from '../document/block.ts';
import { flowBlocks } from '../document/flow-blocks.ts';
import type { Explanation } from '../explain/explanation.ts';
import { type FigureTable, figureTable } from '../explain/figure-explanation.ts';
import { traceRun } from '../explain/traced-run.ts';
import { prepareOverlay, type ReadyRun, readySummary } from './apply-edits.ts';
import { controlsOf } from './controls.ts';
import { toLosslessJson } from './lossless-json.ts';
import { Memory } from './memory.ts';
import { overlayOf } from './overlay.ts';
import {
  type Control,
  type Edits,
  type FirstAnswer,
  type Outcome,
  type PageData,
  type PageLaw,
  type PageScenario,
  pageScenarios,
} from './page-model.ts';
import { quickPositions } from './quick-positions.ts';
import { RunMemory } from './run-memory.ts';
import { savedScenario } from './saved-scenario.ts';

/** What a variant comes to, and where its money flows. */
export interface Computed {
  readonly outcome: Outcome;
  /** Made only when it is to be drawn. */
  readonly flows: () => readonly Block[];
}

const MOST_OUTCOMES = 24;
/** A run keeps its ledger: with and without cooperation, two variants, and a step back. */
const MOST_RUNS = 6;
const MOST_TRACED = 2;

/** What the page runs: its scenarios with whatever was changed, and why a figure is what it is. */
export class PageEngine {
  readonly #law: PageLaw;
  readonly #scenarios: ReadonlyMap<string, PageScenario>;
  readonly #controls = new Map<string, readonly Control[]>();
  readonly #outcomes = new Memory<Computed>(MOST_OUTCOMES);
  readonly #runs = new RunMemory(MOST_RUNS);
  readonly #tables = new Memory<FigureTable | null>(MOST_TRACED);

  constructor(data: PageData) {
    this.#law = data.law;
    this.#scenarios = new Map(pageScenarios(data).map((scenario) => [scenario.id, scenario]));
  }

  /** The scenarios there are, in order. */
  titles(): { readonly id: string; readonly title: Label }[] {
    return [...this.#scenarios.values()].map(({ id, merged }) => ({
      ...{ id, title: merged['title'] as unknown as Label },
    }));
  }

  has(id: string): boolean {
    return this.#scenarios.has(id);
  }

  /** What can be moved in a scenario. */
  controls(id: string): readonly Control[] {
    const known = this.#controls.get(id) ?? controlsOf(this.#law, this.#scenario(id));
    this.#controls.set(id, known);
    return known;
  }

  /** What a scenario comes to with what was changed. */
  compute(id: string, edits: Edits): Computed {
    return this.#outcomes.get(keyOf(id, edits), () => {
      const ready = this.#prepare(id, edits);
      if (!ready.ok) return { outcome: ready, flows: () => [] };
      const result = this.#run(id, ready, ready.input);
      const alone = this.#run(id, ready, withoutCooperation(ready.input));
      const summary = readySummary(this.#scenario(id), ready, result, alone);
      return { outcome: { ok: true, summary }, flows: () => flowBlocks(result) };
    });
  }

  /**
   * What it comes to in short: figures of {@link compute}, to the fen, without the run. Null where
   * only the run can tell.
   */
  first(id: string, edits: Edits): FirstAnswer | null {
    const ready = this.#prepare(id, edits);
    if (!ready.ok) return ready;
    const positions = quickPositions(ready.input);
    return positions && { ok: true, positions };
  }

  /** How a figure of the summary came about; null where there is no such figure. */
  explain(id: string, edits: Edits, figure: string): Explanation | null {
    const table = this.#tables.get(keyOf(id, edits), () => {
      const ready = this.#prepare(id, edits);
      if (!ready.ok) return null;
      const scenario = this.#scenario(id);
      const { codeNames } = this.#law;
      const traced = traceRun({ input: ready.input, codeNames, deals: scenario }, (...runs) =>
        readySummary(scenario, ready, ...runs),
      );
      return figureTable(traced, Number.POSITIVE_INFINITY);
    });
    return table?.get(figure)?.() ?? null;
  }

  /** A variant as a scenario file. */
  saved(id: string, edits: Edits): string {
    return savedScenario(this.#scenario(id), this.controls(id), edits);
  }

  #scenario(id: string): PageScenario {
    const scenario = this.#scenarios.get(id);
    invariant(scenario !== undefined, 'page.scenario', () => ({ id }));
    return scenario;
  }

  #prepare(id: string, edits: Edits) {
    const scenario = this.#scenario(id);
    return prepareOverlay(this.#law, scenario, overlayOf(scenario, this.controls(id), edits));
  }

  /** The one place where a run is made or remembered, whichever scenario it was made for. */
  #run(id: string, { reading }: ReadyRun, input: RunInput) {
    const { choices, variants, coalition, countyTreasuries } = reading;
    const { dealsDigest, openingDigest } = this.#scenario(id);
    const own = { coalition, countyTreasuries, variants, choices };
    const from = toLosslessJson({ dealsDigest, openingDigest, ...own });
    return this.#runs.get(from, choices, input);
  }
}

function keyOf(id: string, edits: Edits): string {
  return JSON.stringify([id, Object.entries(edits).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
