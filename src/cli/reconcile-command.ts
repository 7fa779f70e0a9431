import type { OpenedRun } from '../report/explain/open-run.ts';
import { differencesFile } from '../report/files/differences-file.ts';
import { reconciliationFile } from '../report/files/reconciliation-file.ts';
import { rejectsFile } from '../report/files/rejects-file.ts';
import { statementMatchFile } from '../report/files/statement-match-file.ts';
import { treasuryStatementFile } from '../report/files/treasury-statement-file.ts';
import { withIsoDays } from '../report/quota/iso-days.ts';
import { causeTotals } from '../report/reconcile/cause-totals.ts';
import { matchStatement } from '../report/reconcile/match-statement.ts';
import { matchText } from '../report/reconcile/match-text.ts';
import { reconcile } from '../report/reconcile/reconcile.ts';
import { closingMonths, reconcileText } from '../report/reconcile/reconcile-text.ts';
import type { Reconciliation } from '../report/reconcile/reconciliation.ts';
import { type Selected, type Selection, select, selectBook } from '../report/reconcile/select.ts';
import type { StatementReport } from '../report/reconcile/statement-match.ts';
import { refuseRepeats } from '../report/reconcile/statement-refusals.ts';
import { type BookLine, treasuryBook } from '../report/reconcile/treasury-book.ts';
import { treasuryTotals } from '../report/reconcile/treasury-totals.ts';
import type { RunFile } from '../report/run-directory.ts';
import { makeStyle } from '../report/terminal/style.ts';
import { readStatement } from '../scenario/statement/read-statement.ts';
import type { StatementFile } from '../scenario/statement/statement-line.ts';
import { hasColour, pathFrom } from './io.ts';
import { checkNewFolder, writeNewFolder } from './new-folder.ts';
import { openRunHere } from './open-run-here.ts';
import type { ReconcileOptions } from './reconcile-options.ts';
import { selectionOf } from './reconcile-selection.ts';
import { answer, type Session, tell } from './session.ts';

/** Items listed one by one unless all are asked for. */
const SHORT_LIST = 20;

/**
 * Holds the treasuries of a run against its ledger, and a statement against both.
 *
 * @throws InputError when the directory is no run or has no such period or treasury, the statement
 * is refused, or the output cannot be written.
 */
export async function reconcileCommand(
  name: string,
  options: ReconcileOptions,
  session: Session,
): Promise<void> {
  const { io, language, json } = session;
  if (options.out !== undefined) await checkNewFolder(io, options.out);
  const opened = await openRunHere(name, session);
  const found = reconcile(opened.result);
  const selection = selectionOf(options, found);
  const selected = select(found, selection);
  const style = makeStyle(language, hasColour(json ? io.stderr : io.stdout, io.env));
  const limit = options.all ? Number.POSITIVE_INFINITY : SHORT_LIST;
  const book = treasuryBook(opened.result);
  const view = { style, by: options.by ?? 'year', treasury: selection.treasury, limit };
  const statement = await statementOf(options, opened, book, session);
  tell(session, reconcileText(found, selected, view));
  if (statement !== null) {
    tell(session, `\n${matchText(statement.report, statement.file, limit, style)}`);
  }
  const files = [
    ...filesOf(selected, selectBook(book, selection)),
    ...(statement === null ? [] : statementFiles(statement)),
  ];
  const out = options.out === undefined ? null : await writeNewFolder(io, options.out, files);
  if (!json) return;
  const head = { run: name, result: opened.manifest.result, out };
  const held = statement === null ? null : withIsoDays(heldFacts(statement));
  answer(session, { ...head, ...facts(found, selected, selection), statement: held });
}

/** A statement as read and what came of holding it against the run. */
interface HeldStatement {
  readonly file: StatementFile;
  readonly report: StatementReport;
}

/** Days the dates of lines without a common number may differ, unless said otherwise. */
const MOST_DAYS = 3;

async function statementOf(
  { statement, sheet, days = MOST_DAYS }: ReconcileOptions,
  { prepared, result }: OpenedRun,
  book: readonly BookLine[],
  { io }: Session,
): Promise<HeldStatement | null> {
  if (statement === undefined) return null;
  const { start, end } = result;
  const { codeNames: codes } = prepared;
  const sheetOption = sheet === undefined ? {} : { sheet };
  const file = await readStatement(pathFrom(io, statement), { ...sheetOption, start, end, codes });
  refuseRepeats(statement, file.lines, book);
  const files = [...result.vouchers, ...result.refunds];
  const states = new Map(files.map(({ voucher, state }) => [voucher, state]));
  return { file, report: matchStatement(file.lines, book, { mostDays: days, states }) };
}

function heldFacts({ file: { rows, rejects }, report: { covered, matches } }: HeldStatement) {
  return { rows, rejects, covered, matches };
}

function statementFiles({ file, report }: HeldStatement): RunFile[] {
  return [
    { name: 'statement-match.csv', chunks: () => statementMatchFile(report.matches) },
    { name: 'statement-rejects.csv', chunks: () => rejectsFile(file.rejects) },
  ];
}

function filesOf({ lines, differences }: Selected, book: readonly BookLine[]): RunFile[] {
  return [
    { name: 'differences.csv', chunks: () => differencesFile(differences) },
    { name: 'reconciliation.csv', chunks: () => reconciliationFile(lines) },
    { name: 'treasury-statement.csv', chunks: () => treasuryStatementFile(book) },
  ];
}

function facts(
  { months, vouchers }: Reconciliation,
  { lines, differences }: Selected,
  { treasury }: Selection,
) {
  const totals = treasuryTotals(lines, differences, closingMonths(months));
  const causes = causeTotals(differences, treasury);
  return { vouchers, totals, causes, lines, differences: withIsoDays(differences) };
}
