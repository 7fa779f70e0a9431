import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, freemem, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Label } from '../../rules/rule.ts';
import { type Check, guarded, same } from './check.ts';

const NODE: Label = { zh: 'Node.js 版本', en: 'Node.js version' };
const MACHINE: Label = { zh: '处理器与内存', en: 'processors and memory' };
const WRITING: Label = { zh: '当前目录可写', en: 'writing to this directory' };

/** Less memory than this is tight for a run of twenty years. */
const LEAST_MEMORY_BYTES = 2 ** 31;

/**
 * Whether Node is new enough.
 *
 * @param version such as `20.19.0`
 * @param engines what the package asks for, such as `>=20.19`
 */
export function nodeCheck(version: string, engines: string): Check {
  const asked = numbers(engines.replace(/^>=/, ''));
  const isEnough = !isBelow(numbers(version), asked);
  const advice = {
    zh: `需要 Node.js ${asked.join('.')} 或更新`,
    en: `Node.js ${asked.join('.')} or later is needed`,
  };
  return {
    ...{ id: 'node', label: NODE, found: same(version) },
    ...(isEnough ? { status: 'ok', advice: null } : { status: 'failed', advice }),
  };
}

function numbers(version: string): number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10));
}

function isBelow(version: readonly number[], least: readonly number[]): boolean {
  for (const [i, number] of least.entries()) {
    const own = version[i] ?? 0;
    if (own !== number) return own < number;
  }
  return false;
}

/** How many runs go side by side, and whether memory is short. */
export function machineCheck(
  cores = availableParallelism(),
  memoryBytes = totalmem(),
  freeBytes = freemem(),
): Check {
  const gib = (bytes: number) => (bytes / 2 ** 30).toFixed(1);
  const [all, free] = [gib(memoryBytes), gib(freeBytes)];
  const found = {
    zh: `${cores} 核，内存 ${all} GiB（空闲 ${free}）`,
    en: `${cores} cores, ${all} GiB of memory (${free} free)`,
  };
  const advice = {
    zh: '内存偏小：czt sweep 用 --workers 1',
    en: 'little memory: give czt sweep --workers 1',
  };
  const isShort = memoryBytes < LEAST_MEMORY_BYTES;
  return {
    ...{ id: 'machine', label: MACHINE, found },
    ...(isShort ? { status: 'warning', advice } : { status: 'ok', advice: null }),
  };
}

/** Whether results can be written where the command was called. */
export function writingCheck(directory: string): Promise<Check> {
  const advice = {
    zh: '换一个可写的目录，或用 --out 另指一处',
    en: 'go to a directory that can be written to, or point --out elsewhere',
  };
  return guarded('writing', WRITING, advice, async () => {
    const draft = await mkdtemp(join(directory, '.czt-doctor-'));
    await writeFile(join(draft, 'draft'), '');
    await rm(draft, { recursive: true });
    return { id: 'writing', label: WRITING, status: 'ok', found: same(directory), advice: null };
  });
}
