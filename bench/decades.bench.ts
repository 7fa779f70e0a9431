import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { run as runScenario } from '../src/engine/run.ts';
import { prepareRun } from '../src/scenario/prepare-run.ts';
import { isoDay } from '../src/units/day.ts';
import type { BenchSize } from './harness.ts';

const SCENARIOS = ['market-baseline', 'market-decades'] as const;
const ROUNDS = { tiny: 1, full: 5 } as const;

/** Replicates of a scenario whose market lives within the run. */
export interface MarketRow {
  readonly scenario: string;
  readonly replicates: number;
  /** Deals of all replicates. */
  readonly deals: number;
  readonly milliseconds: number;
  readonly replicatesPerSecond: number;
  /** SHA-256 over the last seal of every replicate. */
  readonly hash: string;
}

/** How many replicates of the five and the twenty years of a market one core runs in a second. */
export async function run({ size }: { readonly size: BenchSize }): Promise<MarketRow[]> {
  const rows: MarketRow[] = [];
  for (const scenario of SCENARIOS) {
    const path = resolve(`scenarios/${scenario}.yaml`);
    const { input: whole } = await prepareRun({ scenario: path, deals: null, sheet: null });
    const input = size === 'tiny' ? { ...whole, end: isoDay('2026-03-31') } : whole;
    const { seed } = input.chance!;
    if (size === 'full') runScenario(input);
    const replicates = ROUNDS[size];
    const hash = createHash('sha256');
    let deals = 0;
    const start = performance.now();
    for (let replicate = 1; replicate <= replicates; replicate += 1) {
      const result = runScenario({ ...input, chance: { seed, replicate } });
      deals += result.deals.length;
      hash.update(result.ledger.journal.seals().at(-1)?.hash ?? '');
    }
    const milliseconds = performance.now() - start;
    const replicatesPerSecond = (replicates * 1000) / milliseconds;
    rows.push({
      ...{ scenario, replicates, deals, milliseconds, replicatesPerSecond },
      hash: hash.digest('hex'),
    });
  }
  return rows;
}
