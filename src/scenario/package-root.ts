import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Folder of the package: two above this file, in `src` as in `dist`. */
export const PACKAGE_ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The version in the package's own package.json. */
export async function packageVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
