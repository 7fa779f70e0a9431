import { parse } from 'csv-parse/sync';
import stringWidth from 'string-width';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import { differencesFile } from '../../src/report/files/differences-file.ts';
import { reconciliationFile } from '../../src/report/files/reconciliation-file.ts';
import { causeTotals } from '../../src/report/reconcile/cause-totals.ts';
import { monthName } from '../../src/report/reconcile/months.ts';
import { reconcile } from '../../src/report/reconcile/reconcile.ts';
import { closingMonths, reconcileText } from '../../src/report/reconcile/reconcile-text.ts';
import {
  DIFFERENCE_CAUSES,
  type Reconciliation,
} from '../../src/report/reconcile/reconciliation.ts';
import { select } from '../../src/report/reconcile/select.ts';
import { signedFen, treasuryBook } from '../../src/report/reconcile/treasury-book.ts';
import { treasuryTotals } from '../../src/report/reconcile/treasury-totals.ts';
import { makeStyle } from '../../src/report/terminal/style.ts';
import { WIDEST_LINE } from '../../src/report/terminal/text-table.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';
import { holdBlock } from '../golden/readme-block.ts';

let result: RunResult;
let found: Reconciliation;

beforeAll(async () => {
  const { input } = await prepareRun({
    ...{ scenario: 'scenarios/faults-all.yaml', deals: null, sheet: null },
  });
  result = run(input);
  found = reconcile(result);
}, 60_000);

const rowsOf = (chunks: Iterable<string>) =>
  parse([...chunks].join(''), { columns: true }) as Record<string, string>[];

/** Sums by a key; those that come to nothing are left out. */
function sums(pairs: Iterable<readonly [key: string, fen: number]>): [string, number][] {
  const all = new Map<string, number>();
  for (const [key, fen] of pairs) all.set(key, (all.get(key) ?? 0) + fen);
  return [...all].filter(([, fen]) => fen !== 0).sort();
}

describe('every failure mode at 20 %', () => {
  it('loses nothing and doubles nothing: every voucher ended or is listed as open', () => {
    const { booked, abandoned, withdrawn, open } = found.vouchers;
    const all = result.vouchers.length + result.refunds.length;
    expect(booked + abandoned + withdrawn + open).toBe(all);
    for (const count of [booked, abandoned, withdrawn, open]) expect(count).toBeGreaterThan(0);
    const last = found.months.at(-1);
    const listed = found.differences.filter(({ month }) => month === last);
    expect(new Set(listed.map((one) => one.case)).size).toBe(open);
  });

  it('shows every cause there is', () => {
    const shown = new Set(causeTotals(found.differences, null).map(({ cause }) => cause));
    expect(DIFFERENCE_CAUSES.filter((cause) => !shown.has(cause))).toEqual([]);
  });

  it('explains the whole difference of every treasury, month and year', () => {
    expect(found.lines.some(({ differenceFen }) => differenceFen !== 0)).toBe(true);
    const closing = closingMonths(found.months);
    const totals = treasuryTotals(found.lines, found.differences, closing);
    const byPeriod = sums(totals.map(({ period, differenceFen }) => [period, differenceFen]));
    const refunds = sums(
      found.differences
        .filter(({ belongs }) => belongs === null)
        .flatMap(({ month, amountFen }) =>
          [...closing].filter(([, end]) => end === month).map(([p]) => [p, amountFen] as const),
        ),
    );
    // Between treasuries what one holds another lacks: only refunds are left over all of them.
    expect(byPeriod).toEqual(refunds);
  });

  it('moves in a year what its months move', () => {
    const moved = (isYear: boolean) =>
      sums(
        found.lines
          .filter(({ period }) => (period.length === 4) === isYear)
          .map((line) => [
            `${line.period.slice(0, 4)} ${line.treasury} ${line.section} ${line.code}`,
            line.ledgerMovedFen * 2 + line.treasuryMovedFen,
          ]),
      );
    expect(moved(true)).toEqual(moved(false));
  });

  it('keeps a book for each treasury that adds up to what moved in it', () => {
    const book = treasuryBook(result);
    expect(
      sums(book.map((line) => [`${monthName(line.day)} ${line.treasury}`, signedFen(line)])),
    ).toEqual(
      sums(
        found.lines
          .filter(({ period }) => period.length === 7)
          .map((line) => [`${line.period} ${line.treasury}`, line.treasuryMovedFen]),
      ),
    );
  });

  it('writes files from which anybody can add the differences up again', () => {
    const lines = rowsOf(reconciliationFile(found.lines)).filter(
      (row) => row['period']!.length > 4,
    );
    const items = rowsOf(differencesFile(found.differences));
    expect([lines.length, items.length]).toEqual([
      found.lines.filter(({ period }) => period.length > 4).length,
      found.differences.length,
    ]);
    const explained = items.flatMap((row) => {
      const fen = Number(row['amount_fen']);
      return [
        [`${row['month']} ${row['treasury']}`, fen] as const,
        ...(row['owner'] === 'grantee' ? [] : [[`${row['month']} ${row['owner']}`, -fen] as const]),
      ];
    });
    const whole = lines.map(
      (row) => [`${row['period']} ${row['treasury']}`, Number(row['difference_fen'])] as const,
    );
    expect(sums(explained)).toEqual(sums(whole));
  });

  it('adds up for one treasury and month alone', () => {
    const selection = { treasury: 'xiangtan', month: '2028-03', year: null };
    const { lines, differences } = select(found, selection);
    const [total, ...others] = treasuryTotals(lines, differences, closingMonths(found.months));
    expect(others).toEqual([]);
    expect(total).toMatchObject({ period: '2028-03', treasury: 'xiangtan' });
    expect(total!.items).toBe(differences.length);
    const byCause = causeTotals(differences, 'xiangtan');
    expect(byCause.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(total!.differenceFen);
  });

  it.each([
    ['zh', /^整次推演凭证 ([\d,]+) 张：/m],
    ['en', /^Whole run, ([\d,]+) vouchers: /m],
  ] as const)('counts the vouchers of the whole run, and says so in %s', (language, line) => {
    const selected = select(found, { treasury: 'xiangtan', month: '2028-03', year: null });
    const style = makeStyle(language, false);
    const view = { style, by: 'month' as const, treasury: 'xiangtan', limit: 5 };
    const shown = line.exec(reconcileText(found, selected, view))?.[1];
    const all = result.vouchers.length + result.refunds.length;
    expect(Number(shown?.replace(',', ''))).toBe(all);
  });

  it.each(['zh', 'en'] as const)('fits a terminal in %s, however long', (language) => {
    const style = makeStyle(language, false);
    const all = { style, by: 'month' as const, treasury: null, limit: Number.POSITIVE_INFINITY };
    for (const line of reconcileText(found, found, all).split('\n')) {
      expect(stringWidth(line), line).toBeLessThanOrEqual(WIDEST_LINE);
    }
  });

  it.each([
    ['README.md', 'en'],
    ['README.zh-CN.md', 'zh'],
  ] as const)('is what %s shows of it', (name, language) => {
    const selected = select(found, { treasury: 'zhuzhou', month: null, year: 2028 });
    const treasury = 'zhuzhou';
    const style = makeStyle(language, false);
    const view = { style, by: 'year' as const, treasury, limit: 5 };
    const text = reconcileText(found, selected, view).replace(/ +$/gm, '').trimEnd();
    const block = /<!-- reconcile -->\n```text\n[\s\S]*?\n```/;
    holdBlock(name, block, `<!-- reconcile -->\n\`\`\`text\n${text}\n\`\`\``);
  });
});
