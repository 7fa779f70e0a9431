import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Label } from '../../rules/rule.ts';
import { InputError } from '../../scenario/input-error.ts';
import { packageVersion } from '../../scenario/package-root.ts';
import { CITIES } from '../../world/party.ts';
import { ENGINE_NAME, INPUTS_FOLDER, MANIFEST_NAME } from '../manifest.ts';

/** A path that stays below the directory it is read from. */
const inner = z.string().regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\\\0]+$/);
const digest = z.object({ name: inner, sha256: z.string() });
const manifestSchema = z.object({
  engine: z.literal(ENGINE_NAME),
  version: z.string(),
  seed: z.int(),
  inputs: z.array(z.object({ role: z.string(), name: z.string(), sha256: z.string() })),
  request: z.object({
    scenario: inner,
    deals: inner.nullable(),
    sheet: z.string().nullable(),
    coalition: z.array(z.enum(CITIES)).optional(),
    files: z.array(digest),
  }),
  files: z.array(digest),
  result: z.string(),
});

/** What a run says of itself, as far as running it again needs it. */
export type RunManifest = z.infer<typeof manifestSchema>;

const A_RUN: Label = {
  zh: '由 czt run 写出、内容完整的结果目录',
  en: 'the directory of a run written by czt run, with everything in it',
};

/** An error about the directory of a run that cannot be explained. */
export function runProblem(
  file: string,
  found: string,
  message: Label,
  expected: Label = A_RUN,
): InputError {
  const at = { file, line: null, row: null, column: null };
  return new InputError([{ ...at, found, expected, message }]);
}

/**
 * Reads the manifest of a run, and checks that this version wrote it and that every file it lists
 * is as it was written.
 *
 * @param name the directory as the person named it
 * @throws InputError naming what is missing or differs.
 */
export async function readManifest(directory: string, name: string): Promise<RunManifest> {
  const manifest = await parsedManifest(directory, name);
  const version = await packageVersion();
  if (manifest.version !== version) {
    const message = {
      zh: '结果由另一个版本写出，请用这个版本重新推演',
      en: 'another version wrote this run; run it again with this one',
    };
    const expected = { zh: `版本 ${version}`, en: `version ${version}` };
    throw runProblem(name, manifest.version, message, expected);
  }
  for (const { name: file, sha256 } of manifest.files) {
    await checkFile(directory, name, file, sha256);
  }
  for (const { name: file, sha256 } of manifest.request.files) {
    await checkFile(directory, name, `${INPUTS_FOLDER}/${file}`, sha256);
  }
  return manifest;
}

async function parsedManifest(directory: string, name: string): Promise<RunManifest> {
  const text = await readFile(join(directory, MANIFEST_NAME), 'utf8').catch(() => null);
  if (text === null) {
    const message = { zh: '这里没有推演结果', en: 'there is no run here' };
    throw runProblem(name, MANIFEST_NAME, message);
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    content = null;
  }
  const checked = manifestSchema.safeParse(content);
  if (checked.success) return checked.data;
  const key = checked.error.issues[0]?.path.join('.') ?? '';
  const message = {
    zh: '清单不完整：不是本引擎写的、写于较早的版本，或已被改动',
    en: 'the manifest is incomplete: not ours, of an earlier version, or edited',
  };
  throw runProblem(`${name}/${MANIFEST_NAME}`, key === '' ? 'JSON' : key, message);
}

async function checkFile(
  directory: string,
  name: string,
  file: string,
  sha256: string,
): Promise<void> {
  const hash = createHash('sha256');
  const bytes = await readFile(join(directory, file)).catch(() => null);
  if (bytes === null) {
    throw runProblem(`${name}/${file}`, '—', {
      zh: '缺少这个文件',
      en: 'this file is missing',
    });
  }
  const found = hash.update(bytes).digest('hex');
  if (found === sha256) return;
  const message = { zh: '文件在写出之后被改动', en: 'the file was changed after it was written' };
  throw runProblem(`${name}/${file}`, found.slice(0, 12), message, {
    zh: `SHA-256 为 ${sha256.slice(0, 12)}… 的文件`,
    en: `a file whose SHA-256 is ${sha256.slice(0, 12)}…`,
  });
}
