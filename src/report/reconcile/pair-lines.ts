import { numberKey, type StatementLine } from '../../scenario/statement/statement-line.ts';
import { groupBy } from '../../units/group.ts';
import { type BookLine, isEntryNumber, statementMemo } from './treasury-book.ts';

/** Lines of the statement and of the book that belong together. */
export type Pairs = ReadonlyMap<StatementLine, { readonly book: BookLine; readonly by: PairedBy }>;
export type PairedBy = 'number' | 'content';

/** What both kinds of lines have in common. */
type Line = StatementLine | BookLine;

/**
 * Pairs lines one to one: first those of one number, treasury and direction, then those of one
 * treasury, code, direction and amount whose dates are no further apart than allowed. Where there
 * is a choice the nearer date wins, then the earlier row, then the earlier line of the book.
 *
 * @param mostDays how far apart the dates of lines without a common number may be
 */
export function pairLines(
  statement: readonly StatementLine[],
  book: readonly BookLine[],
  mostDays: number,
): Pairs {
  const pairs = new Map<StatementLine, { readonly book: BookLine; readonly by: PairedBy }>();
  const taken = new Set<BookLine>();
  const pair = (line: StatementLine, other: BookLine, by: PairedBy) => {
    if (pairs.has(line) || taken.has(other)) return;
    pairs.set(line, { book: other, by });
    taken.add(other);
  };
  const numbered = groupBy(book, numberedKey);
  for (const [key, lines] of groupBy(
    statement.filter(({ number }) => number !== ''),
    numberedKey,
  )) {
    const others = numbered.get(key) ?? [];
    // A payment over several codes has a line for each: the right code first, then what is left.
    for (const isAlike of [sameCode, sameAmount, always]) {
      for (const line of lines) {
        const other = others.find((one) => !taken.has(one) && isAlike(line, one));
        if (other !== undefined) pair(line, other, 'number');
      }
    }
  }
  const free = book.filter((one) => !taken.has(one));
  for (const [line, other] of candidates(
    statement.filter((one) => !pairs.has(one)),
    free,
    mostDays,
  )) {
    pair(line, other, 'content');
  }
  return pairs;
}

/**
 * Lines of one number, treasury and direction have the same key. A number we gave an entry of ours
 * says nothing on somebody else's statement, whose own `E12` is another thing: it counts only on
 * lines of the file we write, which are known by their memo.
 */
export function numberedKey(line: Line): string {
  const { number, treasury, direction } = line;
  const key = `${numberKey(number)}\n${treasury}\n${direction}`;
  if (!isEntryNumber(number)) return key;
  return `${key}\n${'deal' in line ? statementMemo(line) : line.memo}`;
}

function contentKey({ treasury, code, direction, amountFen }: Line): string {
  return `${treasury} ${code} ${direction} ${amountFen}`;
}

const sameCode = (a: Line, b: Line): boolean => a.code === b.code;
const sameAmount = (a: Line, b: Line): boolean => a.amountFen === b.amountFen;
const always = (): boolean => true;

/** Lines of the same content near each other in time, the nearest first. */
function candidates(
  statement: readonly StatementLine[],
  book: readonly BookLine[],
  mostDays: number,
): (readonly [StatementLine, BookLine])[] {
  const byContent = groupBy(book, contentKey);
  const found = statement.flatMap((line) =>
    (byContent.get(contentKey(line)) ?? []).map((other) => ({
      ...{ line, other, gapDays: Math.abs(line.day - other.day) },
    })),
  );
  return found
    .filter(({ gapDays }) => gapDays <= mostDays)
    .sort((a, b) => a.gapDays - b.gapDays || a.line.row - b.line.row)
    .map(({ line, other }) => [line, other] as const);
}
