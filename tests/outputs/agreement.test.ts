import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { withoutCooperation } from '../../src/engine/alone.ts';
import { run } from '../../src/engine/run.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import type { BOOK_FORMATS } from '../../src/report/books/books.ts';
import { booksText } from '../../src/report/books/books-text.ts';
import { makeBooks } from '../../src/report/books/make-books.ts';
import type { ReportDocument } from '../../src/report/document/block.ts';
import { reportDocument } from '../../src/report/document/report-document.ts';
import { Names } from '../../src/report/explain/names.ts';
import { traceRun } from '../../src/report/explain/traced-run.ts';
import { jsonText } from '../../src/report/files/json.ts';
import { reportHtml } from '../../src/report/html/report-html.ts';
import { FIGURE_LABELS, PARTY_LABELS, REGION_LABEL } from '../../src/report/labels.ts';
import { reportMarkdown } from '../../src/report/markdown/report-markdown.ts';
import { preparedSummary } from '../../src/report/prepared-summary.ts';
import type { Figures, Summary } from '../../src/report/summary.ts';
import { PageEngine } from '../../src/report/what-if/page-engine.ts';
import { FONT } from '../../src/report/workbook/cell.ts';
import { summarySheet } from '../../src/report/workbook/overview-sheets.ts';
import { reportWorkbook } from '../../src/report/workbook/report-workbook.ts';
import { xlsxSheet } from '../../src/report/workbook/sheet-plan.ts';
import type { PreparedRun } from '../../src/scenario/prepare-run.ts';
import { workbookBytes } from '../../src/scenario/xlsx/workbook-bytes.ts';
import { carried, prepared } from '../what-if/carried.ts';
import { prepareShort } from './prepare-short.ts';
import { readHoldings } from './read-books.ts';
import { readOverview } from './read-overview.ts';
import { readHtmlFigures, readMarkdownTable, wanYuanText } from './read-report.ts';

/** Too long to run four times over: its first two years. */
const LONG = 'market-decades';
/** A workbook of more deals takes seconds; of those only the overview is written. */
const WHOLE_WORKBOOK_DEALS = 20;
const SHIPPED = readdirSync('scenarios')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace('.yaml', ''));
/** Ledger and hledger differ in how a lot is written only: each scenario is read by one of them. */
const OTHER_FORMATS = [
  'hledger',
  'ledger',
] as const satisfies readonly (typeof BOOK_FORMATS)[number][];

type FigureKey = keyof Figures;

const PREPARED = new Map<string, PreparedRun>();
/** One page with every scenario: what they have in common is run once. */
let page: PageEngine;

beforeAll(async () => {
  for (const id of SHIPPED) {
    const isLong = id === LONG;
    PREPARED.set(id, isLong ? await prepareShort(id, '2027-12-31') : await prepared(id));
  }
  page = new PageEngine(await carried([...PREPARED.values()]));
});

