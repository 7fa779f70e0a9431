import type { Label } from '../../rules/rule.ts';
import type { InputProblem } from '../input-error.ts';
import { wanYuanLeaf } from '../leaf-schema.ts';
import { problemAt, unknownChoice, unknownKey } from '../source-problem.ts';
import {
  isSourceMap,
  pathText,
  placeOf,
  type SourceMap,
  type SourcePath,
  type SourcePlace,
  type SourceTree,
  type SourceValue,
  valueAt,
} from '../source-tree.ts';
import { inWanYuan, ofFen } from './example.ts';
import type { PresetParameter, SharingPreset } from './preset-file.ts';

/** A scenario with its presets put in their places. */
export interface Expansion {
  readonly tree: SourceTree;
  readonly problems: readonly InputProblem[];
  /** The presets used, each once, in the order they are named. */
  readonly used: readonly SharingPreset[];
  /** A problem of the expanded rule, at the key the person wrote. */
  inWords(problem: InputProblem): InputProblem;
}

/** A rule that stands where a preset cannot be used, so that nothing else is said about it. */
const STAND_IN: SourceValue = { fixed: { shares: { land: 1 } } };

/** Where a scenario keeps sharing rules. */
const SHARING_PATHS: readonly (readonly string[])[] = [
  ['sharing'],
  ['behaviour', 'firms', 'sharing'],
];

/** Whether a scenario names a preset anywhere in its sharing rules. */
export function namesPreset(tree: SourceTree): boolean {
  return SHARING_PATHS.some((path) => hasPreset(valueAt(tree.root, path)));
}

function hasPreset(value: SourceValue | undefined): boolean {
  if (Array.isArray(value)) return value.some(hasPreset);
  if (!isSourceMap(value)) return false;
  return Object.hasOwn(value, 'preset') || Object.values(value).some(hasPreset);
}

/** Puts the rule of each preset, its parameters filled in, where the preset is named. */
export function expandPresets(
  tree: SourceTree,
  presets: ReadonlyMap<string, SharingPreset>,
): Expansion {
  const walk = new PresetWalk(tree, presets);
  const root = SHARING_PATHS.reduce((all, path) => expandAt(all, path, walk), tree.root);
  return {
    tree: { root, places: walk.places },
    problems: walk.problems,
    used: [...walk.used],
    inWords: (problem) => ({
      ...problem,
      column: problem.column === null ? null : walk.writtenKey(problem.column),
    }),
  };
}

function expandAt(root: SourceMap, path: readonly string[], walk: PresetWalk): SourceMap {
  const inside = (node: SourceMap, [key, ...rest]: readonly string[]): SourceMap => {
    const value = node[key!];
    if (value === undefined) return node;
    if (rest.length === 0) return { ...node, [key!]: walk.value(value, path) };
    return isSourceMap(value) ? { ...node, [key!]: inside(value, rest) } : node;
  };
  return inside(root, path);
}

class PresetWalk {
  readonly problems: InputProblem[] = [];
  readonly used = new Set<SharingPreset>();
  readonly places: Map<string, SourcePlace>;
  /** How a path of the expanded tree was written: as it stands, or all of it as one key. */
  readonly #written = new Map<string, { readonly name: string; readonly isWhole: boolean }>();
  readonly #tree: SourceTree;
  readonly #presets: ReadonlyMap<string, SharingPreset>;

  constructor(tree: SourceTree, presets: ReadonlyMap<string, SharingPreset>) {
    this.#tree = tree;
    this.#presets = presets;
    this.places = new Map(tree.places);
  }

