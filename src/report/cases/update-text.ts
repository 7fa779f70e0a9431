import { pathText } from '../../scenario/source-tree.ts';
import { plainText } from '../terminal/plain-text.ts';
import { makeStyle } from '../terminal/style.ts';
import type { CaseTextOptions } from './case-text.ts';
import type { CaseUpdate } from './update-cases.ts';

/** What would be written where, file by file, and what is left to a person. */
export function updateText(updates: readonly CaseUpdate[], options: CaseTextOptions): string {
  const { say, colours } = makeStyle(options.language, options.colour);
  const lines = updates.flatMap(({ file, patch, byHand }) => [
    plainText(file.file.name),
    ...patch.changes.flatMap(({ path, before, after }) => [
      `  ${plainText(pathText(path))}`,
      `    ${colours.red(`− ${plainText(before)}`)}`,
      `    ${colours.green(`+ ${plainText(after)}`)}`,
    ]),
    ...byHand.map(
      (path) =>
        `  ${plainText(pathText(path))}: ${say({ zh: '须手工修改', en: 'must be mended by hand' })}`,
    ),
  ]);
  return `${lines.join('\n')}\n`;
}
