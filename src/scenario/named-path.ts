import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { Label } from '../rules/rule.ts';
import type { InputProblem } from './input-error.ts';
import { problemAt } from './source-problem.ts';
import { placeOf, type SourcePath, type SourceTree, valueAt } from './source-tree.ts';

const EXPECTED: Label = {
  zh: '相对路径，指向情景目录或其上一级目录之内的文件',
  en: "a relative path to a file inside the scenario's directory or the one above it",
};

/**
 * The directory nothing in a scenario may leave: the one above the directory of the file the
 * person named, symbolic links followed; that directory itself when it hangs off the root.
 */
export async function reachOf(scenarioPath: string): Promise<string> {
  const directory = dirname(await realpath(scenarioPath));
  const above = dirname(directory);
  return dirname(above) === above ? directory : above;
}

/**
 * The absolute path of a file named at a path of a tree, links followed; relative to the file
 * the name is written in. Gives a problem instead when it leaves `reach` or, if it must exist,
 * is not there. Whether a file exists outside `reach` is never looked at.
 */
export async function namedFile(
  tree: SourceTree,
  path: SourcePath,
  reach: string,
  mustExist: boolean,
): Promise<string | InputProblem> {
  const text = String(valueAt(tree.root, path));
  if (isAbsolute(text) || /^[A-Za-z]:|\\|\0/.test(text)) {
    return problemAt(tree, path, EXPECTED, {
      zh: '只能写相对路径，用“/”分隔',
      en: 'only a relative path with "/" can stand here',
    });
  }
  const file = namedPath(tree, path);
  if (!isInside(file, reach)) return outOfReach(tree, path);
  try {
    const real = await realpath(file);
    return isInside(real, reach) ? real : outOfReach(tree, path);
  } catch {
    return mustExist ? problemAt(tree, path, EXPECTED, MISSING) : file;
  }
}

/** The absolute path that is written at a path of a tree, links not followed. */
export function namedPath(tree: SourceTree, path: SourcePath): string {
  const { file } = placeOf(tree, path)!;
  return resolve(dirname(file.path), String(valueAt(tree.root, path)));
}

/** How messages name a file that another file names. */
export function nameWithin(reach: string, path: string): string {
  return relative(reach, path).split(sep).join('/');
}

const MISSING: Label = { zh: '没有这个文件', en: 'there is no such file' };

function isInside(path: string, reach: string): boolean {
  return path.startsWith(reach.endsWith(sep) ? reach : reach + sep);
}

function outOfReach(tree: SourceTree, path: SourcePath): InputProblem {
  return problemAt(tree, path, EXPECTED, {
    zh: '路径超出了情景可以触及的目录',
    en: 'the path leaves the directories a scenario can reach',
  });
}
