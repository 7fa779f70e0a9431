import type { PreparedStudy } from '../../experiment/study/prepare-study.ts';
import { countChunks } from '../../experiment/study/study.ts';
import { type UntilRule, type UntilState, UntilWatch } from '../../experiment/study/until-rule.ts';
import { addTallies, type ChunkReport, reportOf } from './sweep-chunk.ts';
import type { SweepDirectory, SweepManifest } from './sweep-directory.ts';
import { chunksOfShard, type WrittenPlan } from './sweep-plan.ts';

/** Computes chunks somewhere, in any order; a chunk that is reported has its file written. */
export interface ChunkEngine {
  /** Takes chunks from the list until it is empty, and reports each as it is done. */
  run(chunks: () => number | null, report: (done: ChunkReport) => void): Promise<void>;
}

export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** A sweep about to be run. */
export interface SweepJob {
  readonly prepared: PreparedStudy;
  readonly plan: WrittenPlan;
  readonly directory: SweepDirectory;
  readonly shard: Shard | null;
  readonly until: UntilRule | null;
  /** Told of every chunk that is there, old or new. */
  readonly onChunk?: (report: ChunkReport, isNew: boolean) => void;
}

export interface SweepEnd {
  readonly manifest: SweepManifest;
  /** How the stop rule stood at the end; null where there is none. */
  readonly until: UntilState | null;
}

/**
 * Runs what is missing of a sweep and seals it. Where a stop rule ends it is found chunk by chunk
 * in order, so that the results are the same however many compute them.
 *
 * @throws InputError when a results file that is there already is damaged or foreign.
 */
export async function runSweep(job: SweepJob, engine: ChunkEngine): Promise<SweepEnd> {
  const { prepared, plan, directory, shard, until } = job;
  const { study } = prepared;
  const all = chunksOfShard(countChunks(study), shard);
  const failed = new Map<number, ChunkReport['failed']>();
  const inOrder = new InOrder(all, until, study.design.size);
  const take = (report: ChunkReport, isNew: boolean) => {
    failed.set(report.chunk, report.failed);
    inOrder.take(report);
    job.onChunk?.(report, isNew);
  };
  for (const chunk of all) {
    const found = await directory.read(chunk, plan);
    if (found !== null) take(reportOf(chunk, found, until?.outcome ?? null), false);
  }
  const missing = all.filter((chunk) => !failed.has(chunk));
  let next = 0;
  await engine.run(
    () => (inOrder.endsAt === null ? (missing[next++] ?? null) : null),
    (report) => take(report, true),
  );
  const last = inOrder.endsAt ?? all.at(-1)!;
  if (inOrder.endsAt !== null) await directory.dropAfter(last);
  const kept = all.filter((chunk) => chunk <= last);
  const state = inOrder.state();
  const manifest = await directory.seal(plan, kept, {
    shard: shard === null ? null : `${shard.index}/${shard.count}`,
    failed: addTallies(kept.map((chunk) => failed.get(chunk)!)),
    stopped:
      inOrder.endsAt === null || state === null
        ? null
        : { until: until!.text, replicates: state.replicates },
  });
  return { manifest, until: state };
}

/** Feeds reports to the stop rule in order of chunk, however they come in. */
class InOrder {
  /** The chunk a stop rule ends the sweep with; null while it goes on. */
  endsAt: number | null = null;
  readonly #order: readonly number[];
  readonly #watch: UntilWatch | null;
  readonly #waiting = new Map<number, ChunkReport>();
  #next = 0;

  constructor(order: readonly number[], until: UntilRule | null, points: number) {
    this.#order = order;
    this.#watch = until === null ? null : new UntilWatch(until, points);
  }

  take(report: ChunkReport): void {
    if (this.#watch === null) return;
    this.#waiting.set(report.chunk, report);
    for (;;) {
      const chunk = this.#order[this.#next];
      const ready = chunk === undefined ? undefined : this.#waiting.get(chunk);
      if (ready === undefined || this.endsAt !== null) return;
      this.#waiting.delete(ready.chunk);
      this.#next += 1;
      for (const outcome of ready.watched) this.#watch.add(outcome);
      if (this.#watch.state().met) this.endsAt = ready.chunk;
    }
  }

  state(): UntilState | null {
    return this.#watch?.state() ?? null;
  }
}
