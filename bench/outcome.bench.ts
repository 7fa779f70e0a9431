import { createHash } from 'node:crypto';
import { quickStreams } from '../src/behaviour/quick-streams.ts';
import { drawMarket } from '../src/behaviour/synthetic/draw-deal.ts';
import { BaseTable } from '../src/engine/outcome/base-table.ts';
import { BasePlan } from '../src/engine/outcome/bases/base-plan.ts';
import { FactTable } from '../src/engine/outcome/bases/fact-table.ts';
import { compileLaw } from '../src/engine/outcome/bases/law.ts';
import { ShareAmounts } from '../src/engine/outcome/share-amounts.ts';
import { TableSharing } from '../src/engine/outcome/table-outcome.ts';
import { TransferCalendar } from '../src/engine/outcome/transfer-calendar.ts';
import type { RunInput } from '../src/engine/run-input.ts';
import {
  isOfLand,
  needsAlone,
  needsCoalitions,
  OUTCOME_NAMES,
} from '../src/experiment/study/outcome-name.ts';
import { type Comparisons, measure, outcomesOf } from '../src/report/sweep/outcomes.ts';
import { tableSource } from '../src/report/sweep/table-source.ts';
import type { Deal } from '../src/world/deal.ts';
import { BENCH_SEED, type BenchReport, type BenchSize } from './harness.ts';
import { market, marketOf } from './market.ts';
import { run as runKernels } from './settlement-kernels.ts';

const SIZES = {
  tiny: { deals: 20, columnar: 2, reference: 2, warmUp: 0 },
  full: { deals: 300, columnar: 2_000, reference: 20, warmUp: 200 },
} as const;
/** No outcome asked for compares the run with another. */
const NOTHING_ELSE: Comparisons = {
  alone: () => new Map(),
  fairness: () => {
    throw new Error('no outcome asks for the core');
  },
};

const OUTCOMES = OUTCOME_NAMES.filter(
  (name) => !needsAlone(name) && !isOfLand(name) && !needsCoalitions(name),
);

/** Whole replicates by one path: deals drawn anew, every outcome of a run asked for. */
export interface ReplicateRow {
  readonly path: 'columnar' | 'reference';
  readonly count: number;
  readonly millisecondsEach: number;
  readonly microsecondsPerDeal: number;
  /** SHA-256 of the outcomes of all of them. */
  readonly hash: string;
}

/** A stage of a replicate and what all replicates together spent in it. */
export interface Stage {
  readonly name: string;
  readonly milliseconds: number;
}

export interface OutcomeBench {
  /** The settlement alone, in columns and by its twins. */
  readonly kernels: BenchReport;
  readonly hasC: boolean;
  readonly replicates: readonly ReplicateRow[];
  readonly stages: readonly Stage[];
  /** Whether both paths gave the same outcomes in the replicates both ran. */
  readonly agrees: boolean;
}

/** Replicates of the five-year baseline in columns and by the reference path. */
export function run({ size }: { readonly size: BenchSize }): OutcomeBench {
  const { report: kernels, hasC } = runKernels({ size });
  const { deals, columnar, reference, warmUp } = SIZES[size];
  const input = marketOf(deals);
  const columns = new Columns(input);
  for (let i = 0; i < warmUp; i += 1) columns.measure(drawnDeals(input, deals, i));
  const timed = new Columns(input);
  const fast = timeReplicates('columnar', columnar, deals, (i) =>
    timed.measure(timed.draw(() => drawnDeals(input, deals, i))),
  );
  const slow = timeReplicates('reference', reference, deals, (i) =>
    measure({ ...input, deals: drawnDeals(input, deals, i) }, OUTCOMES),
  );
  const both = Math.min(columnar, reference);
  const agrees = hashOf(fast.outcomes.slice(0, both)) === hashOf(slow.outcomes.slice(0, both));
  return { kernels, hasC, replicates: [fast.row, slow.row], stages: timed.stages(), agrees };
}

/** Deals of a replicate, drawn as a study draws them. */
function drawnDeals(input: RunInput, deals: number, replicate: number): Deal[] {
  const { places, calendar, start: first, end: last } = input;
  const setting = { profile: market.profile, places, calendar, first, last, deals };
  return drawMarket(setting, quickStreams({ seed: BENCH_SEED, replicate }));
}

/** The columnar path stage by stage, with a clock between. */
class Columns {
  readonly #input: RunInput;
  readonly #law;
  readonly #facts = new FactTable();
  readonly #table: BaseTable;
  readonly #plan: BasePlan;
  readonly #sharing: TableSharing;
  readonly #spent = new Map<string, number>();

  constructor(input: RunInput) {
    const { start, end, rules, calendar } = input;
    this.#input = input;
    this.#law = compileLaw(input);
    this.#table = new BaseTable(start, end);
    this.#plan = new BasePlan(input, this.#law);
    const transfers = new TransferCalendar(start, end, rules, calendar);
    this.#sharing = new TableSharing(this.#table, input, new ShareAmounts(), transfers);
  }

  draw(work: () => Deal[]): Deal[] {
    return this.#timed('draw', work);
  }

  measure(deals: readonly Deal[]): bigint[] {
    const { policy, start } = this.#input;
    const facts = this.#facts;
    this.#timed('facts', () => facts.read(deals, this.#law, start));
    const signed = this.#timed('gate', () => this.#plan.list(facts, this.#table));
    this.#timed('settle', () => this.#plan.settle(signed, facts, this.#table));
    const source = this.#timed('share', () => {
      this.#sharing.renew();
      return tableSource(this.#sharing, policy);
    });
    return this.#timed('transfer', () => outcomesOf(source, OUTCOMES, NOTHING_ELSE));
  }

  stages(): Stage[] {
    return [...this.#spent].map(([name, milliseconds]) => ({ name, milliseconds }));
  }

  #timed<T>(stage: string, work: () => T): T {
    const start = performance.now();
    const result = work();
    this.#spent.set(stage, (this.#spent.get(stage) ?? 0) + performance.now() - start);
    return result;
  }
}

function timeReplicates(
  path: ReplicateRow['path'],
  count: number,
  deals: number,
  replicate: (i: number) => bigint[],
): { readonly row: ReplicateRow; readonly outcomes: readonly bigint[][] } {
  const start = process.cpuUsage().user;
  const outcomes = Array.from({ length: count }, (_, i) => replicate(i));
  const millisecondsEach = (process.cpuUsage().user - start) / 1000 / count;
  const microsecondsPerDeal = (millisecondsEach * 1000) / deals;
  const row = { path, count, millisecondsEach, microsecondsPerDeal, hash: hashOf(outcomes) };
  return { row, outcomes };
}

function hashOf(outcomes: readonly (readonly bigint[])[]): string {
  return createHash('sha256').update(outcomes.join('\n')).digest('hex');
}
