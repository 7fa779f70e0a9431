import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunResult } from '../../src/engine/run-result.ts';
import { type OpenedRun, openRun } from '../../src/report/explain/open-run.ts';
import { sceneOf } from '../../src/report/explain/scene.ts';
import { traceRun } from '../../src/report/explain/traced-run.ts';
import { preparedSummary } from '../../src/report/prepared-summary.ts';
import { derivationSheet } from '../../src/report/workbook/derivation-sheet.ts';
import { InputSheet } from '../../src/report/workbook/input-sheet.ts';
import { reportWorkbook } from '../../src/report/workbook/report-workbook.ts';
import { czt } from '../cli/capture.ts';
import { openShipped } from '../document/opened.ts';
import { prepared } from '../what-if/carried.ts';
import { HAS_SOFFICE, recalculated, retyped, type Sheets, valuesOf } from './recalculate.ts';

/** Eight deals across cities, with counties and a treasury of their own. */
const SCENARIO = 'regime-home';

/** The same with other rates; every one is typed into the workbook too. */
const CHANGED = `extends: ./${SCENARIO}.yaml
title: { zh: 试改数值, en: Other rates }
author: test
sources: [none]
changes: [{ zh: 几项数值, en: several values }]
sharing:
  rule:
    byOrigin:
      local: { fixed: { shares: { land: 100% } } }
      crossRegion:
        fixed: { shares: { land: 55.3%, listing: 12.2%, quota: 14%, collecting: 18.5% } }
overrides:
  - { rule: business-fee-share, from: 2026-01-01, value: 2.345%, reason: what if }
  - { rule: education-earmark, from: 2026-01-01, value: 12.3457%, reason: what if }
`;
const TYPED = {
  'business-fee-share': 0.02345,
  'education-earmark': 0.123457,
  'sharing.rule.crossRegion.shares[0].share': 0.553,
  'sharing.rule.crossRegion.shares[1].share': 0.122,
  'sharing.rule.crossRegion.shares[2].share': 0.185,
  'sharing.rule.crossRegion.shares[3].share': 0.14,
};

/** The fen of every posting by deal, in the order of the derivation. */
function ledgerFen({ deals, ledger }: RunResult): number[] {
  const order = new Map(deals.map(({ deal }, i) => [deal.id, i]));
  const rank = (deal: string) => order.get(deal) ?? order.size;
  const entries = [...ledger.journal.entries()];
  return entries
    .sort((a, b) => rank(a.deal) - rank(b.deal) || a.number - b.number)
    .flatMap(({ legs }) => legs.map(({ amountFen }) => amountFen));
}

/** The rows of postings: the ones that are held against the ledger. */
function postings(sheets: Sheets): (readonly unknown[])[] {
  return sheets.get('Derivation')!.filter((row) => typeof row[5] === 'number');
}

describe('the workbook of a run', () => {
  let opened: OpenedRun;
  let directory: string;
  let release: () => Promise<void>;
  let bytes: Uint8Array;

  beforeAll(async () => {
    ({ opened, directory, release } = await openShipped(SCENARIO));
    bytes = await reportWorkbook(opened, 'en');
  }, 120_000);
  afterAll(() => release());

  it('has a row for every posting, written with the fen of the ledger', async () => {
    const rows = postings(await valuesOf(bytes));
    expect(rows.map((row) => row[7])).toEqual(ledgerFen(opened.result));
    expect(new Set(rows.map((row) => row[6]))).toEqual(new Set(['✓']));
  });

  it('has a formula for every share, whichever rule posts it', async () => {
    for (const id of ['enclave-park', 'sharing-waterfall']) {
      const of = await prepared(id);
      const traced = traceRun(of, (...runs) => preparedSummary(of, ...runs));
      const scene = sceneOf(traced);
      const sheet = derivationSheet(scene, new InputSheet(scene, 'en'), 'en');
      const posted = new Map(sheet.plan.rows.map((row, i) => [`H${i + 1}`, row[7]?.value]));
      const { shares } = scene.result;
      const cells = shares.map(({ entry, party }) => sheet.shareCells.get(`${entry} ${party}`)!);
      expect(cells.map((cell) => posted.get(cell))).toEqual(shares.map((one) => one.shareFen));
    }
  }, 60_000);

  it('is the same bytes every time', async () => {
    expect(await reportWorkbook(opened, 'en')).toEqual(bytes);
  });

  describe.skipIf(!HAS_SOFFICE)('recalculated by LibreOffice', () => {
    it('comes to what the engine posted, and every cell to what it was written with', async () => {
      const [written, found] = [await valuesOf(bytes), await recalculated(bytes)];
      expect(postings(found).map((row) => row[7])).toEqual(ledgerFen(opened.result));
      for (const name of ['Derivation', 'Rules']) {
        const exact = (sheets: Sheets) => sheets.get(name)!.map((row) => row.slice(7, 13));
        expect(exact(found).map(noBlanks)).toEqual(exact(written).map(noBlanks));
      }
      const shares = (sheets: Sheets) =>
        sheets.get('Shares')!.map((row) => noBlanks(row.slice(7, 9)));
      expect(shares(found)).toEqual(shares(written));
    }, 60_000);

    it('follows other rates as a run under them does', async () => {
      const { result } = await runChanged(directory);
      const found = postings(await recalculated(await retyped(bytes, TYPED)));
      expect(found.map((row) => row[7])).toEqual(ledgerFen(result));
      expect(found.filter((row) => row[6] === 'changed').length).toBeGreaterThan(50);
    }, 120_000);

    it('shows no figure where fractions no longer sum to one', async () => {
      const typed = { 'sharing.rule.crossRegion.shares[0].share': 0.8 };
      const found = postings(await recalculated(await retyped(bytes, typed)));
      expect(found.some((row) => String(row[7]).includes('N/A'))).toBe(true);
    }, 60_000);
  });
});

function noBlanks(row: readonly unknown[]): unknown[] {
  return row.filter((cell) => cell !== null && cell !== undefined && cell !== '');
}

async function runChanged(directory: string): Promise<OpenedRun> {
  const home = join(directory, '..');
  const inputs = join(directory, 'inputs');
  await mkdir(join(home, 'changed'));
  await cp(inputs, join(home, 'changed'), { recursive: true });
  const scenario = join(home, 'changed', 'scenarios', 'changed.yaml');
  await writeFile(scenario, CHANGED);
  const { exit, stderr } = await czt(['run', scenario, '--out', 'other', '--quiet'], home);
  if (exit !== 0) throw new Error(stderr);
  return openRun(join(home, 'other'), 'other');
}
