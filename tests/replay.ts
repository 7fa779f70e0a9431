import { readFileSync } from 'node:fs';
import type { Parameters } from 'fast-check';

interface Counterexample {
  readonly property: string;
  readonly counterexample: readonly unknown[];
}

/** Runs asked for in FC_RUNS, null when it is not set. */
export const RUNS = readRuns();

function readRuns(): number | null {
  const given = process.env['FC_RUNS'];
  if (given === undefined || given === '') return null;
  const runs = Number(given);
  if (!Number.isSafeInteger(runs) || runs < 1) throw new Error(`FC_RUNS is not a count: ${given}`);
  return runs;
}

const CORPUS = JSON.parse(
  readFileSync(new URL('../seeds/counterexamples.json', import.meta.url), 'utf8'),
) as readonly Counterexample[];

const BIGINT = /^(-?\d+)n$/;

/** Texts like `12n` stand for bigints, which JSON does not know. */
export function revive(value: unknown): unknown {
  if (typeof value === 'string') {
    const match = BIGINT.exec(value);
    return match ? BigInt(match[1]!) : value;
  }
  if (Array.isArray(value)) return value.map(revive);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, revive(part)]));
}

/** Every property a past counterexample is kept for. */
export const REPLAYED_PROPERTIES = [...new Set(CORPUS.map((row) => row.property))];

/**
 * The second argument of `fc.assert` for a property: its past counterexamples are tried first.
 * `atLeast` is for cheap properties that deserve more runs than usual.
 */
export function replayed<Ts>(property: string, atLeast = 0): Parameters<Ts> {
  const examples = CORPUS.filter((row) => row.property === property).map(
    (row) => revive(row.counterexample) as Ts,
  );
  if (atLeast === 0) return { examples };
  return { examples, numRuns: Math.max(atLeast, RUNS ?? 0) };
}
