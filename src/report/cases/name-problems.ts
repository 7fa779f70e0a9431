import type { RunResult } from '../../engine/run-result.ts';
import type { ExpectedRun } from '../../scenario/cases/case-file.ts';
import { shortAccount } from '../../scenario/cases/run-tables.ts';
import type { InputProblem } from '../../scenario/input-error.ts';
import { problemAt, unknownChoice } from '../../scenario/source-problem.ts';
import type { SourcePath, SourceTree } from '../../scenario/source-tree.ts';
import { VOUCHER_REASONS } from '../../stages/4-transfer/voucher.ts';
import { formatDay, yearOf } from '../../units/day.ts';
import { PARTIES } from '../../world/party.ts';
import { REFUSAL_CODES } from '../../world/refusal.ts';
import type { CaseRun } from './case-run.ts';

/**
 * Names in expected rows that mean nothing in the run. Without this a row that expects nothing
 * would hold whatever it is misspelt as.
 */
export function nameProblems(tree: SourceTree, expect: ExpectedRun, done: CaseRun): InputProblem[] {
  const choices = knownNames(done);
  const accounts = knownAccounts(done);
  return [...expect.tables].flatMap(([id, rows]) =>
    rows.flatMap(({ names }, index) =>
      Object.entries(names).flatMap(([name, word]) => {
        const at = ['expect', id, index, name];
        if (id === 'postings' && (name === 'from' || name === 'to')) {
          return isAccount(word, accounts, done) ? [] : [unknownChoice(tree, at, accounts)];
        }
        if (DAYS.includes(name)) return dayProblems(tree, at, word, done);
        const known = choices[name];
        return known === undefined || word === '' || known.includes(word)
          ? []
          : [unknownChoice(tree, at, known)];
      }),
    ),
  );
}

const DAYS: readonly string[] = ['date', 'submitted', 'booked', 'closed'];

function knownNames({ input, result }: CaseRun): Readonly<Record<string, readonly string[]>> {
  const first = yearOf(input.start);
  const years = Array.from({ length: yearOf(input.end) - first + 1 }, (_, i) => String(first + i));
  return {
    deal: result.deals.map(({ deal }) => deal.id),
    rule: [...input.rules.rules()].map(({ id }) => id),
    receipt: receiptNames(result),
    subject: [...new Set(result.incidents.map(({ subject }) => subject))],
    reason: REASONS,
    year: years,
  };
}

/** Why a voucher was drafted, or why it was refused. */
const REASONS: readonly string[] = [...VOUCHER_REASONS, ...REFUSAL_CODES];

/** What was shared, moved between treasuries or refunded. */
function receiptNames({ shares, vouchers, refunds }: RunResult): string[] {
  return [
    ...new Set([
      ...shares.map(({ receipt }) => receipt),
      ...vouchers.flatMap(({ obligations }) => obligations.map(({ receipt }) => receipt)),
      ...refunds.map(({ refund }) => refund.subject),
    ]),
  ];
}

function knownAccounts({ result: { ledger } }: CaseRun): string[] {
  const legs = [...ledger.journal.entries()].flatMap((entry) => entry.legs);
  const ids = new Set(legs.flatMap(({ from, to }) => [from, to]));
  return [...ids].map((id) => shortAccount(ledger.pathOf(id)));
}

const ACCOUNT = /^([\w-]+):(?:escrow|clearing|fund|general):(\w+)(?::for:([\w-]+))?$/;

/** One the run used, or one of a treasury, a category code and an owner there are. */
function isAccount(word: string, used: readonly string[], { input }: CaseRun): boolean {
  if (used.includes(word)) return true;
  const [, treasury, code, owner] = ACCOUNT.exec(word) ?? [];
  const parties: readonly string[] = PARTIES;
  return (
    treasury !== undefined &&
    parties.includes(treasury) &&
    input.codes.has(code!) &&
    (owner === undefined || parties.includes(owner))
  );
}

/** ISO dates compare as text. */
function dayProblems(
  tree: SourceTree,
  at: SourcePath,
  word: string,
  { input }: CaseRun,
): InputProblem[] {
  const [from, to] = [formatDay(input.start), formatDay(input.end)];
  if (word >= from && word <= to) return [];
  const expected = { zh: `${from} 至 ${to} 之间的日期`, en: `a day from ${from} to ${to}` };
  const message = { zh: '日期在推演期之外', en: 'the day is outside those that are run' };
  return [problemAt(tree, at, expected, message)];
}
