import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { run as runScenario } from '../src/engine/run.ts';
import type { Ledger } from '../src/ledger/ledger.ts';
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
  /** Entries of all journals. */
  readonly entries: number;
  /** The runs alone; the input is prepared before the clock counts. */
  readonly milliseconds: number;
  readonly replicatesPerSecond: number;
  /** Reading every journal back and holding its seals against it. */
  readonly journalMilliseconds: number;
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
    let [deals, entries, milliseconds, journalMilliseconds] = [0, 0, 0, 0];
    for (let replicate = 1; replicate <= replicates; replicate += 1) {
      const start = performance.now();
      const result = runScenario({ ...input, chance: { seed, replicate } });
      const ran = performance.now();
      entries += readBack(result.ledger);
      journalMilliseconds += performance.now() - ran;
      milliseconds += ran - start;
      deals += result.deals.length;
      hash.update(result.ledger.journal.seals().at(-1)?.hash ?? '');
    }
    const replicatesPerSecond = (replicates * 1000) / milliseconds;
    rows.push({
      ...{ scenario, replicates, deals, entries, milliseconds, replicatesPerSecond },
      ...{ journalMilliseconds, hash: hash.digest('hex') },
    });
  }
  return rows;
}

/** How many entries a journal has, each of them read. */
function readBack({ journal, pathOf }: Ledger): number {
  if (journal.brokenSeal(pathOf) !== null) throw new Error('a seal does not hold');
  let entries = 0;
  for (const { number } of journal.entries()) entries = number;
  return entries;
}
