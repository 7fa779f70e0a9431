import { produce } from 'immer';
import type { Lever, LeverTarget } from '../rules/lever.ts';
import type { Label, Rule, RuleOverride } from '../rules/rule.ts';
import type { Day } from '../units/day.ts';
import { addRatio, formatRatio, type Ratio, subRatio } from '../units/ratio.ts';
import type { InputProblem } from './input-error.ts';
import { leverRange, rangeProblems } from './lever-range.ts';
import { unitOf } from './override-file.ts';
import { describeOverrideValue, readOverrideValue } from './override-value.ts';
import { FILE_UNITS, type FileUnitName } from './rule-units.ts';
import { leverSchema } from './scenario-schema.ts';
import { problemAt, unknownChoice } from './source-problem.ts';
import {
  isSourceMap,
  pathText,
  type SourcePath,
  type SourcePlace,
  type SourceTree,
  type SourceValue,
  valueAt,
} from './source-tree.ts';

/** A lever as a scenario moved it. */
export interface LeverSetting {
  readonly lever: Lever;
  readonly value: SourceValue;
  /** What stood there before, for a lever that moves a key of the scenario. */
  readonly before: SourceValue;
  readonly reason: string;
}

/** The levers of a scenario moved: what they make of it. */
export interface LeverReading {
  /** The scenario with the keys that levers move. */
  readonly tree: SourceTree;
  readonly overrides: readonly RuleOverride[];
  readonly settings: readonly LeverSetting[];
  readonly problems: readonly InputProblem[];
}

interface Draft {
  tree: SourceTree;
  readonly overrides: RuleOverride[];
  readonly settings: LeverSetting[];
  readonly problems: InputProblem[];
}

type Item = ReturnType<typeof leverSchema.parse>;

/**
 * Moves the levers of a scenario: a lever of a rule becomes an override from its date (else from
 * the start), a lever of the scenario writes its key. Items the schema refuses are left to it.
 */
export function moveLevers(
  tree: SourceTree,
  levers: readonly Lever[],
  rules: ReadonlyMap<string, Rule>,
  start: Day,
): LeverReading {
  const draft: Draft = { tree, overrides: [], settings: [], problems: [] };
  const items = valueAt(tree.root, ['levers']);
  for (const [index, item] of (Array.isArray(items) ? items : []).entries()) {
    const given = leverSchema.safeParse(item);
    if (!given.success) continue;
    const path = ['levers', index];
    const lever = findLever(tree, path, levers, given.data.lever, draft.problems);
    if (lever !== null) moveOne(draft, lever, given.data, path, { levers, rules, start });
  }
  return draft;
}

interface Context {
  readonly levers: readonly Lever[];
  readonly rules: ReadonlyMap<string, Rule>;
  readonly start: Day;
}

/** By its id, or by its number where that is one lever's alone. */
function findLever(
  tree: SourceTree,
  path: SourcePath,
  levers: readonly Lever[],
  name: string,
  problems: InputProblem[],
): Lever | null {
  const byId = levers.find(({ id }) => id === name);
  if (byId !== undefined) return byId;
  const byCode = levers.filter(({ code }) => code === name);
  if (byCode.length === 1) return byCode[0]!;
  const ids = (byCode.length > 0 ? byCode : levers).map(({ id }) => id);
  problems.push(unknownChoice(tree, [...path, 'lever'], ids));
  return null;
}

function moveOne(draft: Draft, lever: Lever, item: Item, path: SourcePath, context: Context): void {
  const { target } = lever;
  const before = target.kind === 'path' ? (valueAt(draft.tree.root, target.path) ?? null) : null;
  const problems = [
    ...optionProblems(draft.tree, path, lever, item.value),
    ...dateProblems(draft.tree, path, target, item),
    ...partProblems(draft.tree, path, target),
  ];
  draft.problems.push(...problems);
  if (problems.length > 0) return;
  if (target.kind === 'rule') moveRule(draft, lever, target, item, path, context);
  else {
    const found = pathRangeProblems(draft.tree, path, lever, item.value);
    draft.problems.push(...found);
    if (found.length === 0 && target.kind === 'path') draft.tree = write(draft.tree, target, path);
  }
  draft.settings.push({ lever, value: item.value, before, reason: item.reason });
}

