import type { TextFile } from './tree.ts';

const ASKED = /\brules?\s*\.\s*(?:at|find|count|flag|note)\(\s*'([\w-]+)'/g;
const CITED = /\brule:\s*'([\w-]+)'/g;
const DEFINED = /^\s*(?:-\s*)?id:\s*["']?([\w-]+)/gm;

/** Rule ids a source file asks the rule book for, or cites on a posting, a move or a refusal. */
export function quotedRules({ text }: TextFile): string[] {
  return [...text.matchAll(ASKED), ...text.matchAll(CITED)].map((match) => match[1]!);
}

/** Rule ids a file of rule data defines. */
export function definedRules({ text }: TextFile): string[] {
  return [...text.matchAll(DEFINED)].map((match) => match[1]!);
}
