import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import { WhyTrace } from '../../src/engine/trace.ts';
import { anyRunCase, inputOf, type RunCase } from '../arbitraries/run-case.ts';
import { overrideOf } from '../engine/fixture.ts';
import { Dependence } from '../oracle/why-dependence.ts';
import { RUNS, replayed } from '../replay.ts';
import { seedBook } from '../rules/seed-book.ts';
import { CASES } from './engine-case.ts';

/** Rates that move money and nothing else: no refusal, no date, no quota hangs on them. */
const RATES = [
  ['business-fee-share', '0.7%'],
  ['education-earmark', '7%'],
  ['housing-earmark', '13%'],
  ['deed-tax-rate', '3.1%'],
  ['agri-land-share', '23%'],
  ['irrigation-central-share', '11%'],
  ['land-reserve-fund-share', '2.3%'],
] as const;

interface Posted {
  readonly amountFen: number;
  readonly rules: ReadonlySet<string>;
}

/** Every leg by what it is, with the rules it rests on; the same twice within an entry adds up. */
function postings(input: RunInput): { readonly result: RunResult; posted: Map<string, Posted> } {
  const trace = new WhyTrace();
  const result = run(input, trace);
  const dependence = new Dependence(result, trace);
  const posted = new Map<string, Posted>();
  for (const { number, day, stage, deal, memo, legs } of result.ledger.journal.entries()) {
    for (const [i, { from, to, rule, amountFen }] of legs.entries()) {
      const [source, target] = [from, to].map(result.ledger.pathOf);
      // A true-up may change its direction: what counts is the pair of accounts.
      const isForth = source! < target!;
      const pair = isForth ? `${source} ${target}` : `${target} ${source}`;
      const occasion = memo.startsWith('voucher') ? 'voucher' : memo;
      const key = [day, stage, deal, occasion, pair, rule].join(' | ');
      const before = posted.get(key);
      const rules = new Set([...(before?.rules ?? []), ...dependence.rulesOf(number, i)]);
      const signedFen = isForth ? amountFen : -amountFen;
      posted.set(key, { amountFen: (before?.amountFen ?? 0) + signedFen, rules });
    }
  }
  return { result, posted };
}

describe('overriding one rate', () => {
  it('changes only postings that carry the rule or follow from it', () => {
    const rate = fc.constantFrom(...RATES);
    const property = fc.property(anyRunCase, rate, (given, [rule, value]) => {
      const input = inputOf(given);
      const before = postings(input).posted;
      const changed = { ...input, rules: seedBook([overrideOf(rule, value)]) };
      const after = postings(changed).posted;
      for (const key of new Set([...before.keys(), ...after.keys()])) {
        const [a, b] = [before.get(key), after.get(key)];
        if (a?.amountFen === b?.amountFen) continue;
        const rests = [a, b].some((one) => one?.rules.has(rule));
        expect([key, rests]).toEqual([key, true]);
      }
    });
    const name = 'changes only postings that carry the rule or follow from it';
    const numRuns = RUNS ?? CASES;
    fc.assert(property, { ...replayed<[RunCase, (typeof RATES)[number]]>(name), numRuns });
  });
});
