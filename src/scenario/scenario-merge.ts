import { enablePatches, produceWithPatches } from 'immer';
import { byCodeUnit } from '../units/order.ts';
import type { ScenarioChange } from './loaded-scenario.ts';
import { HEADER_KEYS } from './scenario-schema.ts';
import {
  isSourceMap,
  pathText,
  type SourceMap,
  type SourcePath,
  type SourcePlace,
  type SourceTree,
  type SourceValue,
  valueAt,
} from './source-tree.ts';

enablePatches();

const HEADER: ReadonlySet<string> = new Set(HEADER_KEYS);

type Draft = { [key: string]: SourceValue };

/** A scenario laid over the one it extends, and what that changed. */
export interface Merge {
  readonly tree: SourceTree;
  readonly changed: readonly ScenarioChange[];
}

/**
 * Lays a scenario over the one it extends: maps key by key; lists, single values, sharing rules,
 * the market and the allocation of a ledger as a whole. Another deals file starts afresh, because
 * sheet, dates and the synthetic mark belong to the file. The header stays each file's own, unless
 * `header` says the base's.
 */
export function mergeScenario(
  base: SourceTree,
  child: SourceTree,
  header: 'child' | 'base' = 'child',
): Merge {
  const replaced: SourcePath[] = [];
  const [merged, patches] = produceWithPatches(withoutHeader(base.root), (draft: Draft) =>
    lay(draft, withoutHeader(child.root), [], replaced),
  );
  const changed = patches.map(({ path, value }) => ({
    path: pathText(path),
    before: valueAt(base.root, path) ?? null,
    after: (value as SourceValue | undefined) ?? null,
  }));
  const headed = header === 'child' ? child : base;
  return {
    tree: {
      root: { ...merged, ...headerOf(headed.root) },
      places: mergePlaces(base.places, child.places, [
        ...replaced,
        ...(header === 'child' ? HEADER_KEYS.map((key) => [key]) : []),
      ]),
    },
    changed: changed.sort((a, b) => byCodeUnit(a.path, b.path)),
  };
}

function headerOf(root: SourceMap): SourceMap {
  return Object.fromEntries(Object.entries(root).filter(([key]) => HEADER.has(key)));
}

function withoutHeader(root: SourceMap): SourceMap {
  return Object.fromEntries(Object.entries(root).filter(([key]) => !HEADER.has(key)));
}

function lay(draft: Draft, over: SourceMap, under: SourcePath, replaced: SourcePath[]): void {
  for (const [key, value] of Object.entries(over)) {
    const path = [...under, key];
    const before = Object.hasOwn(draft, key) ? draft[key] : undefined;
    if (isSourceMap(before) && isSourceMap(value) && !standsWhole(path, value)) {
      lay(before as Draft, value, path, replaced);
      continue;
    }
    replaced.push(path);
    if (JSON.stringify(before) !== JSON.stringify(value)) draft[key] = value;
  }
}

const WHOLE_BY_LEDGER: ReadonlySet<unknown> = new Set(['mechanism', 'allocation']);

function standsWhole(path: SourcePath, value: SourceMap): boolean {
  if (path.length === 1 && path[0] === 'deals') return Object.hasOwn(value, 'file');
  if (path[0] === 'quota') return WHOLE_BY_LEDGER.has(path[1]!) && path.length === 3;
  if (pathText(path).startsWith('behaviour.firms.sharing.')) return path.length === 4;
  if (path[0] !== 'sharing') return false;
  return path[1] === 'rule' || (path[1] === 'taxes' && path.length === 3);
}

function mergePlaces(
  base: ReadonlyMap<string, SourcePlace>,
  child: ReadonlyMap<string, SourcePlace>,
  replaced: readonly SourcePath[],
): ReadonlyMap<string, SourcePlace> {
  const gone = replaced.map(pathText);
  const kept = [...base].filter(
    ([path]) =>
      !gone.some((p) => path === p || path.startsWith(`${p}.`) || path.startsWith(`${p}[`)),
  );
  return new Map([...kept, ...child]);
}
