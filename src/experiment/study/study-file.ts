import { realpath } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import type { EngineData } from '../../scenario/engine-data.ts';
import { InputError, type InputProblem } from '../../scenario/input-error.ts';
import { pathParts } from '../../scenario/lever-file.ts';
import { namedFile, reachOf } from '../../scenario/named-path.ts';
import { loadScenario } from '../../scenario/scenario-file.ts';
import { schemaProblems } from '../../scenario/schema-problem.ts';
import { problemAt, unknownChoice, unknownKey } from '../../scenario/source-problem.ts';
import type { SourcePath, SourceTree, SourceValue } from '../../scenario/source-tree.ts';
import { readTextFile } from '../../scenario/text-file.ts';
import { readYamlSource } from '../../scenario/yaml-source.ts';
import type { DimensionValues } from '../design/dimension.ts';
import { OUTCOME_NAMES } from './outcome-name.ts';
import { RANGE_EXPECTED, readRange } from './range-text.ts';
import type { Study, StudyDimension, StudyTarget } from './study.ts';
import { dimensionProblems, sizeProblems } from './study-checks.ts';
import { morrisLevelsOf, studyDesign } from './study-design.ts';
import { type DimensionContent, type StudyContent, studySchema } from './study-schema.ts';
import { readSearch } from './study-search.ts';
import { parseUntil } from './until-rule.ts';

const CHUNK_ROWS = 64;

/**
 * Reads a study with its base scenario and checks both.
 *
 * @param path the file as the person named it
 * @throws InputError with every problem found, each with file, line and key.
 */
export async function loadStudy(path: string, data: EngineData): Promise<Study> {
  // Links followed first: what the study names is looked for beside the study itself.
  const own = await realpath(resolve(path)).catch(() => resolve(path));
  const file = await readTextFile(own, path);
  const tree = readYamlSource(file);
  const checked = studySchema.safeParse(tree.root);
  if (!checked.success) throw new InputError(schemaProblems(tree, checked.error.issues));
  const content = checked.data;
  const problems: InputProblem[] = [];
  const dimensions = readDimensions(tree, content, problems);
  problems.push(
    ...dimensionProblems(tree, dimensions, data.levers),
    ...sizeProblems(tree, content, dimensions),
    ...outcomeProblems(tree, content),
  );
  const search = readSearch(tree, content, problems);
  const scenarioFile = await namedFile(tree, ['scenario'], await reachOf(own), true);
  if (typeof scenarioFile !== 'string') problems.push(scenarioFile);
  if (problems.length > 0 || typeof scenarioFile !== 'string') throw new InputError(problems);
  const base = await loadScenario(scenarioFile, data);
  const seed = content.seed ?? base.seed;
  return {
    id: basename(path, extname(path)),
    ...{ title: content.title, author: content.author, sha256: file.sha256, tree, scenarioFile },
    ...{ base, seed, dimensions, outcomes: content.outcomes, kind: content.design.kind },
    marketDeals: content.market?.deals ?? null,
    design: studyDesign(content.design, dimensions, seed),
    morrisLevels: morrisLevelsOf(content.design),
    replicates: content.replicates ?? 1,
    until: content.until === undefined ? null : parseUntil(content.until),
    search,
    chunkRows: content.chunk ?? CHUNK_ROWS,
  };
}

function readDimensions(
  tree: SourceTree,
  content: StudyContent,
  problems: InputProblem[],
): StudyDimension[] {
  return (['levers', 'uncertainties'] as const).flatMap((role) =>
    Object.entries(content[role] ?? {}).flatMap(([name, given]) => {
      const at = [role, name];
      const written = new Map<string, SourceValue>();
      const values = readValues(at, given, content, written);
      if (values === null) {
        const message = { zh: '取值范围不成立', en: 'this is no range of values' };
        problems.push(problemAt(tree, at, RANGE_EXPECTED, message));
        return [];
      }
      const { title = { zh: name, en: name }, names = {} } = given;
      problems.push(...nameProblems(tree, [...at, 'names'], names, values));
      return [{ name, title, names, role, target: targetOf(given), values, written, at }];
    }),
  );
}

/** A name for a value that never occurs is a slip. */
function nameProblems(
  tree: SourceTree,
  at: SourcePath,
  names: StudyDimension['names'],
  values: DimensionValues,
): InputProblem[] {
  const known = values.kind === 'options' ? values.options : [];
  return Object.keys(names)
    .filter((value) => !known.includes(value))
    .map((value) => unknownKey(tree, [...at, value], known));
}

function targetOf({ lever, key, path, choices }: DimensionContent): StudyTarget {
  if (choices !== undefined) return { kind: 'choices', overlays: choices };
  if (path !== undefined) return { kind: 'path', path: pathParts(path) };
  return { kind: 'lever', lever: lever!, key: key ?? null };
}

/** Options in the file's own words; a list design takes them from its rows. */
function readValues(
  at: SourcePath,
  given: DimensionContent,
  { design }: StudyContent,
  written: Map<string, SourceValue>,
): DimensionValues | null {
  const words = (options: readonly (string | number | boolean)[]): DimensionValues => {
    for (const option of options) written.set(String(option), option);
    return { kind: 'options', options: options.map(String) };
  };
  if (design.kind === 'list') {
    return words(design.rows!.map((row) => row[String(at[1])] ?? ''));
  }
  if (given.choices !== undefined) return words(Object.keys(given.choices));
  if (given.options !== undefined) return words(given.options);
  if (given.low === undefined || given.high === undefined) return null;
  return readRange(given.low, given.high, given.step);
}

function outcomeProblems(tree: SourceTree, { outcomes, until }: StudyContent): InputProblem[] {
  const unknown = outcomes.flatMap((outcome, i) =>
    OUTCOME_NAMES.includes(outcome) ? [] : [unknownChoice(tree, ['outcomes', i], OUTCOME_NAMES)],
  );
  if (until === undefined) return unknown;
  const rule = parseUntil(until);
  if (rule !== null && outcomes.includes(rule.outcome)) return unknown;
  const expected = {
    zh: `halfwidth(结果) < 1%，结果为 ${outcomes.join('、')} 之一`,
    en: `halfwidth(outcome) < 1%, with an outcome of the study: ${outcomes.join(', ')}`,
  };
  const message = { zh: '停止条件读不懂', en: 'this is no stop rule' };
  return [...unknown, problemAt(tree, ['until'], expected, message)];
}
