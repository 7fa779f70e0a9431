import type { Label } from '../rules/rule.ts';
import type { InputProblem } from './input-error.ts';
import { printable } from './source-tree.ts';

/** What can be wrong with a YAML file before its content is looked at. */
export const YAML_LABELS = {
  tooDeep: { zh: '嵌套太深', en: 'nested too deep' },
  manyDocuments: {
    zh: '一个文件里有多个 YAML 文档',
    en: 'more than one YAML document in the file',
  },
  notMap: { zh: '文件的顶层不是键值', en: 'the top of the file is not a map of keys' },
  tooManyAliases: {
    zh: '别名展开次数过多（别名炸弹）',
    en: 'aliases expand too often (an alias bomb)',
  },
  tooManyValues: { zh: '值太多', en: 'too many values' },
  noAnchor: { zh: '别名没有对应的锚点', en: 'the alias has no anchor' },
  oddKey: { zh: '键必须是一个词', en: 'a key must be a single word' },
  forbiddenKey: { zh: '没有这个键，也不允许这样命名', en: 'no such key; this name is not allowed' },
  duplicateKey: { zh: '同一个键写了两次', en: 'the same key is written twice' },
} as const satisfies Record<string, Label>;

const EXPECTED: Label = {
  zh: '一个 YAML 文档：键不重复，嵌套不超过 64 层，别名展开不超过 100 次',
  en: 'one YAML document: no key twice, at most 64 levels, at most 100 aliases followed',
};

/** A problem with the YAML text itself. */
export function yamlProblem(
  file: string,
  line: number,
  column: string,
  found: string,
  message: Label,
): InputProblem {
  return {
    file,
    line,
    row: null,
    column: column === '' ? null : printable(column),
    found: printable(found),
    expected: EXPECTED,
    message,
  };
}
