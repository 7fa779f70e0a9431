import { numberKey, type StatementLine } from '../../scenario/statement/statement-line.ts';
import type { VoucherState } from '../../stages/4-transfer/voucher-state.ts';
import { groupBy } from '../../units/group.ts';
import { invariant } from '../../units/invariant.ts';
import { byCodeUnit } from '../../units/order.ts';
import { byPartyRank } from '../../world/party.ts';
import { monthName } from './months.ts';
import { pairLines } from './pair-lines.ts';
import type {
  CoveredMonth,
  MatchDifference,
  StatementMatch,
  StatementReport,
} from './statement-match.ts';
import { type BookLine, isEntryNumber, signedFen } from './treasury-book.ts';

/** What matching depends on besides the two sides. */
export interface MatchOptions {
  /** How far apart the dates of lines without a common number may be. */
  readonly mostDays: number;
  /** Where the vouchers of the run stand at its end, by number. */
  readonly states: ReadonlyMap<string, VoucherState>;
}

/**
 * Holds a statement against the book of a run, for each treasury from the month of its first line
 * in the statement to that of its last. A number is found in whatever month it was booked.
 *
 * @throws InvariantError when the lines listed do not come to the whole difference
 */
export function matchStatement(
  statement: readonly StatementLine[],
  book: readonly BookLine[],
  { mostDays, states }: MatchOptions,
): StatementReport {
  const isCovered = spansOf(statement);
  const stateOf = new Map([...states].map(([number, state]) => [numberKey(number), state]));
  const pairs = pairLines(statement, book, mostDays);
  const paired = new Set([...pairs.values()].map((pair) => pair.book));
  const matches: StatementMatch[] = [
    ...statement.map((line): StatementMatch => {
      const pair = pairs.get(line);
      if (pair === undefined) {
        const voucherState = stateOf.get(numberKey(line.number)) ?? null;
        return { ...ALONE, outcome: 'onlyStatement', statement: line, voucherState };
      }
      const differences = differencesOf(line, pair.book);
      const outcome = differences.length === 0 ? 'matched' : 'differs';
      return { ...ALONE, outcome, by: pair.by, statement: line, book: pair.book, differences };
    }),
    ...book
      .filter((line) => isCovered(line) && !paired.has(line))
      .map(
        (line): StatementMatch => ({
          ...{ ...ALONE, outcome: 'onlyLedger', book: line },
        }),
      ),
  ];
  return { covered: coveredMonths(statement, book.filter(isCovered), matches), matches };
}

/** A line that has nothing beside it. */
const ALONE = {
  ...{ by: null, statement: null, book: null, differences: [], voucherState: null },
} as const;

function differencesOf(line: StatementLine, book: BookLine): MatchDifference[] {
  // An entry of ours that has no voucher goes by a number of its own, which no statement knows.
  const isNumbered = line.number !== '' && !isEntryNumber(book.number);
  const found: readonly (readonly [MatchDifference, boolean])[] = [
    ['date', line.day !== book.day],
    ['amount', line.amountFen !== book.amountFen],
    ['code', line.code !== book.code],
    ['number', isNumbered && numberKey(line.number) !== numberKey(book.number)],
  ];
  return found.flatMap(([difference, differs]) => (differs ? [difference] : []));
}

type Spanned = Pick<BookLine, 'treasury' | 'day'>;
type Signed = Pick<BookLine, 'direction' | 'amountFen'>;

const sumFen = (lines: readonly Signed[]): number =>
  lines.reduce((sum, line) => sum + signedFen(line), 0);

function spanKey({ treasury, day }: Spanned): string {
  return `${monthName(day)} ${treasury}`;
}

/**
 * Whether a line falls within what the statement covers. A month in between without a line in the
 * statement is covered too: whoever leaves a whole month out must hear of it.
 */
function spansOf(statement: readonly StatementLine[]): (line: Spanned) => boolean {
  const spans = new Map(
    [...groupBy(statement, ({ treasury }) => treasury)].map(([treasury, lines]) => {
      const months = lines.map(({ day }) => monthName(day)).sort(byCodeUnit);
      return [treasury as string, { first: months[0]!, last: months.at(-1)! }];
    }),
  );
  return ({ treasury, day }) => {
    const span = spans.get(treasury);
    const month = monthName(day);
    return span !== undefined && span.first <= month && month <= span.last;
  };
}

/**
 * Both sides of every treasury and month covered in which either has a line; the lines come to the
 * whole difference.
 *
 * @param book only the lines covered
 */
function coveredMonths(
  statement: readonly StatementLine[],
  book: readonly BookLine[],
  matches: readonly StatementMatch[],
): CoveredMonth[] {
  const explained = new Map<string, number>();
  const explain = (line: BookLine | StatementLine, sign: number) => {
    const key = spanKey(line);
    explained.set(key, (explained.get(key) ?? 0) + sign * signedFen(line));
  };
  for (const { outcome, statement: line, book: other } of matches) {
    if (outcome === 'matched') continue;
    if (line !== null) explain(line, 1);
    if (other !== null) explain(other, -1);
  }
  const booked = groupBy(book, spanKey);
  const given = groupBy(statement, spanKey);
  return [...groupBy<StatementLine | BookLine>([...statement, ...book], spanKey)]
    .map(([key, both]) => {
      const [{ treasury, day }] = both as [StatementLine | BookLine];
      const lines = given.get(key) ?? [];
      const statementFen = sumFen(lines);
      const bookFen = sumFen(booked.get(key) ?? []);
      const differenceFen = statementFen - bookFen;
      const explainedFen = explained.get(key) ?? 0;
      const isWhole = differenceFen === explainedFen;
      invariant(isWhole, 'reconcile.wholeStatement', () => ({ key, differenceFen, explainedFen }));
      const sums = { statementFen, bookFen, differenceFen, explainedFen };
      return { month: monthName(day), treasury, ...sums, lines: lines.length };
    })
    .sort((a, b) => byCodeUnit(a.month, b.month) || byPartyRank(a.treasury, b.treasury));
}
