import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../src/report/document/block.ts';
import { reasonsOf } from '../../src/report/document/reasons.ts';
import { reportDocument } from '../../src/report/document/report-document.ts';
import type { Explanation } from '../../src/report/explain/explanation.ts';
import { figureTable } from '../../src/report/explain/figure-explanation.ts';
import type { OpenedRun } from '../../src/report/explain/open-run.ts';
import { formatCount, formatMu, formatWanYuan } from '../../src/report/format.ts';
import { reportHtml } from '../../src/report/html/report-html.ts';
import { reportMarkdown } from '../../src/report/markdown/report-markdown.ts';
import { openShipped } from './opened.ts';

let opened: OpenedRun;
let release: () => Promise<void>;
let report: ReportDocument;

beforeAll(async () => {
  ({ opened, release } = await openShipped('worked-examples'));
  report = reportDocument(opened.summary, opened.result);
}, 60_000);

afterAll(() => release());

/** How an exact amount is written in the tables. */
function written({ amount }: Explanation): string {
  const { numerator, denominator, unit } = amount!;
  expect(denominator).toBe(1n);
  if (unit === 'fen') return formatWanYuan(numerator);
  return unit === 'm2' ? formatMu(Number(numerator)) : formatCount(Number(numerator));
}

describe('the report of a run', () => {
  it('shows every figure as its explanation has it', () => {
    const table = figureTable(opened, 3);
    const cells = report.blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.flat() : [],
    );
    const figures = cells.filter(({ figure }) => figure !== null);
    expect(figures.length).toBeGreaterThan(150);
    for (const { text, figure } of figures) {
      const explained = written(table.get(figure!)!());
      expect([figure, text.zh, text.en]).toEqual([figure, explained, explained]);
    }
  });

  it('draws flows that lose nothing between payer and owner', () => {
    const picture = report.blocks
      .flatMap((block) => (block.kind === 'picture' ? [block.picture] : []))
      .find(({ kind }) => kind === 'flows');
    if (picture?.kind !== 'flows') throw new Error('no picture of flows');
    const columnOf = new Map(picture.nodes.map(({ id, column }) => [id, column]));
    const through = [0, 1, 2].map((column) =>
      picture.flows
        .filter(({ from }) => columnOf.get(from) === column)
        .reduce((sum, { value }) => sum + Math.round(value * 100), 0),
    );
    const { receiptsFen, taxesFen } = opened.summary.region.total;
    const all = opened.summary.parties
      .filter(({ party }) => party === 'hunan' || party === 'central')
      .reduce((sum, { total }) => sum + total.taxesFen, receiptsFen + taxesFen);
    // Each drawn flow is rounded to a hundredth of 万元.
    for (const sum of through) expect(Math.abs(sum - all / 10_000)).toBeLessThan(60);
  });

  it('counts as paid for what was, and as home what was booked', () => {
    const { summary, result } = opened;
    const faulty = {
      ...summary,
      deals: { settled: 2, collecting: 1, refused: 24, allocated: 39 },
      misplaced: { ...summary.misplaced, fenDays: 1n },
      transfers: (['booked', 'withdrawn'] as const).map((status, i) => ({
        ...{ regime: 'T-B' as const, status, vouchers: 5 + 2 * i, amountFen: 1 },
      })),
    };
    const [answer] = reportDocument(faulty, result).blocks;
    const text = answer?.kind === 'paragraph' ? answer.text.en : '';
    expect(text).toContain('3 of 66 deals are paid for');
    expect(text).toContain('went home by 5 vouchers');
  });

  it('is one HTML file that loads nothing and keeps people’s text as text', () => {
    const evil = '</script><img src=x onerror=alert(1)> "\u202Eq" 🏗️';
    const named = { ...report, title: { zh: evil, en: evil } };
    const html = reportHtml(named, reasonsOf(report, opened), 'zh');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('\u202E');
    expect(html.match(/<script/g)).toHaveLength(2);
    const links = [...html.matchAll(/(?:https?:)?\/\/[a-z][\w.]*\.[a-z]+\S*/gi)].map(
      ([url]) => url,
    );
    expect([...new Set(links.filter((url) => !url.includes('www.w3.org')))]).toEqual([]);
    expect(html).not.toMatch(/\b(?:src|href)="(?!#)/);
  });

  it('says everything in both languages', () => {
    const html = reportHtml(report, reasonsOf(report, opened), 'en');
    const count = (pattern: RegExp) => html.match(pattern)?.length ?? 0;
    expect(count(/<span lang="zh">/g)).toBe(count(/<span lang="en">/g));
    const english = html.replace(/<span lang="zh">.*?<\/span>|<div lang="zh".*?<\/div>/gs, '');
    const visible = english.slice(english.indexOf('<h2>'), english.indexOf('<dialog>'));
    const headings = [...visible.matchAll(/<(?:h2|caption)>(.*?)<\/(?:h2|caption)>/g)];
    expect(headings.length).toBeGreaterThan(12);
    for (const [, text] of headings) expect(text).not.toMatch(/\p{Script=Han}/u);
  });

  it('is Markdown with the same numbers, its marks escaped', () => {
    const wild = { zh: '# 标题 | <b>*粗*</b>', en: '# title | <b>*bold*</b>' };
    const text = reportMarkdown({ ...report, title: wild }, 'en');
    expect(text).toMatch(/^# \\# title \\\| &lt;b&gt;\\\*bold\\\*&lt;\/b&gt;\n/);
    const total = formatWanYuan(opened.summary.region.total.finalPositionFen);
    expect(text).toContain(total);
    for (const line of text.split('\n').filter((each) => each.startsWith('|'))) {
      expect(line.endsWith('|')).toBe(true);
    }
  });

  it('gives the same bytes every time', () => {
    const reasons = reasonsOf(report, opened);
    expect(reportHtml(report, reasons, 'zh')).toBe(reportHtml(report, reasons, 'zh'));
  });
});
