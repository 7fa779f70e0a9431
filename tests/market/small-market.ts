import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FILES = [
  'scenarios/baseline.yaml',
  'scenarios/market-baseline.yaml',
  'seeds/opening.yaml',
  'seeds/deals/none.csv',
];

/** Two years and few parcels, so that a run takes a moment; `more` goes into its `market`. */
export function smallMarket(more = ''): string {
  return `extends: ./market-baseline.yaml
title: { zh: 小市场, en: A small market }
author: test
sources: [none]
changes: [{ zh: 两年, en: two years }]
end: 2027-12-31
market:
  supply: { parcelsPerYear: 24, carriedOver: true, leadMonths: { least: 0, most: 4 } }
${more}`;
}

/** A folder with the small market as `scenarios/small.yaml`; `remove` takes it away. */
export async function smallMarketFolder(): Promise<{ home: string; remove: () => Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'czt-small-market-'));
  await mkdir(join(home, 'scenarios'));
  for (const file of FILES) await cp(join(ROOT, file), join(home, file));
  await writeFile(join(home, 'scenarios', 'small.yaml'), smallMarket());
  return { home, remove: () => rm(home, { recursive: true, force: true }) };
}
