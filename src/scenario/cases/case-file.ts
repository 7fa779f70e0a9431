import { realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Label } from '../../rules/rule.ts';
import { InputError } from '../input-error.ts';
import { schemaProblems } from '../schema-problem.ts';
import {
  isSourceMap,
  pathText,
  type SourceMap,
  type SourcePath,
  type SourcePlace,
  type SourceTree,
  type SourceValue,
  valueAt,
} from '../source-tree.ts';
import { readTextFile, type TextFile } from '../text-file.ts';
import { readYamlSource } from '../yaml-source.ts';
import {
  type Calculation,
  caseListSchema,
  caseSchema,
  type ExpectedRow,
  readRow,
  SCENARIO_KEYS,
} from './case-schema.ts';
import type { FigureValue } from './figure-value.ts';
import { RUN_TABLES } from './run-tables.ts';

/** What a case expects of a run. */
export interface ExpectedRun {
  /** By table, in the order of the file. */
  readonly tables: ReadonlyMap<string, readonly ExpectedRow[]>;
  readonly figures: ReadonlyMap<string, FigureValue>;
  /** Tables in which nothing may stand beyond the rows written. */
  readonly complete: readonly string[];
}

/** One case as its file says it. */
export interface WrittenCase {
  /** The case alone, paths from its own top. */
  readonly tree: SourceTree;
  /** Where the case stands in its file: the top, or one of `cases`. */
  readonly at: SourcePath;
  readonly line: number;
  readonly title: Label;
  readonly source: Label | null;
  readonly scenario: string | null;
  /** Keys that lie over the scenario. */
  readonly overlay: SourceMap;
  readonly deals: SourceValue | undefined;
  readonly calculate: readonly Calculation[];
  readonly expect: ExpectedRun | null;
}

/** A file of cases. */
export interface CaseFile {
  readonly file: TextFile;
  readonly cases: readonly WrittenCase[];
}

/**
 * Reads a file of one case or several.
 *
 * @param path absolute path
 * @param name what messages call it
 * @throws InputError with everything that is wrong with it, each with line and key.
 */
export async function readCaseFile(path: string, name: string): Promise<CaseFile> {
  const read = await readTextFile(path, name);
  const file = { ...read, path: await realpath(path) };
  const tree = readYamlSource(file);
  const several = Object.hasOwn(tree.root, 'cases');
  const checked = (several ? caseListSchema : caseSchema).safeParse(tree.root);
  if (!checked.success) throw new InputError(schemaProblems(tree, checked.error.issues));
  const list = several ? (checked.data as { cases: ReadCase[] }).cases : [checked.data as ReadCase];
  return {
    file,
    cases: list.map((one, index) => writtenCase(tree, several ? ['cases', index] : [], one)),
  };
}

/** The folder paths in a case start from. */
export function folderOf({ file }: CaseFile): string {
  return dirname(file.path);
}

/** A case after the schema. */
interface ReadCase {
  readonly title: Label;
  readonly source?: Label;
  readonly scenario?: string;
  readonly calculate?: readonly Calculation[];
  readonly expect?: Readonly<Record<string, unknown>> & {
    readonly figures?: Readonly<Record<string, FigureValue>>;
    readonly complete?: readonly string[];
  };
}

function writtenCase(whole: SourceTree, at: SourcePath, read: ReadCase): WrittenCase {
  const tree = subtree(whole, at);
  const { title, source, scenario, calculate, expect } = read;
  return {
    ...{ tree, at, title, source: source ?? null, scenario: scenario ?? null },
    line: tree.places.get('')!.line,
    overlay: Object.fromEntries(
      Object.entries(tree.root).filter(([key]) => SCENARIO_KEYS.includes(key)),
    ),
    deals: tree.root['deals'],
    calculate: calculate ?? [],
    expect: expect === undefined ? null : expectedRun(expect),
  };
}

function expectedRun(expect: NonNullable<ReadCase['expect']>): ExpectedRun {
  return {
    tables: new Map(
      RUN_TABLES.flatMap((table) => {
        const rows = expect[table.id] as readonly Readonly<Record<string, unknown>>[] | undefined;
        return rows === undefined ? [] : [[table.id, rows.map((row) => readRow(table, row))]];
      }),
    ),
    figures: new Map(Object.entries(expect.figures ?? {})),
    complete: expect.complete ?? [],
  };
}

/** What stands at a path as a tree of its own. */
function subtree(tree: SourceTree, at: SourcePath): SourceTree {
  if (at.length === 0) return tree;
  const prefix = pathText(at);
  const places = new Map<string, SourcePlace>();
  for (const [path, place] of tree.places) {
    if (path === prefix) places.set('', place);
    else if (path.startsWith(`${prefix}.`)) places.set(path.slice(prefix.length + 1), place);
  }
  const root = valueAt(tree.root, at);
  return { root: isSourceMap(root) ? root : {}, places };
}
