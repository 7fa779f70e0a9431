import type { Label } from '../../rules/rule.ts';
import {
  foundText,
  isSourceMap,
  pathText,
  type SourcePath,
  type SourceValue,
} from '../../scenario/source-tree.ts';
import { byCodeUnit } from '../../units/order.ts';
import { type Explanation, step } from './explanation.ts';
import { fill, same } from './label-text.ts';
import type { OpenedRun } from './open-run.ts';

const INPUTS: Label = { zh: '输入的不同', en: 'what differs in the inputs' };
const NONE: Label = { zh: '输入完全相同', en: 'the inputs are the same' };
const KEY: Label = { zh: '情景 {0}：{1}，对比的一方为 {2}', en: 'scenario {0}: {1}, against {2}' };
const FILE: Label = { zh: '文件 {0} 不同（{1}、{2}）', en: 'file {0} differs ({1}, {2})' };
const ROLES: readonly string[] = ['deals', 'opening'];

/** Keys that only describe a scenario and move no figure. */
const DESCRIPTIONS: readonly string[] = [
  'extends',
  'title',
  'author',
  'sources',
  'changes',
  'signed',
];

/** Which keys of the scenarios and which files differ between two runs. */
export function inputDifferences(run: OpenedRun, against: OpenedRun): Explanation {
  const [here, there] = [run, against].map(({ prepared }) => leaves(prepared.scenario.content));
  const keys = [...new Set([...here!.keys(), ...there!.keys()])]
    .filter((key) => !DESCRIPTIONS.includes(/^[^.[]*/.exec(key)![0]))
    .filter((key) => here!.get(key) !== there!.get(key))
    .sort(byCodeUnit)
    .map((key) => fill(KEY, same(key), same(here!.get(key) ?? '—'), same(there!.get(key) ?? '—')));
  const rows = [...keys, ...fileDifferences(run, against)].map((label) => step(label));
  return step(rows.length === 0 ? NONE : INPUTS, { terms: rows });
}

/** Every value of a scenario by its path, as text. */
function leaves(value: SourceValue, path: SourcePath = []): Map<string, string> {
  const isList = Array.isArray(value);
  if (!isList && !isSourceMap(value)) return new Map([[pathText(path), foundText(value)]]);
  const parts: (readonly [string | number, SourceValue])[] = isList
    ? [...value.entries()]
    : Object.entries(value);
  return new Map(parts.flatMap(([key, part]) => [...leaves(part, [...path, key])]));
}

function fileDifferences(run: OpenedRun, against: OpenedRun): Label[] {
  return ROLES.flatMap((role) => {
    const [here, there] = [run, against].map(({ prepared }) =>
      prepared.inputs.find((input) => input.role === role),
    );
    if (here?.sha256 === there?.sha256) return [];
    const texts = [here, there].map((input) => same(input?.sha256.slice(0, 12) ?? '—'));
    return [fill(FILE, same(here?.name ?? there?.name ?? role), ...texts)];
  });
}
