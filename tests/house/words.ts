import type { TextFile } from './tree.ts';

/** Joined here so that the lists do not find themselves. */
const joined = (...parts: string[]): string => parts.join('');
const pattern = (...parts: string[]): RegExp => new RegExp(joined(...parts));

/** Clock, chance, locale, imprecise mathematics and printing: never inside the engine. */
export const ENGINE_WORDS: readonly RegExp[] = [
  /\bDate\.now\b/,
  /\bnew Date\(/,
  /\bMath\.random\b/,
  /\bperformance\.now\b/,
  /\.toLocale/,
  /\blocaleCompare\b/,
  /\bMath\.(pow|exp|log|sin|cos)\b/,
  /\bconsole\./,
];

/** Unfinished, switched off or unchecked: nowhere. */
export const WORKSHOP_WORDS: readonly RegExp[] = [
  pattern('\\bTO', 'DO\\b'),
  pattern('\\bFIX', 'ME\\b'),
  pattern('\\bXX', 'X\\b'),
  pattern('\\.on', 'ly\\('),
  pattern('\\.sk', 'ip\\('),
  pattern('\\bit\\.to', 'do\\b'),
  pattern('@ts-', 'ignore'),
  pattern('@ts-', 'nocheck'),
  pattern('\\bas a', 'ny\\b'),
];

/** Places of one machine that mean nothing on another. */
export const MACHINE_PATHS: readonly RegExp[] = [
  pattern('/wo', 'rk/'),
  pattern('/fa', 'rm/'),
  pattern('/tm', 'p/'),
  pattern('\\.\\./sha', 'red'),
];

/** Download addresses in a lock file. */
export const LOCK_ADDRESSES: readonly RegExp[] = [/"resolved": *"https?:/];

/** The file without the lines that are comment only; the lines keep their numbers. */
export function withoutComments({ path, text }: TextFile): TextFile {
  return { path, text: text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '') };
}

/** Every line of a file that one of the patterns finds something in. */
export function findWords(file: TextFile, patterns: readonly RegExp[]): string[] {
  return file.text
    .split('\n')
    .flatMap((line, i) =>
      patterns.some((one) => one.test(line)) ? [`${file.path}:${i + 1}: ${line.trim()}`] : [],
    );
}
