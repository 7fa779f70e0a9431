import { existsSync } from 'node:fs';
import Table from 'cli-table3';
import type { Bench, BenchReport } from './harness.ts';

/** Every bench by name; the pipeline's needs the engine. */
const FILES = ['split', 'ledger', 'pipeline'] as const;

async function load(name: string): Promise<Bench | null> {
  const url = new URL(`./${name}.bench.ts`, import.meta.url);
  if (!existsSync(url)) return null;
  return ((await import(url.href)) as { run: Bench }).run;
}

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

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(FILES as readonly string[]).includes(name));
if (unknown.length > 0) {
  console.error(`no bench called ${unknown.join(', ')}; there are: ${FILES.join(', ')}`);
  process.exit(2);
}
let differ = false;
for (const name of asked.length > 0 ? asked : FILES) {
  const run = await load(name);
  if (run === null) continue;
  const report = run({ size: 'full' });
  differ ||= new Set(report.measures.map((one) => one.hash)).size > 1;
  console.log(`\nnode ${process.version}, seed ${report.seed}, best and median of five rounds`);
  console.log(tableOf(report));
}
if (differ) process.exit(1);
