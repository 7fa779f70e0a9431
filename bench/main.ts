import Table from 'cli-table3';
import { run as decades, type MarketRow } from './decades.bench.ts';
import type { Bench, BenchReport } from './harness.ts';
import { run as ledger } from './ledger.bench.ts';
import { type OutcomeBench, run as outcome, type Stage } from './outcome.bench.ts';
import { run as pipeline } from './pipeline.bench.ts';
import { type QuotaRow, run as quota } from './quota.bench.ts';
import { type ScaleRow, run as scale } from './scale.bench.ts';
import { run as sharing } from './sharing.bench.ts';
import { run as split } from './split.bench.ts';
import { type VoucherRow, run as voucher } from './voucher.bench.ts';

/** The benches that hold one way of doing the work against others. */
const TWINS: Readonly<Record<string, Bench>> = { split, ledger, pipeline };
const NAMES = [...Object.keys(TWINS), 'outcome', 'scale', 'quota', 'voucher', 'decades', 'sharing'];

function tableOf({ name, operations, measures }: BenchReport): string {
  const table = new Table({
    head: [name, 'ns/op best', 'ns/op median', '× ours best', '× ours median'],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const one of measures) {
    const figures = [one.bestNs, one.medianNs].map((ns) => ns.toFixed(0));
    const ratios = [one.bestRatio, one.medianRatio].map((ratio) => ratio.toFixed(1));
    table.push([one.name, ...figures, ...ratios]);
  }
  const agreed = new Set(measures.map((one) => one.hash)).size === 1;
  const verdict = agreed ? `all agree, SHA-256 ${measures[0]!.hash}` : 'RESULTS DIFFER';
  return `${table.toString()}\n${operations} operations; ${verdict}`;
}

function scaleTable(rows: readonly ScaleRow[]): string {
  const table = new Table({
    head: ['whole pipeline', 'seconds', 'µs/deal', 'postings', 'heap MB', 'result'],
    colAligns: ['right', 'right', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [] },
  });
  for (const row of rows) {
    const seconds = (row.milliseconds / 1000).toFixed(2);
    const perDeal = row.microsecondsPerDeal.toFixed(0);
    const heap = row.heapMegabytes.toFixed(0);
    const { deals, postings, hash } = row;
    table.push([`${deals} deals`, seconds, perDeal, postings, heap, hash.slice(0, 16)]);
  }
  return table.toString();
}

function quotaTable(rows: readonly QuotaRow[]): string {
  const table = new Table({
    head: ['quota book', 'movements', 'seconds', 'ns/movement', 'heap MB', 'result'],
    colAligns: ['right', 'right', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [] },
  });
  for (const { lots, movements, milliseconds, ...row } of rows) {
    const seconds = (milliseconds / 1000).toFixed(2);
    const each = row.nanosecondsPerMovement.toFixed(0);
    const heap = row.heapMegabytes.toFixed(0);
    table.push([`${lots} lots`, movements, seconds, each, heap, row.hash.slice(0, 16)]);
  }
  return table.toString();
}

function voucherTable(rows: readonly VoucherRow[]): string {
  const table = new Table({
    head: ['vouchers at one counter', 'ns/voucher', 'refused once', 'result'],
    colAligns: ['right', 'right', 'right', 'left'],
    style: { head: [], border: [] },
  });
  for (const { vouchers, nanosecondsPerVoucher, refused, hash } of rows) {
    table.push([vouchers, nanosecondsPerVoucher.toFixed(0), refused, hash.slice(0, 16)]);
  }
  return table.toString();
}

function marketTable(rows: readonly MarketRow[]): string {
  const table = new Table({
    head: ['market', 'replicates', 'deals', 'seconds', 'replicates/s', 'journal s', 'result'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [] },
  });
  for (const { scenario, replicates, deals, hash, ...row } of rows) {
    const seconds = (row.milliseconds / 1000).toFixed(2);
    const speed = row.replicatesPerSecond.toFixed(2);
    const journal = (row.journalMilliseconds / 1000).toFixed(2);
    table.push([scenario, replicates, deals, seconds, speed, journal, hash.slice(0, 16)]);
  }
  return table.toString();
}

/** The kernels against each other, whole replicates by both paths, and where the time goes. */
function outcomeText({ kernels, hasC, replicates, stages }: OutcomeBench): string {
  const table = new Table({
    head: ['five-year baseline', 'replicates', 'ms each', 'replicates/s', 'µs/deal', 'result'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [] },
  });
  for (const { path, count, millisecondsEach, microsecondsPerDeal, hash } of replicates) {
    const figures = [millisecondsEach.toFixed(2), (1000 / millisecondsEach).toFixed(0)];
    table.push([path, count, ...figures, microsecondsPerDeal.toFixed(1), hash.slice(0, 16)]);
  }
  const sum = stages.reduce((total, { milliseconds }) => total + milliseconds, 0);
  const share = ({ name, milliseconds }: Stage) =>
    `${name} ${((milliseconds / sum) * 100).toFixed(0)} %`;
  return [
    tableOf(kernels),
    ...(hasC ? [] : ['C skipped: there is no gcc']),
    table.toString(),
    `where a replicate in columns spends its time: ${stages.map(share).join(', ')}`,
  ].join('\n');
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !NAMES.includes(name));
if (unknown.length > 0) {
  console.error(`no bench called ${unknown.join(', ')}; there are: ${NAMES.join(', ')}`);
  process.exit(2);
}
let differ = false;
for (const name of asked.length > 0 ? asked : NAMES) {
  if (name === 'voucher') {
    console.log(`\nnode ${process.version}, one round after a warm-up, sizes in one process`);
    console.log(voucherTable(voucher({ size: 'full' })));
    continue;
  }
  if (name === 'outcome') {
    const bench = outcome({ size: 'full' });
    const hashes = (all: readonly { readonly hash: string }[]) =>
      new Set(all.map(({ hash }) => hash)).size;
    differ ||= hashes(bench.kernels.measures) > 1 || !bench.agrees;
    console.log(`\nnode ${process.version}, CPU time of one core, after a warm-up`);
    console.log(outcomeText(bench));
    continue;
  }
  if (name === 'decades') {
    console.log(`\nnode ${process.version}, after a warm-up, one core`);
    console.log(marketTable(await decades({ size: 'full' })));
    continue;
  }
  if (name === 'sharing') {
    const { draws, drawsPerSecond, hash } = await sharing({ size: 'full' });
    const rate = drawsPerSecond.toFixed(0);
    console.log(`\nnode ${process.version}, after a warm-up, one core`);
    console.log(`${draws} allocation draws of the baseline: ${rate} per second, ${hash}`);
    continue;
  }
  const twins = TWINS[name];
  if (twins === undefined) {
    console.log(`\nnode ${process.version}, one round after a warm-up, sizes in one process`);
    console.log(
      name === 'quota' ? quotaTable(quota({ size: 'full' })) : scaleTable(scale({ size: 'full' })),
    );
    continue;
  }
  const report = twins({ size: 'full' });
  differ ||= new Set(report.measures.map((one) => one.hash)).size > 1;
  console.log(`\nnode ${process.version}, seed ${report.seed}, best and median of five rounds`);
  console.log(tableOf(report));
}
if (differ) process.exit(1);
