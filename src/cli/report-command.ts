import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { ReportDocument } from '../report/document/block.ts';
import { reasonsOf } from '../report/document/reasons.ts';
import { reportDocument } from '../report/document/report-document.ts';
import { type ResultPart, resultDocument } from '../report/document/result-document.ts';
import { searchPart } from '../report/document/sweep/search-part.ts';
import { sweepPart } from '../report/document/sweep/sweep-part.ts';
import type { OpenedRun } from '../report/explain/open-run.ts';
import { type Reasons, reportHtml } from '../report/html/report-html.ts';
import { MANIFEST_NAME } from '../report/manifest.ts';
import { reportMarkdown } from '../report/markdown/report-markdown.ts';
import { isSearchManifest, readSearch } from '../report/search/read-search.ts';
import type { NamedDirectory } from '../report/sweep/merge-sweeps.ts';
import { SWEEP_PLAN_NAME } from '../report/sweep/sweep-directory.ts';
import { readSweepTable } from '../report/sweep/sweep-table.ts';
import { reportWorkbook } from '../report/workbook/report-workbook.ts';
import type { Label } from '../rules/rule.ts';
import { InputError } from '../scenario/input-error.ts';
import { writeNewFile } from './new-file.ts';
import { openRunHere } from './open-run-here.ts';
import type { ReportFormat, ReportOptions } from './report-options.ts';
import { answer, type Session, tell } from './session.ts';

/**
 * Writes the report of a run, or one of sweeps and searches together.
 *
 * @throws InputError when a directory holds no results, or the file exists or cannot be written.
 */
export async function reportCommand(
  names: readonly string[],
  { format, out }: ReportOptions,
  session: Session,
): Promise<void> {
  const results = names.map((name) => ({ name, path: resolve(session.io.cwd, name) }));
  const parts: ResultPart[] = [];
  for (const one of results) {
    const part = await resultPart(one);
    if (part !== null) parts.push(part);
    else if (names.length > 1) throw problem(one.name, ALONE);
  }
  const { content, id } =
    parts.length === 0
      ? await runReport(names[0]!, format, session)
      : { content: resultReport(parts, names, format, session), id: basename(results[0]!.path) };
  const file = out ?? `${id}.${format}`;
  const path = await writeNewFile(session.io, file, content);
  tell(session, `${file}\n`);
  if (session.json) answer(session, { file: path, format, bytes: Buffer.byteLength(content) });
}

/** What a sweep or a search answers; null for the directory of a run, or of nothing. */
async function resultPart(directory: NamedDirectory): Promise<ResultPart | null> {
  const text = (name: string) => readFile(join(directory.path, name), 'utf8').catch(() => null);
  if ((await text(SWEEP_PLAN_NAME)) !== null) return sweepPart(await readSweepTable(directory));
  const manifest = await text(MANIFEST_NAME);
  const isSearch = manifest !== null && isSearchManifest(readJson(manifest));
  return isSearch ? searchPart(await readSearch(directory)) : null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

async function runReport(name: string, format: ReportFormat, session: Session) {
  const opened = await openRunHere(name, session);
  return { content: await runContent(opened, format, session), id: opened.prepared.scenario.id };
}

async function runContent(
  opened: OpenedRun,
  format: ReportFormat,
  { language }: Session,
): Promise<string | Uint8Array> {
  if (format === 'xlsx') return reportWorkbook(opened, language);
  const report = reportDocument(opened.summary, opened.result);
  return written(report, format, language, () => reasonsOf(report, opened));
}

function resultReport(
  parts: readonly ResultPart[],
  names: readonly string[],
  format: ReportFormat,
  { language }: Session,
): string {
  if (format === 'xlsx') throw problem(format, NO_WORKBOOK);
  return written(resultDocument(parts, names), format, language, () => new Map());
}

function written(
  report: ReportDocument,
  format: 'html' | 'md',
  language: Session['language'],
  reasons: () => Reasons,
): string {
  return format === 'md'
    ? reportMarkdown(report, language)
    : reportHtml(report, reasons(), language);
}

function problem(
  found: string,
  said: { readonly expected: Label; readonly message: Label },
): InputError {
  const place = { file: 'czt report', line: null, row: null, column: null };
  return new InputError([{ ...place, found, ...said }]);
}

const ALONE = {
  expected: {
    zh: '几项研究或搜索的结果目录；一次推演单独成报告',
    en: 'directories of sweeps or searches; a run has a report of its own',
  },
  message: { zh: '这不是研究或搜索的结果', en: 'this is no result of a sweep or a search' },
};
const NO_WORKBOOK = {
  expected: {
    zh: 'html 或 md；数据用 czt query --csv 取',
    en: 'html or md; data by czt query --csv',
  },
  message: { zh: '研究的报告没有工作簿', en: 'sweeps and searches have no workbook' },
};
