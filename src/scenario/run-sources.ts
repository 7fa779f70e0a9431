import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, posix } from 'node:path';
import type { City } from '../world/party.ts';
import { InputError } from './input-error.ts';
import type { LoadedScenario } from './loaded-scenario.ts';
import { nameWithin, reachOf } from './named-path.ts';

/** A file a run was made from: where it lies, and where a copy of it goes. */
export interface RunSource {
  /** Below the folder of copies, with `/`; a scenario finds its files there as it did at home. */
  readonly name: string;
  /** Absolute path. */
  readonly path: string;
  readonly sha256: string;
}

/** What was asked to be run, in terms of the copies. */
export interface StoredRequest {
  readonly scenario: string;
  /** Deals of the person's own; null for those of the scenario. */
  readonly deals: string | null;
  readonly sheet: string | null;
  /** Cities on the platform, where the request named them itself. */
  readonly coalition?: readonly City[];
}

/** The copies that make a run repeatable, and how to ask for it again. */
export interface RunSources {
  readonly request: StoredRequest;
  readonly sources: readonly RunSource[];
}

/** A file with the digest it had when it was read. */
interface ReadFile {
  readonly path: string;
  readonly sha256: string;
}

/** Folder for deals that no scenario names. */
const OWN_DEALS = 'own-deals';

/**
 * Lays out what a run was made from so that the copy of the scenario finds the copies of its
 * files where it names them.
 *
 * @param others the files the scenario names beside the deals
 * @param own whether the deals are the person's own rather than the scenario's
 */
export async function runSources(
  scenario: LoadedScenario,
  others: readonly ReadFile[],
  deals: ReadFile & {
    readonly own: boolean;
    readonly sheet: string | null;
    readonly coalition: readonly City[] | undefined;
  },
): Promise<RunSources> {
  const reach = await reachOf(scenario.path);
  const copy = ({ path, sha256 }: ReadFile): RunSource => ({
    name: nameWithin(reach, path),
    path,
    sha256,
  });
  const [itself, ...bases] = scenario.files.map(copy);
  // Its name is the run's; the file it was read from may be called otherwise.
  const called = posix.join(posix.dirname(itself!.name), basename(scenario.path));
  const named = [{ ...itself!, name: called }, ...bases, ...others.map(copy)];
  const { path, sha256, own } = deals;
  const dealsCopy = own
    ? { name: freeName(`${OWN_DEALS}/${basename(path)}`, named), path, sha256 }
    : copy(deals);
  const all = new Map([...named, dealsCopy].map((source) => [source.name, source]));
  return {
    request: {
      scenario: named[0]!.name,
      deals: own ? dealsCopy.name : null,
      sheet: deals.sheet,
      ...(deals.coalition === undefined ? {} : { coalition: deals.coalition }),
    },
    sources: [...all.values()],
  };
}

function freeName(name: string, taken: readonly RunSource[]): string {
  return taken.some((source) => source.name === name) ? freeName(`own-${name}`, taken) : name;
}

/**
 * Reads a source again, to be copied.
 *
 * @throws InputError when it is no longer what the run read.
 */
export async function readSource({ path, sha256 }: RunSource): Promise<Uint8Array> {
  const bytes = await readFile(path).catch(() => new Uint8Array());
  if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
  throw new InputError([
    {
      ...{ file: path, line: null, row: null, column: null, found: 'changed' },
      expected: { zh: '推演期间不改动的文件', en: 'a file left as it is while the run goes on' },
      message: {
        zh: '文件在推演期间被改动，请重新推演',
        en: 'the file changed during the run; run it again',
      },
    },
  ]);
}
