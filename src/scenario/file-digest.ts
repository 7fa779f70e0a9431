import { createHash } from 'node:crypto';
import { byCodeUnit } from '../units/order.ts';

/** What was written: name, size in bytes and SHA-256 of the content. */
export interface FileDigest {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Digest over files: SHA-256 of the lines `<sha256>  <name>` in the order of the names, so that
 * `sha256sum` with the names in that order, piped into `sha256sum`, gives the same.
 */
export function digestOfDigests(digests: readonly FileDigest[]): string {
  const sorted = digests.toSorted((a, b) => byCodeUnit(a.name, b.name));
  const hash = createHash('sha256');
  for (const { name, sha256 } of sorted) hash.update(`${sha256}  ${name}\n`);
  return hash.digest('hex');
}

/** SHA-256 of a text. */
export function digestOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
