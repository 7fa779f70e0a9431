import { mergeScenario } from '../../scenario/scenario-merge.ts';
import {
  isSourceMap,
  pathText,
  placeOf,
  type SourceMap,
  type SourcePath,
  type SourceTree,
  type SourceValue,
} from '../../scenario/source-tree.ts';
import { valueAtCoordinate } from '../design/dimension.ts';
import type { Study, StudyDimension } from './study.ts';

/** What a point of a study puts over its base scenario. */
export interface Draw {
  /** The value of every dimension as text, in order. */
  readonly values: readonly string[];
  readonly overlay: SourceTree;
}

/** Works a point out: every dimension writes its value where it acts. */
export function drawAt(study: Study, point: number): Draw {
  const coordinates = study.design.pointAt(point);
  const values = study.dimensions.map((one, i) => valueAtCoordinate(one.values, coordinates[i]!));
  const overlay = overlayOf(
    study,
    study.dimensions.map((dimension, i) => [dimension, values[i]!]),
  );
  return { values, overlay };
}

/** What some dimensions write with these values; the others stay as the base scenario has them. */
export function overlayOf(
  study: Study,
  settings: readonly (readonly [dimension: StudyDimension, value: string])[],
): SourceTree {
  let tree: SourceTree = { root: {}, places: placesOf(study, [], []) };
  for (const [dimension, value] of settings) tree = apply(study, tree, dimension, value);
  return tree;
}

function apply(
  study: Study,
  tree: SourceTree,
  { target, written, at }: StudyDimension,
  text: string,
): SourceTree {
  const value = written.get(text) ?? text;
  const { content } = study.base;
  if (target.kind === 'choices') {
    const over = target.overlays[text]!;
    const start = Object.keys(over).reduce((sum, key) => withSection(sum, content, key), tree);
    return mergeScenario(start, { root: over, places: placesOf(study, [], at) }, 'base').tree;
  }
  if (target.kind === 'path') {
    const [top] = target.path as [string, ...string[]];
    const start = withSection(tree, content, top);
    const root = writeAt(start.root, target.path, value);
    return { root, places: new Map([...start.places, ...placesOf(study, target.path, at)]) };
  }
  const { lever, key } = target;
  const start = withSection(tree, content, 'levers');
  const others = ((start.root['levers'] ?? []) as readonly SourceMap[]).filter(
    (item) => item['lever'] !== lever,
  );
  const item = { lever, ...(key === null ? {} : { key }), value, reason: study.title.en };
  const path = ['levers', others.length];
  return {
    root: { ...start.root, levers: [...others, item] },
    places: new Map([...start.places, ...placesOf(study, path, at)]),
  };
}

/** Starts a section from what the base scenario says there: lists and rules stand whole. */
function withSection(tree: SourceTree, content: SourceMap, key: string): SourceTree {
  if (Object.hasOwn(tree.root, key) || content[key] === undefined) return tree;
  return { ...tree, root: { ...tree.root, [key]: content[key] } };
}

function writeAt(
  root: SourceMap,
  [key, ...rest]: readonly string[],
  value: SourceValue,
): SourceMap {
  if (rest.length === 0) return { ...root, [key!]: value };
  const under = root[key!];
  return { ...root, [key!]: writeAt(isSourceMap(under) ? under : {}, rest, value) };
}

/** Whatever is wrong with what a dimension writes is wrong where the study writes it. */
function placesOf(study: Study, path: SourcePath, at: SourcePath) {
  return new Map([[pathText(path), placeOf(study.tree, at)!]]);
}
