import type { StatementFile } from '../../scenario/statement/statement-line.ts';
import { formatDay } from '../../units/day.ts';
import { fill, same } from '../explain/label-text.ts';
import { formatCount, formatWanYuan, formatYuan } from '../format.ts';
import {
  DIRECTION_LABELS,
  MATCH_DIFFERENCE_LABELS,
  MATCH_OUTCOME_LABELS,
  PARTY_LABELS,
  VOUCHER_STATE_LABELS,
} from '../labels.ts';
import { plainText } from '../terminal/plain-text.ts';
import type { Style } from '../terminal/style.ts';
import { tableLines } from '../terminal/text-table.ts';
import { WORDS } from '../terminal/words.ts';
import { MATCH_OUTCOMES, type StatementMatch, type StatementReport } from './statement-match.ts';
import { RECONCILE_WORDS, MATCH_WORDS as W } from './words.ts';

/** A statement held against the run, as text; ends in a line end. */
export function matchText(
  { covered, matches }: StatementReport,
  { rejects, rows }: StatementFile,
  limit: number,
  style: Style,
): string {
  const apart = matches.filter(({ outcome }) => outcome !== 'matched');
  const sections = [
    coveredSection(covered, limit, style),
    outcomeSection(matches, rows, rejects.length, style),
    apartSection(apart, limit, style),
    rejectSection(rejects, limit, style),
  ].filter((lines) => lines.length > 0);
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Every treasury and month, or those that differ where there are too many to read. */
function coveredSection(
  covered: StatementReport['covered'],
  limit: number,
  { say, name, colours }: Style,
): string[] {
  const apart = covered.filter(({ differenceFen }) => differenceFen !== 0);
  const shown = covered.length > limit ? apart.slice(0, limit) : covered;
  const agreeing = covered.length - apart.length;
  const head = [
    WORDS.treasury,
    W.month,
    W.statement,
    W.ledger,
    RECONCILE_WORDS.difference,
    W.lines,
  ];
  const table = tableLines({
    head: head.map(say),
    rows: shown.map((one) => [
      name(PARTY_LABELS, one.treasury),
      one.month,
      ...[one.statementFen, one.bookFen, one.differenceFen].map(formatWanYuan),
      formatCount(one.lines),
    ]),
    textColumns: 2,
  });
  return [
    colours.bold(say(W.title)),
    ...(shown.length === 0 ? [] : table),
    ...moreLine(apart.length - shown.length, say),
    say(fill(W.months, same(formatCount(covered.length)), same(formatCount(agreeing)))),
  ];
}

function outcomeSection(
  matches: readonly StatementMatch[],
  rows: number,
  rejected: number,
  { say, name }: Style,
): string[] {
  const counts = MATCH_OUTCOMES.map((outcome) => {
    const count = matches.filter((match) => match.outcome === outcome).length;
    return `${name(MATCH_OUTCOME_LABELS, outcome)} ${formatCount(count)}`;
  });
  return [
    say(fill(W.rows, same(formatCount(rows)), same(formatCount(rejected)))),
    counts.join(' · '),
    say(W.whole),
  ];
}

function apartSection(apart: readonly StatementMatch[], limit: number, style: Style): string[] {
  if (apart.length === 0) return [];
  const { say, colours } = style;
  const head = [W.row, W.outcome, WORDS.treasury, W.direction, W.onStatement, W.onLedger];
  return [
    colours.bold(say(W.apart)),
    ...tableLines({
      head: head.map(say),
      rows: apart.slice(0, limit).map((match) => apartCells(match, style)),
      textColumns: head.length,
      widest: { 1: 22, 4: 30, 5: 30 },
    }),
    ...moreLine(apart.length - limit, say),
  ];
}

function apartCells(match: StatementMatch, { say, name }: Style): string[] {
  const { outcome, differences, statement, book, voucherState } = match;
  const { treasury, direction } = (statement ?? book)!;
  const what = differences.map((one) => name(MATCH_DIFFERENCE_LABELS, one)).join(say(W.comma));
  const label = name(MATCH_OUTCOME_LABELS, outcome);
  const stands = voucherState === null ? '' : `（${name(VOUCHER_STATE_LABELS, voucherState)}）`;
  return [
    statement === null ? '–' : String(statement.row),
    what === '' ? label : `${label}${say(W.colon)}${what}`,
    name(PARTY_LABELS, treasury),
    name(DIRECTION_LABELS, direction),
    statement === null ? '–' : lineText(statement),
    book === null ? (stands === '' ? '–' : `–${stands}`) : lineText(book),
  ];
}

function lineText(line: NonNullable<StatementMatch['statement'] | StatementMatch['book']>): string {
  const number = line.number === '' ? '' : ` #${plainText(line.number)}`;
  return `${formatDay(line.day)} ${line.code}${number}\n${formatYuan(line.amountFen)}`;
}

function rejectSection(
  rejects: StatementFile['rejects'],
  limit: number,
  { say, language, colours }: Style,
): string[] {
  if (rejects.length === 0) return [];
  return [
    colours.bold(say(fill(W.rejects, same(formatCount(rejects.length))))),
    ...rejects.slice(0, limit).map(({ row, code, message }) => {
      const where = say(fill(W.rejectedRow, same(String(row))));
      return ` • ${where}${plainText(message[language])} [${code}]`;
    }),
    ...moreLine(rejects.length - limit, say),
  ];
}

function moreLine(more: number, say: Style['say']): string[] {
  return more > 0 ? [say(fill(RECONCILE_WORDS.more, same(formatCount(more))))] : [];
}
