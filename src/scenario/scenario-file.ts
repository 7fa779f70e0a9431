import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { byCodeUnit } from '../units/order.ts';
import { InputError, type InputProblem } from './input-error.ts';
import type { LoadedScenario, ScenarioChange, ScenarioContext } from './loaded-scenario.ts';
import { loadPaymentPath } from './market-paths-file.ts';
import { namedFile, namedPath, nameWithin, reachOf } from './named-path.ts';
import { nearest } from './nearest.ts';
import { PRESET_IDS } from './quota-preset.ts';
import { loadQuotaPreset } from './quota-preset-file.ts';
import { readChain } from './scenario-chain.ts';
import { mergeScenario } from './scenario-merge.ts';
import { moveScenario, type NamedPresets, readScenario } from './scenario-reading.ts';
import { namesPreset } from './sharing/preset-expansion.ts';
import { loadSharingPresets } from './sharing/preset-file.ts';
import { type SourcePath, type SourceTree, valueAt } from './source-tree.ts';
import { fileProblem } from './text-file.ts';

/**
 * Reads a scenario file with everything it extends, and checks it.
 *
 * @param path the file as the person named it; messages call it that
 * @throws InputError with every problem found, each with file, line and key.
 */
export async function loadScenario(
  path: string,
  context: ScenarioContext,
): Promise<LoadedScenario> {
  const reach = await reachOfNamed(path);
  const links = await readChain(path, reach);
  const { tree: merged, changed } = mergeLinks(
    links.map((link) => link.tree),
    context.overlay,
  );
  const moved = moveScenario(merged, context);
  const deals = await fileAt(moved.tree, ['deals', 'file'], reach, context.ownDeals !== true);
  const opening = await fileAt(moved.tree, ['opening'], reach, true);
  const index = await fileAt(moved.tree, ['market', 'index', 'file'], reach, true);
  const missing = [deals, opening, index].filter(
    (found) => found !== null && typeof found !== 'string',
  );
  const read = readScenario(moved, context, await presetsOf(moved.tree), missing);
  if (!read.ok) {
    const names = links.map(({ file }) => file.name);
    throw new InputError(inOrder(read.problems, names));
  }
  const { behaviour, start } = read.reading;
  return {
    ...read.reading,
    ...{ path: resolve(path), id: basename(path, extname(path)), changed },
    merged: merged.root,
    paymentPath: await loadPaymentPath(behaviour.payment?.market, start),
    indexFile: typeof index === 'string' ? index : null,
    dealsFile: String(deals),
    openingFile: String(opening),
    files: links.map(({ file: { path: absolute, sha256 } }) => ({
      name: nameWithin(reach, absolute),
      path: absolute,
      sha256,
    })),
  };
}

/** The presets a scenario names, read from the files that come with the engine. */
async function presetsOf(tree: SourceTree): Promise<NamedPresets> {
  const named = valueAt(tree.root, ['quota', 'preset']);
  const quota = PRESET_IDS.filter((id) => id === named);
  return {
    sharing: namesPreset(tree) ? await loadSharingPresets() : new Map(),
    quota: new Map(
      await Promise.all(quota.map(async (id) => [id, await loadQuotaPreset(id)] as const)),
    ),
  };
}

/** A scenario that is not there, with the file beside it that was perhaps meant. */
async function missingFile(path: string): Promise<InputProblem> {
  const beside = await readdir(dirname(resolve(path))).catch(() => []);
  const near = nearest(
    basename(path),
    beside.filter((name) => /\.ya?ml$/i.test(name)),
  );
  const problem = fileProblem(path, 'missing', basename(path));
  if (near === null) return problem;
  const { zh, en } = problem.expected;
  return { ...problem, expected: { zh: `${zh}；最近的是 ${near}`, en: `${en}; nearest: ${near}` } };
}

async function reachOfNamed(path: string): Promise<string> {
  try {
    return await reachOf(resolve(path));
  } catch {
    throw new InputError([await missingFile(path)]);
  }
}

/** The first file laid over the second, that over the third, and so on; then the overlay. */
function mergeLinks(
  trees: readonly SourceTree[],
  overlay: SourceTree | undefined,
): {
  readonly tree: SourceTree;
  readonly changed: readonly ScenarioChange[];
} {
  let tree = trees.at(-1)!;
  let changed: readonly ScenarioChange[] = [];
  for (const child of trees.slice(0, -1).reverse()) {
    ({ tree, changed } = mergeScenario(tree, child));
  }
  return overlay === undefined ? { tree, changed } : mergeScenario(tree, overlay, 'base');
}

/** A file where the scenario names it, which may be a link to somewhere else within reach. */
async function fileAt(
  tree: SourceTree,
  path: SourcePath,
  reach: string,
  mustExist: boolean,
): Promise<string | InputProblem | null> {
  const value = valueAt(tree.root, path);
  if (typeof value !== 'string' || value === '') return null;
  const found = await namedFile(tree, path, reach, mustExist);
  return typeof found === 'string' ? namedPath(tree, path) : found;
}

/** The scenario's own problems first, then its base's, each from top to bottom. */
function inOrder(problems: readonly InputProblem[], names: readonly string[]): InputProblem[] {
  return [...problems].sort(
    (a, b) =>
      names.indexOf(a.file) - names.indexOf(b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      byCodeUnit(a.column ?? '', b.column ?? ''),
  );
}
