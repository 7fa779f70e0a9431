import type { Label } from '../rules/rule.ts';
import type { InputProblem } from './input-error.ts';
import { nearest } from './nearest.ts';
import {
  foundText,
  isSourceMap,
  pathText,
  placeOf,
  printable,
  type SourcePath,
  type SourceTree,
  valueAt,
} from './source-tree.ts';

/** A problem with the value at a path, located where that value was written. */
export function problemAt(
  tree: SourceTree,
  path: SourcePath,
  expected: Label,
  message: Label,
  found: string = foundText(valueAt(tree.root, path)),
): InputProblem {
  const place = placeOf(tree, path);
  return {
    file: place?.file.name ?? '',
    line: place?.line ?? null,
    row: null,
    column: path.length === 0 ? null : printable(pathText(path)),
    found,
    expected,
    message,
  };
}

/** A key that does not exist there, with the nearest one that does. */
export function unknownKey(
  tree: SourceTree,
  path: SourcePath,
  choices: readonly string[],
): InputProblem {
  const key = foundText(String(path.at(-1)));
  // `{ zh: 5,000 亩 }` is two keys to YAML, the second without a value.
  const isCut = valueAt(tree.root, path) === null && /[^\w.-]/.test(key);
  const more = isCut ? QUOTES_WANTED : hint(key, choices);
  return problemAt(
    tree,
    path,
    oneOf(choices),
    {
      zh: `没有名为“${key}”的键${more.zh}`,
      en: `there is no key "${key}" here${more.en}`,
    },
    key,
  );
}

const QUOTES_WANTED: Label = {
  zh: '；花括号里的文字含逗号时要加引号',
  en: '; inside { } a text with a comma needs quotes',
};

/** A word that is none of the choices, with the nearest one. */
export function unknownChoice(
  tree: SourceTree,
  path: SourcePath,
  choices: readonly string[],
): InputProblem {
  const value = valueAt(tree.root, path);
  const near = typeof value === 'string' ? hint(value, choices) : { zh: '', en: '' };
  return problemAt(tree, path, oneOf(choices), {
    zh: `这个值不在可选范围内${near.zh}`,
    en: `this is not one of the choices${near.en}`,
  });
}

/** A value of the wrong kind, or none where one must be. */
export function wrongValue(tree: SourceTree, path: SourcePath, expected: Label): InputProblem {
  const value = valueAt(tree.root, path);
  if (value === undefined) {
    return problemAt(tree, path, expected, {
      zh: `缺少键“${String(path.at(-1))}”`,
      en: `the key "${String(path.at(-1))}" is missing`,
    });
  }
  const message = isSourceMap(value)
    ? { zh: '这里不能是一组键值', en: 'a map of keys cannot stand here' }
    : { zh: '这个值读不懂', en: 'this value cannot be read' };
  return problemAt(tree, path, expected, message);
}

const MOST_SHOWN = 24;

function oneOf(choices: readonly string[]): Label {
  if (choices.length === 0) return { zh: '这里没有键', en: 'no key at all here' };
  const shown = choices.slice(0, MOST_SHOWN);
  const more = choices.length > MOST_SHOWN ? ' …' : '';
  return { zh: `${shown.join('、')}${more} 之一`, en: `one of ${shown.join(', ')}${more}` };
}

function hint(word: string, choices: readonly string[]): Label {
  const near = nearest(word, choices);
  if (near === null) return { zh: '', en: '' };
  return { zh: `；是否想写“${near}”？`, en: `; did you mean "${near}"?` };
}