function moveRule(
  draft: Draft,
  lever: Lever,
  target: Extract<LeverTarget, { kind: 'rule' }>,
  { key, from, to, value: given, reason }: Item,
  path: SourcePath,
  { levers, rules, start }: Context,
): void {
  const rule = rules.get(target.rule)!;
  const all = [...new Set(rule.values.map((value) => value.key))];
  const keys = target.key !== null ? [target.key] : key === undefined ? all : [key];
  if (key !== undefined && !all.includes(key)) {
    draft.problems.push(unknownChoice(draft.tree, [...path, 'key'], all));
    return;
  }
  for (const each of keys) {
    const unit = unitOf(rule, each)!;
    const text = String(given);
    const value = readOverrideValue(text, unit);
    if (value === null) {
      const message: Label = { zh: '操作杆不能取这个值', en: 'the lever cannot take this value' };
      const at = [...path, 'value'];
      draft.problems.push(problemAt(draft.tree, at, describeOverrideValue(unit), message));
      return;
    }
    const found = rangeProblems(draft.tree, path, leverRange(levers, rule.id, each), value);
    draft.problems.push(...found);
    if (found.length > 0) return;
    const said = { rule: rule.id, from: from ?? start, to: to ?? null, reason, lever: lever.id };
    draft.overrides.push({ ...said, key: each, value, written: text });
    const { rest } = target;
    if (rest === null) continue;
    const left = leftFor(rest, each, value, rule, said.from);
    if (left === null || left.numerator < 0) {
      const whole: Label = { zh: '不超过两级原有之和', en: 'no more than both levels had' };
      draft.problems.push(problemAt(draft.tree, [...path, 'value'], whole, NOTHING_LEFT));
      return;
    }
    draft.overrides.push({ ...said, key: rest, value: left, written: formatRatio(left) });
  }
}

const NOTHING_LEFT: Label = {
  zh: '另一级的份额会小于零，或当日没有数值',
  en: 'the other level would have less than nothing, or has no value on the day',
};

/** What a key has once another takes a value, their sum unchanged; null: neither is known. */
function leftFor(rest: string, key: string, value: Ratio, rule: Rule, day: Day): Ratio | null {
  const [own, other] = [key, rest].map(
    (each) =>
      rule.values.findLast(
        ({ key: one, from, to }) => one === each && from <= day && (to === null || day <= to),
      )?.value,
  );
  return own === undefined || other === undefined ? null : subRatio(addRatio(own, other), value);
}

function optionProblems(
  tree: SourceTree,
  path: SourcePath,
  { options }: Lever,
  value: SourceValue,
): InputProblem[] {
  if (options === null || options.includes(String(value))) return [];
  return [unknownChoice(tree, [...path, 'value'], options)];
}

/** A key of the scenario holds for the whole run: it has no dates and no keys. */
function dateProblems(
  tree: SourceTree,
  path: SourcePath,
  target: LeverTarget,
  item: Item,
): InputProblem[] {
  const fixedKey = target.kind === 'rule' && target.key === null;
  const refused = (['from', 'to', 'key'] as const).filter(
    (name) => item[name] !== undefined && (name === 'key' ? !fixedKey : target.kind !== 'rule'),
  );
  return refused.map((name) =>
    problemAt(
      tree,
      [...path, name],
      { zh: `不写 ${name}`, en: `no ${name}` },
      {
        zh: '这个操作杆管整个推演、没有键',
        en: 'this lever has no key and holds for the whole run',
      },
    ),
  );
}

/** A lever of one part of a scenario moves nothing where there is no such part. */
function partProblems(tree: SourceTree, path: SourcePath, target: LeverTarget): InputProblem[] {
  if (target.kind !== 'path' || target.needs === null) return [];
  if (isSourceMap(valueAt(tree.root, target.needs))) return [];
  const part = pathText(target.needs);
  return [
    problemAt(
      tree,
      [...path, 'lever'],
      { zh: `情景里有 ${part}`, en: `${part} in the scenario` },
      { zh: '情景没有这个操作杆要动的部分', en: 'the scenario has no such part to move' },
    ),
  ];
}

function pathRangeProblems(
  tree: SourceTree,
  path: SourcePath,
  { range }: Lever,
  given: SourceValue,
): InputProblem[] {
  if (range === null) return [];
  const { unit } = FILE_UNITS[range.unit as FileUnitName];
  const value: Ratio | null = readOverrideValue(String(given), unit);
  if (value !== null) return rangeProblems(tree, path, range, value);
  const message: Label = { zh: '操作杆不能取这个值', en: 'the lever cannot take this value' };
  return [problemAt(tree, [...path, 'value'], describeOverrideValue(unit), message)];
}

/** Writes the lever's value at its key; what is said of it later points to the lever. */
function write(
  tree: SourceTree,
  { path: target }: Extract<LeverTarget, { kind: 'path' }>,
  item: SourcePath,
): SourceTree {
  const value = valueAt(tree.root, [...item, 'value'])!;
  const root = produce(tree.root, (top: { [key: string]: SourceValue }) => {
    let map = top;
    for (const key of target.slice(0, -1)) {
      if (!isSourceMap(map[key])) map[key] = {};
      map = map[key] as typeof top;
    }
    map[target.at(-1)!] = value;
  });
  return { root, places: moved(tree.places, target, [...item, 'value']) };
}

function moved(
  places: ReadonlyMap<string, SourcePlace>,
  target: SourcePath,
  source: SourcePath,
): ReadonlyMap<string, SourcePlace> {
  const [to, from] = [pathText(target), pathText(source)];
  const below = (path: string, top: string) =>
    path === top || path.startsWith(`${top}.`) || path.startsWith(`${top}[`);
  const kept = [...places].filter(([path]) => !below(path, to));
  const copied = [...places]
    .filter(([path]) => below(path, from))
    .map(([path, place]) => [to + path.slice(from.length), place] as const);
  return new Map([...kept, ...copied]);
}
