import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import { coveredRows } from '../../src/report/rules/coverage.ts';
import { coverageMarkdown } from '../../src/report/rules/rules-markdown.ts';
import { loadRegister } from '../../src/scenario/engine-data.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';
import { loadTranscript } from '../../src/scenario/transcript-file.ts';
import { type Day, formatDay } from '../../src/units/day.ts';
import { Decimal } from '../../src/units/decimal.ts';
import { holdBlock } from './readme-block.ts';

const root = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const WORKED = 'S00254';

/** `9,924,751.88` from fen, as the READMEs write money. */
function yuan(amountFen: number): string {
  const [whole, fraction] = new Decimal(amountFen).div(100).toFixed(2).split('.');
  return `${whole!.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
}

describe('the worked deal of the READMEs', () => {
  it.each(['README.md', 'README.zh-CN.md'])('%s says what the engine does', async (name) => {
    const text = readFileSync(root(name), 'utf8');
    const scenario = root('scenarios/baseline.yaml');
    const { input } = await prepareRun({ scenario, deals: null, sheet: null });
    const { ledger, shares, transfers } = run(input);
    const received = [...ledger.journal.entries()]
      .filter(({ deal, stage }) => deal === WORKED && ['listing', 'collection'].includes(stage))
      .flatMap(({ legs }) => legs.map(({ amountFen }) => amountFen));
    const shared = shares.filter(({ deal, shareFen }) => deal === WORKED && shareFen !== 0);
    const movedOn = new Map<number, number>();
    for (const { deal, booked, amountFen } of transfers) {
      if (deal !== WORKED || booked === null) continue;
      movedOn.set(booked, (movedOn.get(booked) ?? 0) + amountFen);
    }
    const told = [
      ...received,
      ...shared.map(({ shareFen }) => shareFen),
      ...shared.map(({ baseFen }) => baseFen),
      ...movedOn.values(),
    ];
    expect(told.length).toBeGreaterThan(8);
    for (const amountFen of told) expect(text).toContain(yuan(amountFen));
    for (const day of movedOn.keys()) expect(text).toContain(formatDay(day as Day));
  });
});

describe('the coverage table of the READMEs', () => {
  it.each([
    ['README.md', 'en'],
    ['README.zh-CN.md', 'zh'],
  ] as const)('%s shows what the register says', async (name, language) => {
    const table = coverageMarkdown(
      coveredRows(await loadTranscript(), await loadRegister()),
      language,
    );
    const block = /<!-- coverage -->[\s\S]*?<!-- \/coverage -->/;
    holdBlock(name, block, `<!-- coverage -->\n${table}\n<!-- /coverage -->`);
  });
});
