import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    fcSeed: number;
  }
}

/** The seed of every machine that builds the project; any fixed number will do. */
const CI_SEED = 20_260_101;

function chooseSeed(): number {
  const given = process.env['FC_SEED'];
  if (given !== undefined && given !== '') {
    const seed = Number(given);
    if (!Number.isSafeInteger(seed)) throw new Error(`FC_SEED is not a whole number: ${given}`);
    return seed;
  }
  return process.env['CI'] ? CI_SEED : Math.floor(Math.random() * 2 ** 31);
}

/** Chooses the seed of all property tests once and says how to get it again. */
export default function setup(project: TestProject): void {
  const fcSeed = chooseSeed();
  project.provide('fcSeed', fcSeed);
  process.stdout.write(`property tests: FC_SEED=${fcSeed} (FC_RUNS=${runs()})\n`);
}

function runs(): string {
  return process.env['FC_RUNS'] ?? 'default';
}
