import { basename, extname, resolve } from 'node:path';
import type { Rule } from '../rules/rule.ts';
import { type Day, isoDay, parseIsoDay } from '../units/day.ts';
import { byCodeUnit } from '../units/order.ts';
import { CITIES } from '../world/party.ts';
import { toFaults } from './faults-schema.ts';
import { InputError, type InputProblem } from './input-error.ts';
import { moveLevers } from './lever-settings.ts';
import type { LoadedScenario, ScenarioChange, ScenarioContext } from './loaded-scenario.ts';
import { loadPaymentPath } from './market-paths-file.ts';
import { namedFile, namedPath, nameWithin, reachOf } from './named-path.ts';
import { readOverrides } from './override-file.ts';
import { loadQuotaPreset } from './quota-preset-file.ts';
import { readChoices } from './rule-choice-file.ts';
import { readChain } from './scenario-chain.ts';
import { dateProblems, paymentProblems } from './scenario-checks.ts';
import { mergeScenario } from './scenario-merge.ts';
import { toPolicy } from './scenario-policy.ts';
import { scenarioSchema } from './scenario-schema.ts';
import { schemaProblems } from './schema-problem.ts';
import { baselineProblems } from './sharing/baseline-checks.ts';
import { withPresets } from './sharing/with-presets.ts';
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
  const rules = new Map<string, Rule>([...context.rules].map((rule) => [rule.id, rule]));
  const levers = context.levers ?? [];
  const moved = moveLevers(merged, levers, rules, startOf(merged));
  const { tree, used, ...expansion } = await withPresets(moved.tree);

  const content = scenarioSchema.safeParse(tree.root);
  const known = { rules, onRecord: context.onRecord ?? [], levers };
  const own = readOverrides(tree, known);
  const overrides = [...own.overrides, ...moved.overrides].sort((a, b) => a.from - b.from);
  const decided = readChoices(tree, known);
  const deals = await fileAt(tree, ['deals', 'file'], reach, context.ownDeals !== true);
  const opening = await fileAt(tree, ['opening'], reach, true);
  const index = await fileAt(tree, ['market', 'index', 'file'], reach, true);
  const problems = [
    ...(content.success ? [] : schemaProblems(tree, content.error.issues)),
    ...dateProblems(tree),
    ...paymentProblems(tree),
    ...baselineProblems(tree),
    ...expansion.problems,
    ...own.problems,
    ...moved.problems,
    ...decided.problems,
    ...[deals, opening, index].filter((found) => typeof found !== 'string'),
  ].filter((problem) => problem !== null);
  if (!content.success || problems.length > 0) {
    const names = links.map(({ file }) => file.name);
    throw new InputError(inOrder(problems.map(expansion.inWords), names));
  }

  const { title, author, sources, changes, signed, start, end, seed } = content.data;
  const { sheet, asOf, synthetic } = content.data.deals;
  const presetId = content.data.quota.preset ?? null;
  const quotaPreset = presetId === null ? null : await loadQuotaPreset(presetId);
  const behaviour = content.data.behaviour ?? {};
  const paymentPath = await loadPaymentPath(behaviour.payment?.market, start);
  return {
    path: resolve(path),
    id: basename(path, extname(path)),
    ...{ title, author, sources, changes, start, end, seed, overrides, changed },
    levers: moved.settings,
    choices: decided.choices,
    variants: decided.variants,
    signed: signed ?? null,
    countyTreasuries: content.data.countyTreasuries ?? 'ofCity',
    policy: toPolicy(content.data, quotaPreset),
    quotaPreset,
    presets: used,
    faults: toFaults(content.data.faults),
    ...{ market: content.data.market ?? null, indexFile: typeof index === 'string' ? index : null },
    ...{ coalition: content.data.coalition ?? CITIES, behaviour, paymentPath },
    ...{ dealsFile: String(deals), openingFile: String(opening) },
    ...{ sheet: sheet ?? null, asOf: asOf ?? null, synthetic: synthetic ?? false },
    content: tree.root,
    files: links.map(({ file: { path: absolute, sha256 } }) => ({
      name: nameWithin(reach, absolute),
      path: absolute,
      sha256,
    })),
  };
}

/** The first day of the run, where a lever without a date begins; the schema checks it. */
function startOf(tree: SourceTree): Day {
  const start = valueAt(tree.root, ['start']);
  return (typeof start === 'string' ? parseIsoDay(start) : null) ?? isoDay(EARLIEST);
}

/** Stands for a start that cannot be read, which is refused elsewhere. */
const EARLIEST = '1950-01-01';

async function reachOfNamed(path: string): Promise<string> {
  try {
    return await reachOf(resolve(path));
  } catch {
    throw new InputError([fileProblem(path, 'missing', basename(path))]);
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
