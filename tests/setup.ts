import fc from 'fast-check';
import { inject } from 'vitest';
import { RUNS } from './replay.ts';

fc.configureGlobal({
  seed: inject('fcSeed'),
  numRuns: RUNS ?? 200,
  verbose: fc.VerbosityLevel.Verbose,
});
