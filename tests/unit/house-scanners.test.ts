import { describe, expect, it } from 'vitest';
import {
  importsOf,
  orphans,
  ownImports,
  wrongDirections,
  wrongPackages,
} from '../house/imports.ts';
import { longFile, longFunctions, wideLines } from '../house/lengths.ts';
import { definedRules, quotedRules } from '../house/rule-ids.ts';
import type { TextFile } from '../house/tree.ts';
import {
  ENGINE_WORDS,
  findWords,
  LOCK_ADDRESSES,
  MACHINE_PATHS,
  WORKSHOP_WORDS,
  withoutComments,
} from '../house/words.ts';

const file = (path: string, text: string): TextFile => ({ path, text });
const importing = (path: string, specifier: string): TextFile =>
  file(path, `import { x } from '${specifier}';\n`);

describe('import scanners', () => {
  it('read every kind of import', () => {
    const text = [
      "import { a } from './a.ts';",
      "import type { b } from '../b/b.ts';",
      "import './c.ts';",
      "export * from './d.ts';",
      "const e = await import('./e.ts');",
      'import {\n  f,\n} from "pkg/f";',
    ].join('\n');
    expect(importsOf(file('src/x/x.ts', text))).toEqual([
      './a.ts',
      '../b/b.ts',
      './c.ts',
      './d.ts',
      './e.ts',
      'pkg/f',
    ]);
    expect(ownImports(file('src/x/x.ts', text))).toEqual([
      'src/x/a.ts',
      'src/b/b.ts',
      'src/x/c.ts',
      'src/x/d.ts',
      'src/x/e.ts',
    ]);
  });

  it.each([
    ['src/units/a.ts', '../split/b.ts'],
    ['src/ledger/a.ts', '../quota/b.ts'],
    ['src/quota/a.ts', '../ledger/b.ts'],
    ['src/world/a.ts', '../engine/b.ts'],
    ['src/stages/1-listing/a.ts', '../2-collection/b.ts'],
    ['src/stages/1-listing/a.ts', '../../behaviour/b.ts'],
    ['src/stages/shared.ts', './1-listing/b.ts'],
    ['src/behaviour/a.ts', '../engine/b.ts'],
    ['src/engine/a.ts', '../scenario/b.ts'],
    ['src/report/a.ts', '../cli/b.ts'],
    ['src/cli/a.ts', '../web/b.ts'],
    ['src/novel/a.ts', '../units/b.ts'],
    ['src/cli/a.ts', '../novel/b.ts'],
    ['src/units/a.ts', '../../tests/b.ts'],
    ['src/index.ts', './cli/main.ts'],
  ])('do not let %s import %s', (path, specifier) => {
    expect(wrongDirections(importing(path, specifier)).length).toBe(1);
  });

  it.each([
    ['src/units/a.ts', './b.ts'],
    ['src/split/a.ts', '../units/b.ts'],
    ['src/stages/1-listing/a.ts', './b.ts'],
    ['src/stages/1-listing/a.ts', '../shared.ts'],
    ['src/stages/1-listing/a.ts', '../../world/b.ts'],
    ['src/behaviour/synthetic/a.ts', '../b.ts'],
    ['src/engine/a.ts', '../stages/1-listing/b.ts'],
    ['src/cli/a.ts', '../units/b.ts'],
    ['src/index.ts', './engine/b.ts'],
  ])('let %s import %s', (path, specifier) => {
    expect(wrongDirections(importing(path, specifier))).toEqual([]);
  });

  it('keep packages where they belong', () => {
    const wrong = (path: string, name: string) => wrongPackages(importing(path, name)).length;
    for (const name of ['node:fs', 'zod', 'yaml', 'csv-parse/sync']) {
      expect([name, wrong('src/engine/a.ts', name)]).toEqual([name, 1]);
      expect([name, wrong('src/scenario/a.ts', name)]).toEqual([name, 0]);
    }
    expect([wrong('src/scenario/xlsx/a.ts', 'hucre'), wrong('src/report/a.ts', 'hucre')]).toEqual([
      0, 1,
    ]);
    expect(wrong('src/cli/a.ts', 'fs')).toBe(1);
    expect([
      wrong('src/units/decimal.ts', 'decimal.js'),
      wrong('src/units/a.ts', 'decimal.js'),
    ]).toEqual([0, 1]);
    expect([wrong('src/world/a.ts', 'immer'), wrong('src/engine/a.ts', 'immer')]).toEqual([0, 1]);
    expect([wrong('src/cli/a.ts', 'commander'), wrong('src/engine/a.ts', 'commander')]).toEqual([
      0, 1,
    ]);
    expect(wrong('src/ledger/a.ts', '@noble/hashes/sha2.js')).toBe(0);
  });

  it('find files nobody imports', () => {
    const files = [
      importing('src/a.ts', './b.ts'),
      file('src/b.ts', ''),
      importing('src/c.ts', './c.ts'),
    ];
    expect(orphans(files, files, ['src/a.ts'])).toEqual(['src/c.ts']);
  });
});

