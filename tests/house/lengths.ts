import ts from 'typescript';
import type { TextFile } from './tree.ts';

export const MOST_COLUMNS = 100;
export const MOST_LINES = 300;
export const MOST_FUNCTION_LINES = 70;

/** Lines wider than the page; a Chinese character counts as one column. */
export function wideLines({ path, text }: TextFile): string[] {
  return text
    .split('\n')
    .flatMap((line, i) => ([...line].length > MOST_COLUMNS ? [`${path}:${i + 1}`] : []));
}

/** The file when it is too long. */
export function longFile({ path, text }: TextFile): string[] {
  const lines = text.replace(/\n$/, '').split('\n').length;
  return lines > MOST_LINES ? [`${path}: ${lines} lines`] : [];
}

/** Functions, methods and accessors longer than they should be. */
export function longFunctions({ path, text }: TextFile): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const lineOf = (position: number): number => source.getLineAndCharacterOfPosition(position).line;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) {
      const first = lineOf(node.getStart(source));
      const lines = lineOf(node.getEnd()) - first + 1;
      if (lines > MOST_FUNCTION_LINES) found.push(`${path}:${first + 1}: ${lines} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
