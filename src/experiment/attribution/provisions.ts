import { InputError } from '../../scenario/input-error.ts';
import type { LoadedScenario } from '../../scenario/loaded-scenario.ts';
import {
  isSourceMap,
  type SourceMap,
  type SourceTree,
  type SourceValue,
} from '../../scenario/source-tree.ts';

/** One thing a reform changes, which could be done without the rest. */
export interface Provision {
  /** `sharing.rule`, `levers: deed-tax-rate`. */
  readonly name: string;
  readonly change:
    | { readonly kind: 'key'; readonly path: readonly string[]; readonly value: SourceValue }
    | { readonly kind: 'item'; readonly list: string; readonly item: SourceMap };
}

/** More provisions than this make more runs than anybody waits for: two to their number. */
export const MOST_PROVISIONS = 8;

/** Lists whose items each stand for themselves. */
const LISTS = ['levers', 'overrides'];
/** What makes it another set of deals, not another policy. */
const NO_POLICY = ['deals', 'opening', 'start', 'end', 'seed'];

/**
 * Takes a reform apart against the scenario it extends: key by key down to the second level,
 * levers and overrides item by item.
 *
 * @throws InputError when it extends nothing, changes no policy or too much of it.
 */
export function provisionsOf(base: LoadedScenario, reform: LoadedScenario): Provision[] {
  const seen = new Set<string>();
  const provisions = reform.changed.flatMap(({ path }): Provision[] => {
    const [top, second] = path.split(/[.[]/) as [string, string?];
    if (NO_POLICY.includes(top)) throw problem(reform, path, NOT_POLICY);
    if (LISTS.includes(top)) {
      if (seen.has(top)) return [];
      seen.add(top);
      return items(top, base, reform);
    }
    const whole = second === undefined || !isSourceMap(reform.content[top]);
    const keys = whole ? [top] : [top, second];
    const name = keys.join('.');
    if (seen.has(name)) return [];
    seen.add(name);
    return [{ name, change: { kind: 'key', path: keys, value: at(reform.content, keys) } }];
  });
  if (provisions.length === 0) throw problem(reform, '—', NOTHING_CHANGED);
  if (provisions.length > MOST_PROVISIONS) {
    throw problem(reform, `${provisions.length}`, TOO_MANY);
  }
  return provisions;
}

function items(list: string, base: LoadedScenario, reform: LoadedScenario): Provision[] {
  const of = ({ content }: LoadedScenario) => (content[list] ?? []) as readonly SourceMap[];
  const same = (a: SourceMap, b: SourceMap) => JSON.stringify(a) === JSON.stringify(b);
  if (of(base).some((item) => !of(reform).some((other) => same(item, other)))) {
    return [{ name: list, change: { kind: 'key', path: [list], value: of(reform) } }];
  }
  const added = of(reform).filter((item) => !of(base).some((other) => same(item, other)));
  return added.map((item) => ({
    name: `${list}: ${[item['lever'] ?? item['rule'], item['key']].filter(Boolean).join(' ')}`,
    change: { kind: 'item', list, item },
  }));
}

function at(content: SourceMap, path: readonly string[]): SourceValue {
  return path.reduce<SourceValue>(
    (value, key) => (isSourceMap(value) ? (value[key] ?? null) : null),
    content,
  );
}

/** What some provisions of a reform put over the scenario it extends. */
export function overlayOfProvisions(
  base: LoadedScenario,
  reform: SourceTree,
  provisions: readonly Provision[],
): SourceTree {
  let root: SourceMap = {};
  for (const { change } of provisions) {
    if (change.kind === 'item') {
      const { list, item } = change;
      const before = (root[list] ?? base.content[list] ?? []) as readonly SourceValue[];
      root = { ...root, [list]: [...before, item] };
      continue;
    }
    const [top, second] = change.path as [string, string?];
    const under = root[top];
    const value =
      second === undefined
        ? change.value
        : { ...(isSourceMap(under) ? under : {}), [second]: change.value };
    root = { ...root, [top]: value };
  }
  return { root, places: reform.places };
}

function problem(
  { path }: LoadedScenario,
  found: string,
  said: Pick<InputError['problems'][number], 'expected' | 'message'>,
): InputError {
  const place = { file: path.replace(/^.*[\\/]/, ''), line: null, row: null, column: null };
  return new InputError([{ ...place, found, ...said }]);
}

const NOT_POLICY = {
  expected: {
    zh: '只改政策的情景；成交、账本和日期与基准相同',
    en: 'a scenario that changes policy alone, over the same deals, books and dates',
  },
  message: { zh: '这不是政策条款，不能分摊', en: 'this is no provision and cannot be attributed' },
};
const NOTHING_CHANGED = {
  expected: {
    zh: '用 extends 继承基准并改动政策的情景',
    en: 'a scenario that extends another and changes its policy',
  },
  message: { zh: '没有可分摊的改动', en: 'it changes nothing to attribute' },
};
const TOO_MANY = {
  expected: { zh: `至多 ${MOST_PROVISIONS} 项改动`, en: `at most ${MOST_PROVISIONS} provisions` },
  message: {
    zh: '改动太多，要推演的组合会太多',
    en: 'too many provisions: every combination is run',
  },
};