  value(value: SourceValue, path: SourcePath): SourceValue {
    if (Array.isArray(value)) return value.map((item, i) => this.value(item, [...path, i]));
    if (!isSourceMap(value)) return value;
    if (Object.hasOwn(value, 'preset')) return this.#preset(value, path);
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, this.value(item, [...path, key])]),
    );
  }

  /** The key as the person wrote it, for a key of the expanded tree. */
  writtenKey(column: string): string {
    const isUnder = (path: string) =>
      column === path || column.startsWith(`${path}.`) || column.startsWith(`${path}[`);
    const [nearest] = [...this.#written.keys()].filter(isUnder).sort((a, b) => b.length - a.length);
    if (nearest === undefined) return column;
    const { name, isWhole } = this.#written.get(nearest)!;
    return isWhole ? name : `${name}${column.slice(nearest.length)}`;
  }

  #preset(node: SourceMap, path: SourcePath): SourceValue {
    const id = node['preset'];
    const preset = typeof id === 'string' ? this.#presets.get(id) : undefined;
    if (preset === undefined) {
      const ids = [...this.#presets.keys()];
      this.problems.push(unknownChoice(this.#tree, [...path, 'preset'], ids));
      return STAND_IN;
    }
    const given = node['parameters'] ?? {};
    const faults = [
      ...this.#otherKeys(node, path),
      ...this.#parameterProblems(given, preset, [...path, 'parameters']),
    ];
    if (faults.length > 0) {
      this.problems.push(...faults);
      return STAND_IN;
    }
    this.used.add(preset);
    this.#written.set(pathText(path), { name: pathText([...path, 'preset']), isWhole: true });
    return this.#fill(preset.rule, given as SourceMap, path, path);
  }

  #otherKeys(node: SourceMap, path: SourcePath): InputProblem[] {
    const keys = ['preset', 'parameters'];
    return Object.keys(node)
      .filter((key) => !keys.includes(key))
      .map((key) => unknownKey(this.#tree, [...path, key], keys));
  }

  #parameterProblems(given: SourceValue, preset: SharingPreset, at: SourcePath): InputProblem[] {
    const { parameters } = preset;
    if (!isSourceMap(given)) {
      return [
        problemAt(this.#tree, at, MAP, { zh: '参数写成一组键值', en: 'parameters are a map' }),
      ];
    }
    const names = [...parameters.keys()];
    const unknown = Object.keys(given)
      .filter((name) => !parameters.has(name))
      .map((name) => unknownKey(this.#tree, [...at, name], names));
    const rest = [...parameters].flatMap(([name, parameter]) =>
      Object.hasOwn(given, name)
        ? this.#tooSmall(given[name], parameter, preset, [...at, name])
        : [problemAt(this.#tree, [...at, name], parameter.title, missing(name, preset))],
    );
    return [...unknown, ...rest];
  }

  #tooSmall(
    value: SourceValue | undefined,
    { atLeastFen, title }: PresetParameter,
    preset: SharingPreset,
    at: SourcePath,
  ): InputProblem[] {
    const read = wanYuanLeaf.safeParse(value);
    if (atLeastFen === null || !read.success || read.data >= atLeastFen) return [];
    const least = inWanYuan(ofFen(atLeastFen));
    const message = {
      zh: `${title.zh}不到 ${least}，${preset.document} 不适用`,
      en: `below ${least} the precedent does not apply (${preset.document})`,
    };
    const expected = { zh: `不少于 ${least}`, en: `at least ${least}` };
    return [problemAt(this.#tree, at, expected, message)];
  }

  /** The preset's rule with its parameters filled in; what is filled in keeps its place. */
  #fill(rule: SourceValue, given: SourceMap, path: SourcePath, node: SourcePath): SourceValue {
    if (Array.isArray(rule)) {
      return rule.map((item, i) => this.#fill(item, given, [...path, i], node));
    }
    if (!isSourceMap(rule)) return rule;
    const name = rule['parameter'];
    if (typeof name !== 'string') {
      return Object.fromEntries(
        Object.entries(rule).map(([key, item]) => [
          key,
          this.#fill(item, given, [...path, key], node),
        ]),
      );
    }
    const source = [...node, 'parameters', name];
    this.#written.set(pathText(path), { name: pathText(source), isWhole: false });
    this.#copyPlaces(given[name]!, source, path);
    return given[name]!;
  }

  #copyPlaces(value: SourceValue, from: SourcePath, to: SourcePath): void {
    const place = placeOf(this.#tree, from);
    if (place !== null) this.places.set(pathText(to), place);
    const keys = isSourceMap(value) ? Object.entries(value) : [];
    for (const [key, item] of keys) this.#copyPlaces(item, [...from, key], [...to, key]);
  }
}

const MAP: Label = { zh: '一组键值', en: 'a map of keys' };

function missing(name: string, { id }: SharingPreset): Label {
  return {
    zh: `预设“${id}”还缺参数“${name}”`,
    en: `the preset "${id}" still needs the parameter "${name}"`,
  };
}
