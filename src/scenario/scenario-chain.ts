import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Label } from '../rules/rule.ts';
import { InputError, type InputProblem } from './input-error.ts';
import { namedFile, nameWithin } from './named-path.ts';
import { scenarioSchema } from './scenario-schema.ts';
import { schemaProblems } from './schema-problem.ts';
import { withPresets } from './sharing/with-presets.ts';
import { problemAt } from './source-problem.ts';
import { type SourceFile, type SourceTree, valueAt } from './source-tree.ts';
import { readTextFile } from './text-file.ts';
import { readYamlSource } from './yaml-source.ts';

/** How many files may extend one another. */
const LONGEST_CHAIN = 8;

/** One file of a chain. */
export interface ChainLink {
  readonly file: SourceFile;
  readonly tree: SourceTree;
}

/**
 * Reads a scenario and every scenario it extends, itself first.
 *
 * @param path the scenario as the person named it
 * @param reach the directory no file of the chain may leave
 * @throws InputError when a file cannot be read, or the chain is too long or a circle.
 */
export async function readChain(path: string, reach: string): Promise<ChainLink[]> {
  const links: ChainLink[] = [];
  const seen = new Set<string>();
  let next: { readonly path: string; readonly name: string } | null = {
    path: resolve(path),
    name: path,
  };
  while (next !== null) {
    const text = await readTextFile(next.path, next.name);
    const file = { ...text, path: await realpath(next.path) };
    const tree = readYamlSource(file);
    seen.add(file.path);
    links.push({ file, tree });
    const base = await basePath(tree, reach, seen);
    if (base !== null && typeof base !== 'string') {
      throw new InputError([base, ...(await presentProblems(tree))]);
    }
    next = base === null ? null : { path: base, name: nameWithin(reach, base) };
  }
  return links;
}

async function basePath(
  tree: SourceTree,
  reach: string,
  seen: ReadonlySet<string>,
): Promise<string | InputProblem | null> {
  const value = valueAt(tree.root, ['extends']);
  if (value === undefined) return null;
  if (typeof value !== 'string' || value === '') {
    return problemAt(tree, ['extends'], BASE, {
      zh: '这里要写另一个情景文件的路径',
      en: 'the path of another scenario belongs here',
    });
  }
  const base = await namedFile(tree, ['extends'], reach, true);
  if (typeof base !== 'string') return base;
  if (seen.has(base)) {
    return problemAt(tree, ['extends'], BASE, {
      zh: '情景互相继承成了环',
      en: 'the scenarios extend one another in a circle',
    });
  }
  if (seen.size >= LONGEST_CHAIN) {
    return problemAt(tree, ['extends'], BASE, {
      zh: `继承超过 ${LONGEST_CHAIN} 层`,
      en: `more than ${LONGEST_CHAIN} scenarios extend one another`,
    });
  }
  return base;
}

const BASE: Label = {
  zh: `一个情景文件，继承不成环、不超过 ${LONGEST_CHAIN} 层`,
  en: `a scenario file; no circle, at most ${LONGEST_CHAIN} in a row`,
};

/** Without its base a scenario lacks keys; only what it does say can be judged. */
async function presentProblems(written: SourceTree): Promise<InputProblem[]> {
  const { tree, problems, inWords } = await withPresets(written);
  const checked = scenarioSchema.safeParse(tree.root);
  const issues = checked.success ? [] : checked.error.issues;
  const present = issues.filter(
    (issue) =>
      issue.path[0] !== 'extends' &&
      valueAt(tree.root, issue.path as (string | number)[]) !== undefined,
  );
  return [...problems, ...schemaProblems(tree, present).map(inWords)];
}
