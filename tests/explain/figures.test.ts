import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/report/explain/explanation.ts';
import { type FigureTable, figureTable } from '../../src/report/explain/figure-explanation.ts';
import { type OpenedRun, openRun } from '../../src/report/explain/open-run.ts';
import type { Summary } from '../../src/report/summary.ts';
import { czt } from '../cli/capture.ts';

const SCENARIO = fileURLToPath(new URL('../../scenarios/baseline.yaml', import.meta.url));

let home = '';
let opened: OpenedRun;
let table: FigureTable;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'czt-figures-'));
  await czt(['run', SCENARIO, '--out', 'a', '--quiet'], home);
  opened = await openRun(join(home, 'a'), 'a');
  table = figureTable(opened, Number.POSITIVE_INFINITY);
});

afterAll(() => rm(home, { recursive: true, force: true }));

type Rows = readonly (readonly [string, number | bigint])[];

/** The figures of one row under a path, but for what it is called by. */
function rowFigures(path: string, row: object): Rows {
  return Object.entries(row).flatMap(([key, value]) =>
    typeof value === 'number' || typeof value === 'bigint'
      ? [[`${path}.${key}`, value] as const]
      : [],
  );
}

/** Every figure of a summary, found without the table. */
function figuresOf(summary: Summary): Map<string, number | bigint> {
  const scope = (prefix: string, { parties, region }: Pick<Summary, 'parties' | 'region'>): Rows =>
    [
      ...parties.map((p) => [`${prefix}parties.${p.party}`, p] as const),
      [`${prefix}region`, region] as const,
    ].flatMap(([path, { total, byYear }]) => [
      ...rowFigures(`${path}.total`, total),
      ...Object.entries(byYear).flatMap(([year, row]) => rowFigures(`${path}.byYear.${year}`, row)),
    ]);
  const { misplaced, quota, farmland, transfers, monthEnds } = summary;
  const { earmarkYears, provinceYears } = summary;
  return new Map([
    ...scope('', summary),
    ...scope('withoutCooperation.', summary.withoutCooperation),
    ...(['deals', 'refusals', 'rejects'] as const).flatMap((key) => rowFigures(key, summary[key])),
    ['misplaced.fenDays', misplaced.fenDays] as const,
    ...misplaced.byTreasury.flatMap((m) => rowFigures(`misplaced.${m.treasury}.${m.owner}`, m)),
    ...quota
      .flatMap((q) => rowFigures(`quota.${q.holder}.${q.ledger}.${q.dimension}`, q))
      .filter(([path]) => !path.endsWith('.reserved')),
    ...farmland.flatMap((f) => rowFigures(`farmland.${f.city}`, f)),
    ...earmarkYears
      .flatMap((y) => rowFigures(`earmarkYears.${y.party}.${y.year}`, y))
      .filter(([path]) => !path.endsWith('.year')),
    ...provinceYears
      .flatMap((y) => rowFigures(`provinceYears.${y.year}`, y))
      .filter(([path]) => !path.endsWith('.year')),
    ...transfers.flatMap((t) => rowFigures(`transfers.${t.regime}.${t.status}`, t)),
    ...monthEnds.flatMap(({ day, treasuries }) =>
      Object.entries(treasuries).flatMap(([treasury, owners]) =>
        rowFigures(`monthEnds.${day}.${treasury}`, owners),
      ),
    ),
  ]);
}

/** Lists whose rows do not add up to what stands above them. */
function offLists(told: Explanation): string[] {
  const { terms, amount, formula, label } = told;
  const below = terms.flatMap(offLists);
  const isList = formula === null && amount !== null && terms.length > 0 && told.rule === null;
  if (!isList || amount.unit === 'count') return below;
  const sum = terms.reduce((all, term) => all + (term.amount?.numerator ?? 0n), 0n);
  return sum === amount.numerator ? below : [...below, label.en];
}

describe('every figure of a summary', () => {
  it('has an explanation that comes to it', () => {
    const figures = figuresOf(opened.summary);
    expect([...table.keys()].sort()).toEqual([...figures.keys()].sort());
    const off = [...figures].filter(([path, value]) => {
      const amount = table.get(path)!().amount!;
      return amount.numerator !== BigInt(value) || amount.denominator !== 1n;
    });
    expect(off).toEqual([]);
  });

  it('of money is the sum of the rules and deals told below it', () => {
    const money = [...table].filter(([path]) => /^(parties|region|without)/.test(path));
    expect(money.length).toBeGreaterThan(500);
    expect(money.flatMap(([, explain]) => offLists(explain()))).toEqual([]);
  });
});
