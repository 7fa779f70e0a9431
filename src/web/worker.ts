import { withoutCooperation } from '../engine/alone.ts';
import { run } from '../engine/run.ts';
import type { RunResult } from '../engine/run-result.ts';
import type { Block } from '../report/document/block.ts';
import { flowBlocks } from '../report/document/flow-blocks.ts';
import { cooperationBlocks } from '../report/document/money-blocks.ts';
import { computePrepared, type Prepared, prepareOverlay } from '../report/what-if/apply-edits.ts';
import { controlsOf } from '../report/what-if/controls.ts';
import { VARIANTS, type Variant } from '../report/what-if/link.ts';
import { fromLosslessJson } from '../report/what-if/lossless-json.ts';
import { overlayOf } from '../report/what-if/overlay.ts';
import type { Control, Edits, PageData, PageScenario } from '../report/what-if/page-model.ts';
import { savedScenario } from '../report/what-if/saved-scenario.ts';
import { drawPicture } from './draw-picture.ts';
import { Memory } from './memory.ts';
import type { Answer, Offer, Outcome, Request } from './messages.ts';

interface Opened {
  readonly data: PageData;
  readonly controls: ReadonlyMap<string, readonly Control[]>;
}

interface Kept {
  readonly outcome: Outcome;
  /** Where the money flows, to be drawn when it is shown. */
  readonly flows: readonly Block[];
}

let opened: Opened | null = null;
const kept = new Memory<Kept>(24);
const alone = new Memory<RunResult>(6);

function answer(message: Answer): void {
  postMessage(message);
}

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  try {
    if (data.kind === 'open') open(data.data);
    if (data.kind === 'run') compute(data);
    if (data.kind === 'save') {
      const { scenario, controls } = known(data.scenario);
      answer({ kind: 'saved', text: savedScenario(scenario, controls, data.edits) });
    }
  } catch (error) {
    answer({ kind: 'broken', message: error instanceof Error ? error.message : String(error) });
  }
});

function open(text: string): void {
  const data = fromLosslessJson(text) as PageData;
  const controls = new Map(
    data.scenarios.map((scenario) => [scenario.id, controlsOf(data.law, scenario)]),
  );
  opened = { data, controls };
  const offers = data.scenarios.map(
    (scenario): Offer => ({
      id: scenario.id,
      title: scenario.merged['title'] as unknown as Offer['title'],
      controls: controls.get(scenario.id)!,
    }),
  );
  answer({ kind: 'ready', offers });
}

function known(id: string): { scenario: PageScenario; controls: readonly Control[] } {
  const scenario = opened!.data.scenarios.find((one) => one.id === id)!;
  return { scenario, controls: opened!.controls.get(id)! };
}

function compute({
  turn,
  scenario: id,
  variants,
  shown,
  language,
}: Request & { kind: 'run' }): void {
  const before = performance.now();
  const found = VARIANTS.flatMap((variant): [Variant, Kept][] => {
    const edits = variants[variant];
    return edits === undefined ? [] : [[variant, outcomeOf(id, edits)]];
  });
  const outcomes = Object.fromEntries(found.map(([variant, { outcome }]) => [variant, outcome]));
  answer({ kind: 'figures', turn, outcomes, tookMs: performance.now() - before });
  const { outcome, flows } = new Map(found).get(shown)!;
  if (!outcome.ok) return;
  const blocks = [...cooperationBlocks(outcome.summary), ...flows];
  const pictures = blocks.flatMap((block, i) =>
    block.kind === 'picture'
      ? [
          {
            svg: drawPicture(block.picture, language, `w${i}`),
            alternative: block.picture.alternative,
          },
        ]
      : [],
  );
  answer({ kind: 'pictures', turn, pictures });
}

function outcomeOf(id: string, edits: Edits): Kept {
  return kept.get(
    keyOf(id, edits, () => true),
    () => {
      const { scenario, controls } = known(id);
      const prepared = prepareOverlay(
        opened!.data.law,
        scenario,
        overlayOf(scenario, controls, edits),
      );
      if (!prepared.ok) return { outcome: prepared, flows: [] };
      const without = aloneOf(id, edits, prepared);
      const { summary, result } = computePrepared(scenario, prepared, without);
      return { outcome: { ok: true, summary }, flows: flowBlocks(result) };
    },
  );
}

/** Without cooperation there is neither sharing between cities nor a regime to choose. */
function aloneOf(id: string, edits: Edits, { input }: Extract<Prepared, { ok: true }>): RunResult {
  const bears = (control: string) => control !== 'transfer' && !control.startsWith('share-');
  return alone.get(keyOf(id, edits, bears), () => run(withoutCooperation(input)));
}

function keyOf(id: string, edits: Edits, bears: (control: string) => boolean): string {
  const entries = Object.entries(edits).filter(([control]) => bears(control));
  return JSON.stringify([id, entries.sort(([a], [b]) => (a < b ? -1 : 1))]);
}
