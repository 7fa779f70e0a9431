import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import { WhyTrace } from '../../src/engine/trace.ts';
import { anyRunCase, inputOf, type RunCase } from '../arbitraries/run-case.ts';
import { Facts } from '../oracle/why-facts.ts';
import { wrongSteps } from '../oracle/why-oracle.ts';
import { RUNS, replayed } from '../replay.ts';
import { CASES, everything } from './engine-case.ts';

describe('why', () => {
  it('every posting explains itself', () => {
    const property = fc.property(anyRunCase, (given) => {
      const input = inputOf(given);
      const trace = new WhyTrace();
      const result = run(input, trace);
      const facts = new Facts(input, result);
      for (const { number, deal, legs } of result.ledger.journal.entries()) {
        for (const [i, { amountFen }] of legs.entries()) {
          const why = trace.thunk(number, i)!();
          expect(why.result).toEqual({
            numerator: BigInt(amountFen),
            denominator: 1n,
            unit: 'fen',
          });
          const wrong = wrongSteps(why, (end) => facts.rule(end) ?? facts.fact(end, deal));
          expect(wrong).toEqual([]);
        }
      }
    });
    const name = 'every posting explains itself';
    fc.assert(property, { ...replayed<[RunCase]>(name), numRuns: RUNS ?? CASES });
  });

  it('a trace changes nothing of a run', () => {
    const property = fc.property(anyRunCase, (given) => {
      const input = inputOf(given);
      expect(everything(run(input, new WhyTrace()))).toBe(everything(run(input)));
    });
    const name = 'a trace changes nothing of a run';
    fc.assert(property, { ...replayed<[RunCase]>(name), numRuns: RUNS ?? CASES });
  });
});
