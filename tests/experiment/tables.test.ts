import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TableSharing } from '../../src/engine/outcome/table-outcome.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import {
  isOfLand,
  needsAlone,
  needsCoalitions,
  OUTCOME_NAMES,
} from '../../src/experiment/study/outcome-name.ts';
import { measure, outcomesOf } from '../../src/report/sweep/outcomes.ts';
import { recordTable } from '../../src/report/sweep/recorded-table.ts';
import { tableSource } from '../../src/report/sweep/table-source.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';
import { type Day, isoDay } from '../../src/units/day.ts';
import type { Policy } from '../../src/world/policy.ts';
import { anyPolicy } from '../arbitraries/policy.ts';
import { anyRunCase, inputOf, type RunCase } from '../arbitraries/run-case.ts';
import { RUNS, replayed } from '../replay.ts';
import { fixed } from '../rules/sharing-case.ts';

/** Those whose bases are fixed; in others something goes wrong, or gross receipts are shared. */
const SHIPPED = ['city-leaves', 'enclave-park', 'regime-corrected'];

const OTHER_RULE = fixed({
  land: '37.5%',
  listing: '12.5%',
  quota: '29.99%',
  collecting: '20.01%',
});

const NAMES = OUTCOME_NAMES.filter(
  (name) => !needsAlone(name) && !needsCoalitions(name) && !isOfLand(name),
);

/** The policy with the sharing and the transfers of another. */
function mixed(policy: Policy, other: Policy): Policy {
  return {
    ...policy,
    sharing: { ...policy.sharing, rule: other.sharing.rule },
    taxSharing: other.taxSharing,
    transfer: other.transfer,
  };
}

const named = (values: readonly bigint[]) =>
  Object.fromEntries(NAMES.map((name, i) => [name, values[i]]));

const NO_OTHERS = { alone: () => new Map(), fairness: () => expect.unreachable() };

function holdsUnder(input: RunInput, policy: Policy): void {
  const table = recordTable(input);
  expect(table).not.toBeNull();
  const sharing = new TableSharing(table!, input);
  const other = { ...input, policy };
  const found = outcomesOf(tableSource(sharing, policy), NAMES, NO_OTHERS);
  expect(named(found)).toEqual(named(measure(other, NAMES)));
}

const NAME = 'D1 a table gives the outcomes of a run under any other sharing and transfers';

describe('a table of bases', () => {
  it('D1 a table gives the outcomes of a run under any other sharing and transfers', () => {
    // Some transfers are still on their way at the end.
    const anyEnd = fc.constantFrom('2027-02-28', '2028-03-14', '2029-12-31').map(isoDay);
    const property = fc.property(
      anyRunCase,
      anyPolicy,
      anyEnd,
      (given: RunCase, other: Policy, end: Day) => {
        const { policy } = given;
        const sharing = { ...policy.sharing, base: 'netProceeds' as const };
        const input = { ...inputOf({ ...given, policy: { ...policy, sharing } }), end };
        holdsUnder(input, mixed(input.policy, other));
      },
    );
    fc.assert(property, { ...replayed<[RunCase, Policy, Day]>(NAME), numRuns: RUNS ?? 20 });
  });

  it.each(SHIPPED)('of %s gives its outcomes, and those of other sharing', async (id) => {
    const scenario = resolve(`scenarios/${id}.yaml`);
    const { input } = await prepareRun({ scenario, deals: null, sheet: null });
    holdsUnder(input, input.policy);
    const { sharing, transfer } = input.policy;
    const rule = OTHER_RULE;
    const regimes = transfer.regimes.map(({ from }) => ({ from, regime: 'T-C' as const }));
    const authorised = { 'T-C': regimes[0]!.from };
    const taxSharing = { deedTax: OTHER_RULE };
    const other = { sharing: { ...sharing, rule }, taxSharing, transfer: { regimes, authorised } };
    holdsUnder(input, { ...input.policy, ...other });
  });
});
