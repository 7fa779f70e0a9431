import { reasonsOf } from '../report/document/reasons.ts';
import { reportDocument } from '../report/document/report-document.ts';
import type { OpenedRun } from '../report/explain/open-run.ts';
import { reportHtml } from '../report/html/report-html.ts';
import { reportMarkdown } from '../report/markdown/report-markdown.ts';
import { reportWorkbook } from '../report/workbook/report-workbook.ts';
import { writeNewFile } from './new-file.ts';
import { openRunHere } from './open-run-here.ts';
import type { ReportFormat, ReportOptions } from './report-options.ts';
import { answer, type Session, tell } from './session.ts';

/**
 * Writes the report of a run.
 *
 * @throws InputError when the directory is no run, or the file exists or cannot be written.
 */
export async function reportCommand(
  name: string,
  { format, out }: ReportOptions,
  session: Session,
): Promise<void> {
  const opened = await openRunHere(name, session);
  const file = out ?? `${opened.prepared.scenario.id}.${format}`;
  const content = await reportContent(opened, format, session);
  const path = await writeNewFile(session.io, file, content);
  tell(session, `${file}\n`);
  if (session.json) answer(session, { file: path, format, bytes: Buffer.byteLength(content) });
}

async function reportContent(
  opened: OpenedRun,
  format: ReportFormat,
  { language }: Session,
): Promise<string | Uint8Array> {
  if (format === 'xlsx') return reportWorkbook(opened, language);
  const report = reportDocument(opened.summary, opened.result);
  if (format === 'md') return reportMarkdown(report, language);
  return reportHtml(report, reasonsOf(report, opened), language);
}
