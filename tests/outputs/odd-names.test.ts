import { beforeAll, describe, expect, it } from 'vitest';
import { BOOK_FORMATS } from '../../src/report/books/books.ts';
import { booksText } from '../../src/report/books/books-text.ts';
import { makeBooks } from '../../src/report/books/make-books.ts';
import { reasonsOf } from '../../src/report/document/reasons.ts';
import { reportDocument } from '../../src/report/document/report-document.ts';
import { sceneOf } from '../../src/report/explain/scene.ts';
import { type TracedRun, traceRun } from '../../src/report/explain/traced-run.ts';
import { reportHtml } from '../../src/report/html/report-html.ts';
import { reportMarkdown } from '../../src/report/markdown/report-markdown.ts';
import { preparedSummary } from '../../src/report/prepared-summary.ts';
import { pageData } from '../../src/report/what-if/page-data.ts';
import { whatIfHtml } from '../../src/report/what-if/page-html.ts';
import { reportWorkbook } from '../../src/report/workbook/report-workbook.ts';
import type { PreparedRun } from '../../src/scenario/prepare-run.ts';
import { valuesOf } from '../workbook/recalculate.ts';
import { ODD_TITLE, prepareOdd, SHOWN_TITLE } from './odd-names.ts';
import { readHoldings } from './read-books.ts';

let of: PreparedRun;
let traced: TracedRun;

beforeAll(async () => {
  of = await prepareOdd();
  traced = traceRun(of, (...runs) => preparedSummary(of, ...runs));
});

describe('names that people choose', () => {
  it('are text in the report, not markup, and cannot turn it round', () => {
    const report = reportDocument(traced.summary, traced.result);
    const html = reportHtml(report, reasonsOf(report, traced), 'zh');
    expect(html).not.toMatch(/<img|<b>|[\u202a-\u202e\u2066-\u2069]/);
    expect(html.split('</script>')).toHaveLength(3);
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
    const reasons = /id="reasons">(.*?)<\/script>/s.exec(html)![1]!;
    expect(Object.keys(JSON.parse(reasons)).length).toBeGreaterThan(20);
    const markdown = reportMarkdown(report, 'zh');
    expect(markdown).toContain('# &lt;img src=x');
    expect(markdown).not.toMatch(/<img|[\u202a-\u202e]/);
  });

  it('are text in the workbook, and deals have plain ids', async () => {
    const sheets = [...(await valuesOf(await reportWorkbook(traced, 'zh'))).values()];
    expect(String(sheets[0]![0]![0])).toContain(SHOWN_TITLE);
    const ids = sheets[1]!.slice(2).map(([id]) => String(id));
    expect(ids).toHaveLength(2);
    for (const id of ids) expect(id).toMatch(/^d-[0-9a-f]{12}$/);
  });

  it.each(BOOK_FORMATS)('leave the figures of the books alone: %s', (format) => {
    const { names, result } = sceneOf(traced);
    const text = [...booksText(makeBooks(ODD_TITLE, result, names, 'zh'), format)].join('');
    const holdings = readHoldings(text);
    for (const { party, total } of traced.summary.parties) {
      const years = [...(holdings.get(party)?.values() ?? [])];
      const sum = Number(years.reduce((all, fen) => all + fen, 0n));
      expect([party, sum]).toEqual([party, total.finalPositionFen]);
    }
    expect(text).not.toMatch(/[\u202a-\u202e]/);
  });

  it('stay inside the data of the what-if page', async () => {
    const html = whatIfHtml(await pageData([of]), 'program', 'zh');
    expect(html).not.toMatch(/<img|<b>/);
    expect(html.split('</script>')).toHaveLength(3);
  });
});
