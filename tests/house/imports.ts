import { posix } from 'node:path';
import type { TextFile } from './tree.ts';

const SPECIFIER = /(?:^|[;\s}])(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/gm;

/** What a file imports, as written. */
export function importsOf({ text }: TextFile): string[] {
  return [...text.matchAll(SPECIFIER)].map((match) => match[1]!);
}

/** Paths of the project's own files that a file imports. */
export function ownImports(file: TextFile): string[] {
  return importsOf(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => posix.join(posix.dirname(file.path), specifier));
}

/** The layers from the bottom up; folders of one line do not know each other. */
const LAYERS = [
  ['units'],
  ['split'],
  ['ledger', 'quota'],
  ['rules'],
  ['world'],
  ['stages'],
  ['behaviour'],
  ['engine'],
  ['scenario'],
  ['experiment'],
  ['report'],
  ['cli', 'web'],
];

/** The folder of src a file belongs to; each stage is a folder of its own. */
function folderOf(path: string): string {
  const [, folder = '', next = '', deeper] = path.split('/');
  return folder === 'stages' && deeper !== undefined ? `stages/${next}` : folder;
}

function heightOf(folder: string): number {
  const layer = folder.split('/')[0]!;
  const height = LAYERS.findIndex((names) => names.includes(layer));
  // What all stages share lies just below them.
  return folder.includes('/') ? height + 0.5 : height;
}

/** Imports within src that do not point downwards. */
export function wrongDirections(file: TextFile): string[] {
  const from = folderOf(file.path);
  if (from.endsWith('.ts')) return ownImports(file).filter((path) => path.startsWith('src/cli/'));
  const height = heightOf(from);
  if (height < 0) return [`${file.path}: no layer is called ${from}`];
  return ownImports(file)
    .filter((path) => {
      const to = folderOf(path);
      return (
        !path.startsWith('src/') || (to !== from && !(heightOf(to) < height && heightOf(to) >= 0))
      );
    })
    .map((path) => `${file.path} imports ${path}`);
}

interface PackageRule {
  readonly packages: RegExp;
  readonly allowed: RegExp;
}

const OUTER = /^src\/(scenario|experiment|report|cli)\//;

/** Which folders may import which packages; a package not named may be imported anywhere. */
const PACKAGE_RULES: readonly PackageRule[] = [
  { packages: /^node:|^(zod|yaml|hucre|csv-parse)($|\/)/, allowed: OUTER },
  { packages: /^hucre($|\/)/, allowed: /^src\/scenario\/(xlsx\/|deals\/xlsx-table\.ts$)/ },
  { packages: /^(fs|path|os|crypto|child_process|url|util)($|\/)/, allowed: /^$/ },
  { packages: /^decimal\.js$/, allowed: /^src\/units\/decimal\.ts$/ },
  { packages: /^immer$/, allowed: /^src\/(world|scenario|web)\// },
  { packages: /^preact($|\/)/, allowed: /^src\/web\// },
  { packages: /^(hono|@hono\/node-server)($|\/)/, allowed: /^src\/cli\/serve\// },
  { packages: /^highs$/, allowed: /^src\/report\/yardstick\// },
  { packages: /^(commander|cli-progress|cli-table3|picocolors)$/, allowed: /^src\/(report|cli)\// },
];

/** Packages a file imports that its folder may not. */
export function wrongPackages(file: TextFile): string[] {
  return importsOf(file)
    .filter((specifier) =>
      PACKAGE_RULES.some(
        ({ packages, allowed }) => packages.test(specifier) && !allowed.test(file.path),
      ),
    )
    .map((specifier) => `${file.path} imports ${specifier}`);
}

/** Files nothing else imports, entries aside. */
export function orphans(
  files: readonly TextFile[],
  importers: readonly TextFile[],
  entries: readonly string[],
): string[] {
  const imported = new Set(
    importers.flatMap((file) => ownImports(file).filter((path) => path !== file.path)),
  );
  return files
    .map((file) => file.path)
    .filter((path) => !imported.has(path) && !entries.includes(path));
}
