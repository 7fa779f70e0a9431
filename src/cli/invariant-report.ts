import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ENGINE_NAME } from '../report/manifest.ts';
import type { InputFile } from '../scenario/input-file.ts';
import { PACKAGE_ROOT, packageVersion } from '../scenario/package-root.ts';
import { InvariantError } from '../units/invariant.ts';

/**
 * Writes what a maintainer needs to reproduce a bug to `czt-invariant-<hash8>.json`: what broke,
 * where, and the digests of the inputs; none of their content but what the check itself names.
 *
 * @returns the file's path
 */
export async function writeInvariantReport(
  error: unknown,
  inputs: readonly InputFile[],
  directory: string,
): Promise<string> {
  const known = error instanceof InvariantError;
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const report = {
    engine: ENGINE_NAME,
    version: await packageVersion(),
    code: known ? error.code : 'unexpected',
    details: known ? error.details : { message },
    inputs,
    trace: stack.replaceAll(PACKAGE_ROOT, '').split('\n').slice(1),
  };
  const text = `${JSON.stringify(report, bigintAsText, 2)}\n`;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const path = resolve(directory, `czt-invariant-${hash}.json`);
  await writeFile(path, text);
  return path;
}

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
