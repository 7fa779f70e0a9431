import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { quickStreams } from '../../src/behaviour/quick-streams.ts';
import { drawMarket } from '../../src/behaviour/synthetic/draw-deal.ts';
import { FIGURE_COUNT, MONEY_FIGURES } from '../../src/engine/outcome/money-figure.ts';
import { unsupported } from '../../src/engine/outcome/unsupported.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import { recordTable } from '../../src/report/sweep/recorded-table.ts';
import { parseMarket } from '../../src/scenario/market-file.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';
import { columnarTable } from './columnar-table.ts';
import { tableLines } from './table-lines.ts';

async function inputOf(id: string): Promise<RunInput> {
  const scenario = resolve(`scenarios/${id}.yaml`);
  return (await prepareRun({ scenario, deals: null, sheet: null })).input;
}

/** Every shipped scenario, and why the columns cannot stand for it where they cannot. */
const SHIPPED: Readonly<Record<string, readonly string[]>> = {
  baseline: [],
  'city-leaves': ['coalition'],
  'collective-opened': ['market'],
  'enclave-park': ['firms'],
  'faults-all': ['faults'],
  'green-heart-levy': [],
  'late-payers': ['payments'],
  'market-baseline': ['market'],
  'market-decades': ['market'],
  'market-downturn': ['market', 'payments'],
  'quota-auction': ['sessions'],
  'quota-chongqing': ['sessions'],
  'quota-open-pool': ['sessions'],
  'quota-separate': ['sessions'],
  'quota-zhejiang': ['sessions'],
  'regime-corrected': [],
  'regime-home': [],
  'regime-pooled': [],
  'sharing-halves': [],
  'sharing-increment': [],
  'sharing-open': [],
  'sharing-quota-supplied': [],
  'sharing-waterfall': [],
  'transfer-pooled': [],
  'worked-examples': [],
};

/** Those of which the bases differ: sharing and transfers alone make no other table. */
const DIFFERENT = ['baseline', 'regime-corrected', 'worked-examples'];

describe('the columns and the shipped scenarios', () => {
  it('the columns stand for all but those they have a reason not to', async () => {
    const found: Record<string, readonly string[]> = {};
    for (const id of Object.keys(SHIPPED)) found[id] = unsupported(await inputOf(id));
    expect(found).toEqual(SHIPPED);
  });

  it.each(DIFFERENT)('%s has the table of its run', async (id) => {
    const input = await inputOf(id);
    expect(tableLines(columnarTable(input))).toEqual(tableLines(recordTable(input)!));
  });

  it('a market drawn anew has the table of its run, and no figure is idle in it', async () => {
    const input = await inputOf('baseline');
    const { profile } = parseMarket(readFileSync(resolve('seeds/market.yaml'), 'utf8'));
    const { places, calendar, start: first, end: last } = input;
    const setting = { profile, places, calendar, first, last, deals: 300 };
    const deals = drawMarket(setting, quickStreams({ seed: 7, replicate: 1 }));
    const drawn = { ...input, deals };
    const table = columnarTable(drawn);
    expect(tableLines(table)).toEqual(tableLines(recordTable(drawn)!));
    const idle = MONEY_FIGURES.filter((_, figure) =>
      table.fixedFen.every((fen, at) => fen === 0 || at % FIGURE_COUNT !== figure),
    );
    // What partners get is not in the table: it follows from the sharing rule.
    expect(idle).toEqual(['sharesOutFen']);
  });
});
