import { LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Label } from '../rules/rule.ts';
import { InputError, type InputProblem } from './input-error.ts';

/** Where a value sits inside a document: keys and list positions from the top. */
export type KeyPath = readonly (string | number)[];

/** A YAML text that fitted its schema, with the means to point back into it. */
export interface YamlText<T> {
  readonly value: T;
  /** A problem with the value at a path, with its line and what is written there. */
  problem(path: KeyPath, expected: Label, message: Label): InputProblem;
}

const WELL_FORMED: Label = { zh: '合乎 YAML 1.2 的文本', en: 'well-formed YAML 1.2' };
const MALFORMED: Label = { zh: '无法解析为 YAML', en: 'cannot be read as YAML' };
const NO_ALIAS: Label = { zh: '不使用别名（*）', en: 'no aliases (*)' };
const MISFIT: Label = { zh: '内容不合要求', en: 'does not have the required form' };
const FOUND_LENGTH = 80;

/**
 * Reads YAML (core schema: dates stay text; no aliases, no repeated keys, one document) and
 * checks it against a schema. A check of the schema may give its expectation in both languages
 * as `params: { expected: Label }`.
 *
 * @throws InputError with every problem found.
 */
export function readYaml<T>(text: string, file: string, schema: z.ZodType<T>): YamlText<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'core',
    uniqueKeys: true,
    lineCounter: lines,
    prettyErrors: false,
  });
  const faults = [...document.errors, ...document.warnings].map((fault) => ({
    ...plainProblem(file, MALFORMED, WELL_FORMED, fault.message),
    line: lines.linePos(fault.pos[0]).line,
  }));
  if (faults.length > 0) throw new InputError(faults);

  const data = toPlain(() => document.toJS({ maxAliasCount: 0 }), file);
  const problem = (path: KeyPath, expected: Label, message: Label): InputProblem => ({
    file,
    line: lineOf(path),
    row: null,
    column: path.length === 0 ? null : path.join('.'),
    found: show(valueAt(data, path)),
    expected,
    message,
  });
  const lineOf = (path: KeyPath): number | null => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true) as Node | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return null;
  };
  const checked = schema.safeParse(data);
  if (checked.success) return { value: checked.data, problem };
  throw new InputError(checked.error.issues.flatMap((issue) => issueProblems(issue, problem)));
}

function toPlain(read: () => unknown, file: string): unknown {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new InputError([plainProblem(file, MALFORMED, NO_ALIAS, error.message)]);
  }
}

function plainProblem(file: string, message: Label, expected: Label, found: string): InputProblem {
  return { file, line: null, row: null, column: null, found, expected, message };
}

function issueProblems(
  issue: z.core.$ZodIssue,
  problem: YamlText<unknown>['problem'],
): InputProblem[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys') {
    const expected: Label = { zh: '只用列出的键', en: 'only the documented keys' };
    const message: Label = { zh: '不认识的键', en: 'unknown key' };
    return issue.keys.map((key) => problem([...path, key], expected, message));
  }
  return [problem(path, expectedOf(issue), MISFIT)];
}

function expectedOf(issue: z.core.$ZodIssue): Label {
  const named = issue.code === 'custom' ? (issue.params?.['expected'] as Label | undefined) : null;
  if (named) return named;
  if (issue.code === 'invalid_type') {
    const type = issue.expected;
    const quoted = type === 'string' ? ' (in quotes)' : '';
    return { zh: `类型 ${type}${quoted && '（加引号）'}`, en: `a value of type ${type}${quoted}` };
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String).join(', ');
    return { zh: `其中之一：${values}`, en: `one of ${values}` };
  }
  return { zh: issue.message, en: issue.message };
}

function valueAt(data: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<string | number, unknown>>)[key]
        : undefined,
    data,
  );
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length <= FOUND_LENGTH ? text : `${text.slice(0, FOUND_LENGTH)}…`;
}
