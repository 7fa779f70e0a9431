import { BaseTable } from '../../src/engine/outcome/base-table.ts';
import { OutcomePlan } from '../../src/engine/outcome/outcome-plan.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import type { Policy } from '../../src/world/policy.ts';

/** The table of an input in columns. */
export function columnarTable(input: RunInput): BaseTable {
  const table = new BaseTable(input.start, input.end);
  new OutcomePlan(input).fill(input.deals, table);
  return table;
}

/** The table of an input with every city alone, and the policy it is shared by. */
export function columnarAlone(input: RunInput): { table: BaseTable; policy: Policy } {
  const table = new BaseTable(input.start, input.end);
  const policy = new OutcomePlan(input).fillAlone(input.deals, table);
  return { table, policy };
}
