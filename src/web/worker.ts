import { cooperationBlocks } from '../report/document/money-blocks.ts';
import { VARIANTS, type Variant } from '../report/what-if/link.ts';
import { fromLosslessJson } from '../report/what-if/lossless-json.ts';
import { type Computed, PageEngine } from '../report/what-if/page-engine.ts';
import type { FirstAnswer, PageData } from '../report/what-if/page-model.ts';
import { drawPicture } from './draw-picture.ts';
import type { Answer, Request, RunRequest } from './messages.ts';
import { unpack } from './unpack.ts';

let engine: PageEngine | null = null;

function answer(message: Answer): void {
  postMessage(message);
}

self.addEventListener('message', async ({ data }: MessageEvent<Request>) => {
  try {
    if (data.kind === 'open') await open(data);
    else serve(engine!, data);
  } catch (error) {
    answer({ kind: 'broken', message: error instanceof Error ? error.message : String(error) });
  }
});

async function open({ packed, scenario }: Request & { kind: 'open' }): Promise<void> {
  const opened = new PageEngine(fromLosslessJson(await unpack(packed)) as PageData);
  engine = opened;
  const titles = opened.titles();
  const first = scenario !== null && opened.has(scenario) ? scenario : titles[0]!.id;
  const offers = titles.map(({ id, title }) => ({
    ...{ id, title },
    controls: id === first ? opened.controls(id) : null,
  }));
  answer({ kind: 'ready', offers });
}

function serve(opened: PageEngine, request: Exclude<Request, { kind: 'open' }>): void {
  const { kind, scenario } = request;
  if (kind === 'run') compute(opened, request);
  if (kind === 'first') answerFirst(opened, request);
  if (kind === 'controls') answer({ kind, scenario, controls: opened.controls(scenario) });
  if (kind === 'save') answer({ kind: 'saved', text: opened.saved(scenario, request.edits) });
  if (kind === 'explain') {
    const { figure, edits } = request;
    const explanation = opened.explain(scenario, edits, figure);
    answer({ kind: 'explained', figure, explanation });
  }
}

function answerFirst(opened: PageEngine, request: Request & { kind: 'first' }): void {
  const { turn, scenario, variants } = request;
  const before = performance.now();
  const found = VARIANTS.flatMap((variant): [Variant, FirstAnswer | null][] => {
    const edits = variants[variant];
    return edits === undefined ? [] : [[variant, opened.first(scenario, edits)]];
  });
  const isWhole = found.every(([, first]) => first !== null);
  const answers = isWhole ? Object.fromEntries(found) : null;
  answer({ kind: 'first', turn, answers, tookMs: performance.now() - before });
}

function compute(opened: PageEngine, request: RunRequest): void {
  const { turn, scenario, variants, shown, language } = request;
  const before = performance.now();
  const found = VARIANTS.flatMap((variant): [Variant, Computed][] => {
    const edits = variants[variant];
    return edits === undefined ? [] : [[variant, opened.compute(scenario, edits)]];
  });
  const outcomes = Object.fromEntries(found.map(([variant, { outcome }]) => [variant, outcome]));
  answer({ kind: 'figures', turn, outcomes, tookMs: performance.now() - before });
  const { outcome, flows } = new Map(found).get(shown)!;
  if (!outcome.ok) return;
  const blocks = [...cooperationBlocks(outcome.summary), ...flows()];
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
