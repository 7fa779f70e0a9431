import { isMap, isScalar, isSeq, type Node, parseDocument, type Scalar } from 'yaml';
import type { SourcePath } from '../source-tree.ts';

/** A single value as it stands in a YAML text. */
export interface ScalarPlace {
  /** Where its text begins and ends, quotes included. */
  readonly from: number;
  readonly to: number;
  readonly quote: '"' | "'" | '';
  /** Its text without the quotes, as read. */
  readonly text: string;
}

/**
 * Finds single values in a YAML text by their paths.
 *
 * @returns by path in order; null for what is no single plain or quoted value written at its place
 */
export function locateScalars(text: string, paths: readonly SourcePath[]): (ScalarPlace | null)[] {
  const { contents } = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false });
  return paths.map((path) => placeOf(nodeAt(contents, path)));
}

function nodeAt(top: Node | null, path: SourcePath): unknown {
  let node: unknown = top;
  for (const part of path) {
    if (isMap(node)) node = node.items.find(({ key }) => keyText(key) === String(part))?.value;
    else if (isSeq(node)) node = node.items[Number(part)];
    else return null;
  }
  return node;
}

function keyText(key: unknown): string | null {
  return isScalar(key) ? (key.source ?? String(key.value)) : null;
}

const QUOTES: Readonly<Record<string, ScalarPlace['quote']>> = {
  PLAIN: '',
  QUOTE_DOUBLE: '"',
  QUOTE_SINGLE: "'",
};

function placeOf(node: unknown): ScalarPlace | null {
  if (!isScalar(node)) return null;
  const { range, type, value } = node as Scalar;
  const quote = QUOTES[type ?? 'PLAIN'];
  if (range === undefined || range === null || quote === undefined) return null;
  return { from: range[0], to: range[1], quote, text: String(node.source ?? value ?? '') };
}