describe.each(SHIPPED)('every output of %s', (id) => {
  let of: PreparedRun;
  let result: RunResult;
  let summary: Summary;
  let report: ReportDocument;

  beforeAll(() => {
    of = PREPARED.get(id)!;
    result = run(of.input);
    summary = preparedSummary(of, result, run(withoutCooperation(of.input)));
    const { blocks, ...head } = reportDocument(summary, result);
    report = { ...head, blocks: blocks.filter(({ kind }) => kind !== 'picture') };
  });

  it('has the figures of summary.json: the what-if page, to the last letter', () => {
    const { outcome } = page.compute(of.scenario.id, {});
    expect(outcome.ok ? jsonText(outcome.summary) : outcome.problems).toBe(jsonText(summary));
  });

  it('has the figures of summary.json: the report', () => {
    const shown = readHtmlFigures(reportHtml(report, new Map(), 'zh'));
    const expected = figuresByPath(summary).filter(([path]) => shown.has(path));
    expect(expected.map(([path]) => [path, shown.get(path)])).toEqual(
      expected.map(([path, fen]) => [path, wanYuanText(fen)]),
    );
    expect(expected.length).toBeGreaterThan(20);
    const { head, rows } = readMarkdownTable(reportMarkdown(report, 'zh'), '全期收支（万元）');
    for (const [name, cells] of rows) {
      const key = keyOfLabel(name);
      expect([name, cells]).toEqual([
        name,
        head.map((party) => wanYuanText(figuresOf(summary, party).total[key])),
      ]);
    }
  });

  it('has the figures of summary.json: the workbook', async () => {
    const isWhole = result.deals.length <= WHOLE_WORKBOOK_DEALS;
    const bytes = isWhole ? await wholeWorkbook(of) : await overviewOnly(summary);
    const overview = await readOverview(bytes);
    for (const [row, cells] of overview) {
      const [block, name] = row.split(' ') as [string, string];
      for (const [party, fen] of cells) {
        expect([row, party, fen]).toEqual([
          row,
          party,
          overviewFen(summary, block, row, name, party),
        ]);
      }
    }
    expect(overview.size).toBeGreaterThan(10);
  });

  it('has the figures of summary.json: the books', () => {
    const names = new Names(of.codeNames, of.input.places);
    const books = makeBooks(id, result, names, 'zh');
    const other = OTHER_FORMATS[SHIPPED.indexOf(id) % OTHER_FORMATS.length]!;
    for (const format of ['beancount', other] as const) {
      const holdings = readHoldings([...booksText(books, format)].join(''));
      for (const { party, byYear } of summary.parties) {
        const own = holdings.get(party) ?? new Map<string, bigint>();
        const positions = Object.entries(byYear).map(([year, of]) => [year, of.finalPositionFen]);
        expect([format, party, positions]).toEqual([
          format,
          party,
          positions.map(([year]) => [year, Number(own.get(String(year)) ?? 0n)]),
        ]);
      }
      const known = summary.parties.map(({ party }) => party);
      expect([...holdings.keys()].filter((owner) => !known.includes(owner))).toEqual([]);
    }
  });
});

function wholeWorkbook(of: PreparedRun): Promise<Uint8Array> {
  const traced = traceRun(of, (...runs) => preparedSummary(of, ...runs));
  return reportWorkbook(traced, 'zh');
}

function overviewOnly(summary: Summary): Promise<Uint8Array> {
  const plan = { title: summary.scenario.zh, names: [], font: FONT };
  return workbookBytes([xlsxSheet(summarySheet(summary, 'zh'))], plan);
}

/** Money figures by their path in `summary.json`. */
function figuresByPath(summary: Summary): (readonly [string, number])[] {
  const sides = [
    ['', summary],
    ['withoutCooperation.', summary.withoutCooperation],
  ] as const;
  return sides.flatMap(([before, { parties, region }]) =>
    [...parties, region].flatMap(({ party, total, byYear }) => {
      const path = `${before}${party === 'region' ? party : `parties.${party}`}`;
      const spans = [
        ['total', total],
        ...Object.entries(byYear).map(([y, f]) => [`byYear.${y}`, f]),
      ];
      return (spans as [string, Figures][]).flatMap(([span, figures]) =>
        Object.entries(figures).map(([key, fen]) => [`${path}.${span}.${key}`, fen] as const),
      );
    }),
  );
}

/** The figures of a party by its name in Chinese. */
function figuresOf({ parties, region }: Pick<Summary, 'parties' | 'region'>, name: string) {
  if (name === REGION_LABEL.zh) return region;
  const [id] = Object.entries(PARTY_LABELS).find(([, label]) => label.zh === name)!;
  return parties.find(({ party }) => party === id)!;
}

function keyOfLabel(name: string): FigureKey {
  return Object.entries(FIGURE_LABELS).find(([, label]) => label.zh === name)![0] as FigureKey;
}

/** What a cell of the overview is to say. */
function overviewFen(
  summary: Summary,
  block: string,
  row: string,
  name: string,
  party: string,
): number {
  const [own, alone] = [summary, summary.withoutCooperation].map((one) => figuresOf(one, party));
  const [year] = /^\d{4}/.exec(block) ?? [null];
  if (year !== null) {
    const label = row.slice(`${year} 年 `.length);
    if (label.startsWith('不合作')) return alone!.byYear[year]!.finalPositionFen;
    return own!.byYear[year]![keyOfLabel(label)];
  }
  if (block === '全期') return own!.total[keyOfLabel(name)];
  const [withIt, without] = [own!, alone!].map(({ total }) => total.finalPositionFen);
  return { 合作: withIt!, 不合作: without!, 差额: withIt! - without! }[name]!;
}
