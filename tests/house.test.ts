import { describe, expect, it } from 'vitest';
import { orphans, wrongDirections, wrongPackages } from './house/imports.ts';
import { longFile, longFunctions, wideLines } from './house/lengths.ts';
import { definedRules, quotedRules } from './house/rule-ids.ts';
import { filesUnder, read, type TextFile, topFiles, topFolders } from './house/tree.ts';
import {
  ENGINE_WORDS,
  findWords,
  LOCK_ADDRESSES,
  MACHINE_PATHS,
  WORKSHOP_WORDS,
  withoutComments,
} from './house/words.ts';
import { REPLAYED_PROPERTIES } from './replay.ts';

const SOURCES = filesUnder(['src'], ['.ts', '.tsx']);
const BENCHES = filesUnder(['bench'], ['.ts']);
const TESTS = filesUnder(['tests'], ['.ts', '.tsx']);
const SEED_CODE = filesUnder(['seeds'], ['.ts']);
const CODE = [...SOURCES, ...BENCHES, ...TESTS, ...SEED_CODE];
const ENTRIES = [
  ...['src/index.ts', 'src/cli/main.ts', 'src/cli/sweep/sweep-worker.ts'],
  'src/cli/search/search-worker.ts',
  'src/cli/search/range-worker.ts',
  ...['src/web/main.tsx', 'src/web/worker.ts'],
];
const FOLDERS = ['src', 'scenarios', 'seeds', 'bench', 'tests'];

const under = (...folders: string[]): TextFile[] =>
  SOURCES.filter(({ path }) => folders.some((folder) => path.startsWith(`src/${folder}/`)));

describe('the house rules', () => {
  it('finds the tree', () => {
    expect(SOURCES.length).toBeGreaterThan(20);
    expect(CODE.some(({ path }) => path === 'tests/house.test.ts')).toBe(true);
  });

  it('imports point one way, and stages do not know each other', () => {
    expect(SOURCES.flatMap(wrongDirections)).toEqual([]);
  });

  it('packages are imported only where they belong', () => {
    expect(SOURCES.flatMap(wrongPackages)).toEqual([]);
  });

  it('there is no clock, chance, locale or printing in the engine', () => {
    const inside = SOURCES.filter(({ path }) => !/^src\/(cli|web)\//.test(path));
    expect(inside.map(withoutComments).flatMap((file) => findWords(file, ENGINE_WORDS))).toEqual(
      [],
    );
  });

  it('nothing is unfinished, switched off or unchecked', () => {
    expect(CODE.flatMap((file) => findWords(file, WORKSHOP_WORDS))).toEqual([]);
  });

  it('files, functions and lines are short', () => {
    expect(CODE.flatMap(longFile)).toEqual([]);
    expect([...SOURCES, ...BENCHES, ...SEED_CODE].flatMap(longFunctions)).toEqual([]);
    expect(CODE.flatMap(wideLines)).toEqual([]);
  });

  it('every source file is used', () => {
    const importers = [...SOURCES, ...BENCHES, ...SEED_CODE];
    expect(orphans(SOURCES, importers, ENTRIES)).toEqual([]);
  });

  it('the top level holds the folders asked for and no others', () => {
    const strangers = topFolders().filter((name) => !name.startsWith('.'));
    expect(strangers.filter((name) => !FOLDERS.includes(name))).toEqual([]);
  });

  it('no path of one machine is named outside the tests', () => {
    const endings = ['.ts', '.tsx', '.yaml', '.yml', '.json', '.md', '.csv'];
    const files = [
      ...filesUnder(['src', 'scenarios', 'seeds', 'bench'], endings),
      ...topFiles(endings),
    ];
    expect(files.flatMap((file) => findWords(file, MACHINE_PATHS))).toEqual([]);
  });

  it('the lock file holds no download addresses', () => {
    expect(findWords(read('package-lock.json'), LOCK_ADDRESSES)).toEqual([]);
  });

  it('every rule quoted by the stages, the world and the engine exists', () => {
    const defined = new Set(filesUnder(['seeds/rules'], ['.yaml']).flatMap(definedRules));
    const quoted = under('stages', 'engine', 'world').flatMap((file) =>
      quotedRules(file).map((id) => ({ id, path: file.path })),
    );
    const missing = quoted.filter(({ id }) => !defined.has(id));
    expect(missing.map(({ id, path }) => `${path} quotes ${id}`)).toEqual([]);
  });

  it('every property that is replayed, and every past counterexample, has its test', () => {
    // Some properties are put by a helper that makes the test.
    const makers = ['it', 'holds', 'twice', 'withFaults'];
    const names = new Set(
      TESTS.flatMap(({ text }) => makers.flatMap((maker) => quotedAfter(text, maker))),
    );
    const replayed = TESTS.flatMap(({ text }) => quotedAfter(text, 'replayed'));
    const missing = [...replayed, ...REPLAYED_PROPERTIES].filter((name) => !names.has(name));
    expect(missing).toEqual([]);
  });
});

/** First arguments, in single quotes, of every call of a function. */
function quotedAfter(text: string, name: string): string[] {
  const call = new RegExp(`(?<![\\w.])${name}\\(\\s*'([^'\\n]+)'`, 'g');
  return [...text.matchAll(call)].map((match) => match[1]!);
}
