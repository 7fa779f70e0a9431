import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { Label } from '../rules/rule.ts';
import { InputError, type InputProblem } from './input-error.ts';
import {
  isSourceMap,
  pathText,
  printable,
  type SourcePath,
  type SourcePlace,
  type SourceTree,
  type SourceValue,
} from './source-tree.ts';
import type { TextFile } from './text-file.ts';
import { YAML_LABELS, yamlProblem } from './yaml-problem.ts';

/** How many times aliases may be followed in one file. */
const MOST_ALIASES = 100;
/** How deep maps and lists may nest. */
const DEEPEST = 64;
/** How many values a file may hold once its aliases are followed. */
const MOST_VALUES = 100_000;
/** How many problems of one file are listed before the rest is left out. */
const MOST_PROBLEMS = 50;
/** Keys that could reach a prototype; refused before anything is built from them. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads YAML 1.2 (core schema, one document, a map at the top) into plain values and remembers
 * the line of each. A number stays a number only when its text is exactly what JavaScript would
 * print for it; otherwise it stays text, so that no money or ratio passes through a double.
 *
 * @throws InputError with every problem of the text.
 */
export function readYamlSource(file: TextFile): SourceTree {
  const lines = new LineCounter();
  const document = parseDocument(file.text, {
    lineCounter: lines,
    version: '1.2',
    schema: 'core',
    prettyErrors: false,
    // The library compares every key with every other; the walk below does it in one pass.
    uniqueKeys: false,
  });
  const walk = new SourceWalk(file, document, lines);
  walk.reportSyntax();
  if (walk.problems.length === 0) walk.read();
  if (walk.problems.length > 0) throw new InputError(walk.problems.slice(0, MOST_PROBLEMS));
  return { root: walk.root, places: walk.places };
}

class SourceWalk {
  readonly problems: InputProblem[] = [];
  readonly places = new Map<string, SourcePlace>();
  root: Readonly<Record<string, SourceValue>> = {};
  readonly #file: TextFile;
  readonly #document: Document.Parsed;
  readonly #lines: LineCounter;
  #aliases = 0;
  #values = 0;
  /** Line of the outermost alias being followed: what it holds was written elsewhere. */
  #aliasLine: number | null = null;

  constructor(file: TextFile, document: Document.Parsed, lines: LineCounter) {
    this.#file = file;
    this.#document = document;
    this.#lines = lines;
  }

  reportSyntax(): void {
    const exhausted = this.#document.errors.find((e) => e.code === 'RESOURCE_EXHAUSTION');
    if (exhausted !== undefined) {
      this.#report(this.#line(exhausted.pos[0]), [], '[[[[…', YAML_LABELS.tooDeep);
      return;
    }
    for (const { pos, code, message } of [...this.#document.errors, ...this.#document.warnings]) {
      const label =
        code === 'MULTIPLE_DOCS'
          ? YAML_LABELS.manyDocuments
          : {
              zh: `YAML 语法错误：${printable(message)}`,
              en: `YAML syntax: ${printable(message)}`,
            };
      const end = this.#file.text.indexOf('\n', pos[0]);
      const found = this.#file.text.slice(pos[0], end === -1 ? undefined : end).slice(0, 60);
      this.#report(this.#line(pos[0]), [], found.trim() === '' ? '—' : found, label);
    }
  }

  read(): void {
    const value = this.#value(this.#document.contents, [], 1);
    if (this.problems.length > 0) return;
    if (isSourceMap(value)) this.root = value;
    else this.#report(1, [], value === null ? '—' : typeof value, YAML_LABELS.notMap);
  }

  #value(node: Node | null, path: SourcePath, line: number): SourceValue {
    this.places.set(pathText(path), { file: this.#file, line });
    if (path.length > DEEPEST) return this.#report(line, path, '…', YAML_LABELS.tooDeep);
    if (this.#aliases > MOST_ALIASES || this.#values > MOST_VALUES) return null;
    this.#values += 1;
    if (this.#values > MOST_VALUES) {
      return this.#report(
        this.#aliasLine ?? line,
        path,
        `${MOST_VALUES}+`,
        YAML_LABELS.tooManyValues,
      );
    }
    if (isAlias(node)) return this.#alias(node, path, line);
    if (isMap(node)) return this.#map(node, path);
    if (isSeq(node)) {
      return node.items.map((item, index) =>
        this.#value(item as Node | null, [...path, index], this.#lineOf(item, line)),
      );
    }
    return isScalar(node) ? scalarValue(node) : null;
  }

  #alias(node: Alias, path: SourcePath, line: number): SourceValue {
    this.#aliases += 1;
    const outermost = this.#aliasLine === null;
    this.#aliasLine ??= line;
    const found = `*${node.source}`;
    const target = node.resolve(this.#document);
    let value: SourceValue = null;
    if (this.#aliases > MOST_ALIASES) {
      this.#report(this.#aliasLine, path, found, YAML_LABELS.tooManyAliases);
    } else if (target === undefined) {
      this.#report(line, path, found, YAML_LABELS.noAnchor);
    } else {
      value = this.#value(target, path, line);
    }
    if (outermost) this.#aliasLine = null;
    return value;
  }

  #map(node: YAMLMap, path: SourcePath): SourceValue {
    const map: Record<string, SourceValue> = {};
    for (const { key, value } of node.items) {
      const line = this.#lineOf(key, 1);
      if (!isScalar(key)) {
        this.#report(line, path, '?', YAML_LABELS.oddKey);
        continue;
      }
      const name = key.source ?? String(key.value);
      const keyPath = [...path, name];
      if (FORBIDDEN_KEYS.has(name)) {
        this.#report(line, keyPath, name, YAML_LABELS.forbiddenKey);
      } else if (Object.hasOwn(map, name)) {
        this.#report(line, keyPath, name, YAML_LABELS.duplicateKey);
      } else {
        map[name] = this.#value(value as Node | null, keyPath, line);
      }
    }
    return map;
  }

  #line(offset: number): number {
    return this.#lines.linePos(offset).line;
  }

  #lineOf(node: unknown, otherwise: number): number {
    const range = (node as Node | null)?.range;
    return range === undefined || range === null ? otherwise : this.#line(range[0]);
  }

  #report(line: number, path: SourcePath, found: string, message: Label): null {
    this.problems.push(yamlProblem(this.#file.name, line, pathText(path), found, message));
    return null;
  }
}

function scalarValue(node: Scalar): SourceValue {
  const { value, source } = node;
  if (typeof value === 'number') return String(value) === source ? value : (source ?? '');
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}
