import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_NAME } from '../../report/manifest.ts';
import type { Label } from '../../rules/rule.ts';
import { valueAt } from '../../scenario/source-tree.ts';
import { readTextFile } from '../../scenario/text-file.ts';
import { readYamlSource } from '../../scenario/yaml-source.ts';
import { folderContent } from '../folder-content.ts';

/** A scenario of the folder; its name goes from the folder on. */
export interface ListedScenario {
  readonly name: string;
  /** Null when the file cannot be read as one. */
  readonly title: Label | null;
  readonly base: string | null;
}

/** A run of the folder, as its manifest has it. */
export interface ListedRun {
  readonly name: string;
  readonly title: Label | null;
  readonly period: string;
  readonly synthetic: boolean;
}

/** What a folder has to show, read anew each time. */
export interface Listing {
  readonly scenarios: readonly ListedScenario[];
  readonly runs: readonly ListedRun[];
  readonly isCut: boolean;
}

/** Reads what the index says of each scenario and run in a folder. */
export async function listFolder(root: string): Promise<Listing> {
  const { scenarios, runs, isCut } = await folderContent(root);
  return {
    scenarios: await Promise.all(scenarios.map((name) => listedScenario(root, name))),
    runs: await Promise.all(runs.map((name) => listedRun(root, name))),
    isCut,
  };
}

async function listedScenario(root: string, name: string): Promise<ListedScenario> {
  try {
    const tree = readYamlSource(await readTextFile(join(root, name), name));
    const base = valueAt(tree.root, ['extends']);
    const title = labelOf(valueAt(tree.root, ['title']));
    return { name, title, base: typeof base === 'string' ? base : null };
  } catch {
    return { name, title: null, base: null };
  }
}

interface ManifestHead {
  readonly scenario?: { readonly title?: unknown };
  readonly start?: unknown;
  readonly end?: unknown;
  readonly synthetic?: unknown;
}

async function listedRun(root: string, name: string): Promise<ListedRun> {
  const text = await readFile(join(root, name, MANIFEST_NAME), 'utf8').catch(() => '');
  const { scenario, start, end, synthetic } = parsed(text);
  const isDated = typeof start === 'string' && typeof end === 'string';
  return {
    ...{ name, title: labelOf(scenario?.title), synthetic: synthetic === true },
    period: isDated ? `${start} – ${end}` : '–',
  };
}

function parsed(text: string): ManifestHead {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function labelOf(value: unknown): Label | null {
  const { zh, en } = (value ?? {}) as { readonly zh?: unknown; readonly en?: unknown };
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : null;
}