describe('word scanners', () => {
  const finds = (text: string, words: readonly RegExp[]) =>
    findWords(file('f', text), words).length;

  it.each([
    'Date.now()',
    'new Date(0)',
    'Math.random()',
    'performance.now()',
    'x.toLocaleString()',
    'a.localeCompare(b)',
    'Math.pow(2, 3)',
    'Math.exp(1)',
    'Math.log(1)',
    'Math.sin(1)',
    'Math.cos(1)',
    'console.log(1)',
  ])('find %s', (text) => {
    expect(finds(`a\n  ${text}\n`, ENGINE_WORDS)).toBe(1);
    expect(findWords(file('f', `a\n  ${text}\n`), ENGINE_WORDS)).toEqual([`f:2: ${text}`]);
  });

  it.each(['Math.max(1)', 'Math.floor(1)', 'addDays(day, 1)', 'updateDate(now)', 'Math.logged'])(
    'leave %s alone',
    (text) => {
      expect(finds(text, ENGINE_WORDS)).toBe(0);
    },
  );

  it('may leave comments out', () => {
    const text = '/** console.\n * console.\n */\n// console.\nx * console.a; // console.\n';
    expect(findWords(withoutComments(file('f', text)), ENGINE_WORDS)).toEqual([
      'f:5: x * console.a; // console.',
    ]);
  });

  it('find what is unfinished or switched off, and not its neighbours', () => {
    const bad = [
      ['// TO', 'DO: later'],
      ['FIX', 'ME'],
      ['XX', 'X'],
      ['it.on', 'ly(1)'],
      ['it.sk', 'ip(1)'],
      ['it.to', 'do'],
      ['// @ts-', 'ignore'],
      ['// @ts-', 'nocheck'],
      ['x as a', 'ny'],
    ];
    for (const parts of bad)
      expect([parts, finds(parts.join(''), WORKSHOP_WORDS)]).toEqual([parts, 1]);
    const good = 'it.skipIf(missing)(1); commonly(1); as anyone; XXXL; mastodon';
    expect(finds(good, WORKSHOP_WORDS)).toBe(0);
  });

  it('find paths of one machine and addresses in a lock file', () => {
    for (const parts of [
      ['/wo', 'rk/a'],
      ['/fa', 'rm/a'],
      ['/tm', 'p/a'],
      ['../sha', 'red/a'],
    ]) {
      expect([parts, finds(parts.join(''), MACHINE_PATHS)]).toEqual([parts, 1]);
    }
    expect(finds('homework/shared', MACHINE_PATHS)).toBe(0);
    expect(finds('"resolved": "https://x/y.tgz",', LOCK_ADDRESSES)).toBe(1);
    expect(finds('"resolved": true', LOCK_ADDRESSES)).toBe(0);
  });
});

describe('length scanners', () => {
  it('count columns by character', () => {
    expect(wideLines(file('f', `${'长'.repeat(100)}\n${'x'.repeat(101)}`))).toEqual(['f:2']);
    expect(wideLines(file('f', '𠮷'.repeat(100)))).toEqual([]);
  });

  it('count lines of files and functions', () => {
    expect(longFile(file('f', 'x\n'.repeat(300)))).toEqual([]);
    expect(longFile(file('f', 'x\n'.repeat(301)))).toEqual(['f: 301 lines']);
    const body = (lines: number) => `{\n${'  x();\n'.repeat(lines - 2)}}`;
    for (const head of ['function f() ', 'const f = () => ', 'const f = function () ']) {
      expect(longFunctions(file('f', `\n${head}${body(70)}`))).toEqual([]);
      expect(longFunctions(file('f', `\n${head}${body(71)}`))).toEqual(['f:2: 71 lines']);
    }
    expect(longFunctions(file('f', `class A {\n  m() ${body(80)}\n}`))).toEqual(['f:2: 80 lines']);
  });
});

describe('rule scanners', () => {
  it('read ids asked for, cited and defined', () => {
    const text =
      "rules.at('a-b', day); view.rules.find(\n  'c', day); use({ rule: 'd-1' }); x.at('no');";
    expect(quotedRules(file('f', text))).toEqual(['a-b', 'c', 'd-1']);
    expect(quotedRules(file('f', "rule: '' at('x')"))).toEqual([]);
    expect(definedRules(file('f', 'id: a-b\ntitle:\n  - id: "c"\nvoid: x'))).toEqual(['a-b', 'c']);
  });
});
