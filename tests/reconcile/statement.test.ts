import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { signedFen } from '../../src/report/reconcile/treasury-book.ts';
import { formatDay } from '../../src/units/day.ts';
import { toGb18030 } from '../deals/gb18030.ts';
import { BOOK, held, LINES, readText, refusedFor } from './statement-files.ts';

const [HEADING, ...ROWS] = LINES as [string, ...string[]];

/** A row that is a voucher from Zhuzhou to Changsha. */
const VOUCHER_ROW = ROWS.findIndex((row) => /zhuzhou,\d+,out,\d+,0000/.test(row));

/** Zhuzhou's May, between months in which it has lines. */
const isLeftOut = (treasury: string, date: string): boolean =>
  treasury === 'zhuzhou' && date.startsWith('2026-05');

/** The statement with one row changed; a row of `null` is left out. */
function changed(at: number, change: (row: string) => string | null): string[] {
  return [HEADING, ...ROWS.flatMap((row, i) => (i === at ? (change(row) ?? []) : row))];
}

/** Puts another cell in the place of one of a row. */
const cell =
  (index: number, text: string) =>
  (row: string): string =>
    row
      .split(',')
      .map((old, i) => (i === index ? text : old))
      .join(',');

describe('a statement of the run itself', () => {
  it('matches line by line', async () => {
    const { matches, covered, rejects } = await held(LINES);
    expect(rejects).toEqual([]);
    expect(matches).toHaveLength(ROWS.length);
    expect(new Set(matches.map(({ outcome, by }) => `${outcome} ${by}`))).toEqual(
      new Set(['matched number']),
    );
    for (const one of covered) {
      expect([one.differenceFen, one.explainedFen]).toEqual([0, 0]);
      expect(one.statementFen).toBe(one.bookFen);
    }
  });

  it('matches by what the lines say where they have no number', async () => {
    const { matches } = await held([HEADING, ...ROWS.map(cell(5, ''))]);
    expect(new Set(matches.map(({ outcome, by }) => `${outcome} ${by}`))).toEqual(
      new Set(['matched content']),
    );
    expect(new Set(matches.map(({ book }) => book)).size).toBe(BOOK.length);
  });

  it('matches whatever the order of its rows', async () => {
    const report = await held([HEADING, ...ROWS.toReversed().map(cell(5, ''))]);
    expect(report.matches.every(({ outcome }) => outcome === 'matched')).toBe(true);
  });
});

describe('one line changed', () => {
  it.each([
    ['date', cell(0, '2026-06-30')],
    ['amount', cell(4, '12345')],
    ['code', cell(2, '1030717')],
  ] as const)('its %s: exactly that is named', async (what, change) => {
    const { matches, covered } = await held(changed(VOUCHER_ROW, change));
    const apart = matches.filter(({ outcome }) => outcome !== 'matched');
    expect(
      apart.map(({ outcome, by, differences, statement }) => [
        ...[outcome, by, differences, statement?.row],
      ]),
    ).toEqual([['differs', 'number', [what], VOUCHER_ROW + 2]]);
    const whole = covered.reduce((sum, one) => sum + Math.abs(one.differenceFen), 0);
    expect(whole > 0).toBe(what !== 'code');
  });

  it('its number: found by what it says, and the number named', async () => {
    const { matches } = await held(changed(VOUCHER_ROW, cell(5, '99999999')));
    const apart = matches.filter(({ outcome }) => outcome !== 'matched');
    expect(apart.map(({ by, differences }) => [by, differences])).toEqual([
      ['content', ['number']],
    ]);
  });

  it('left out: only in the ledger', async () => {
    const { matches } = await held(changed(VOUCHER_ROW, () => null));
    const apart = matches.filter(({ outcome }) => outcome !== 'matched');
    expect(apart.map(({ outcome, book }) => [outcome, book])).toEqual([
      ['onlyLedger', BOOK[VOUCHER_ROW]],
    ]);
  });

  it('added: only in the statement', async () => {
    const more = '2026-04-20,zhuzhou,1030148,in,100,77777777,more';
    const { matches, covered } = await held([...LINES, more]);
    const apart = matches.filter(({ outcome }) => outcome !== 'matched');
    expect(
      apart.map(({ outcome, statement, voucherState }) => [
        ...[outcome, statement?.number, voucherState],
      ]),
    ).toEqual([['onlyStatement', '77777777', null]]);
    expect(covered.filter(({ differenceFen }) => differenceFen !== 0)).toMatchObject([
      { month: '2026-04', treasury: 'zhuzhou', differenceFen: 100, explainedFen: 100 },
    ]);
  });

  it('by somebody whose own numbers look like those of our entries: another thing', async () => {
    const ours = ROWS.findIndex((row) => /,E\d+,/.test(row));
    const theirs = (row: string) => cell(4, '777')(cell(6, 'invoice')(row));
    const { matches } = await held(changed(ours, theirs));
    const apart = matches.filter(({ outcome }) => outcome !== 'matched');
    expect(apart.map(({ outcome, by, voucherState }) => [outcome, by, voucherState])).toEqual([
      ['onlyStatement', null, null],
      ['onlyLedger', null, null],
    ]);
    // The file we write is known again, whatever is changed in it but the memo.
    const own = await held(changed(ours, cell(4, '777')));
    expect(own.matches.filter(({ outcome }) => outcome !== 'matched')).toMatchObject([
      { outcome: 'differs', by: 'number', differences: ['amount'] },
    ]);
  });

  it('without a number, some days off: found within the days allowed, not beyond', async () => {
    const [row] = ROWS.filter((one) => /^2026-04-2\d,zhuzhou,103014801,in/.test(one));
    const day = Number(row!.slice(8, 10));
    const early = cell(0, `2026-04-${day - 4}`)(cell(5, '')(row!));
    const lines = changed(ROWS.indexOf(row!), () => early);
    const near = await held(lines, 4);
    expect(near.matches.find(({ outcome }) => outcome !== 'matched')).toMatchObject({
      ...{ outcome: 'differs', by: 'content', differences: ['date'] },
    });
    const far = await held(lines, 3);
    expect(
      far.matches.filter(({ outcome }) => outcome !== 'matched').map(({ outcome }) => outcome),
    ).toEqual(['onlyStatement', 'onlyLedger']);
  });

  it('a whole month of a treasury left out: only in the ledger, the month listed', async () => {
    const left = BOOK.filter(({ treasury, day }) => isLeftOut(treasury, formatDay(day)));
    expect(left.length).toBeGreaterThan(0);
    const kept = ROWS.filter((row) => !isLeftOut(row.split(',')[1]!, row));
    const { matches, covered } = await held([HEADING, ...kept]);
    const apart = matches.filter(({ outcome }) => outcome !== 'matched');
    expect(apart.map(({ outcome, book }) => [outcome, book])).toEqual(
      left.map((line) => ['onlyLedger', line]),
    );
    const bookFen = left.reduce((sum, line) => sum + signedFen(line), 0);
    expect(covered.filter(({ lines }) => lines === 0)).toEqual([
      {
        ...{ month: '2026-05', treasury: 'zhuzhou', lines: 0, statementFen: 0, bookFen },
        ...{ differenceFen: -bookFen, explainedFen: -bookFen },
      },
    ]);
  });

  it('covers nothing before the first line of a treasury and nothing after its last', async () => {
    const { covered, matches } = await held([HEADING, ROWS[0]!]);
    expect(covered).toHaveLength(1);
    const { month, treasury } = covered[0]!;
    for (const { book } of matches) {
      expect(book!.treasury).toBe(treasury);
      expect(ROWS[BOOK.indexOf(book!)]!.slice(0, 7)).toBe(month);
    }
  });
});

describe('a statement is read', () => {
  const zh = [
    '株洲市国库 2026 年 4 月,,,,,',
    '入账日期,国库,科目代码,收支方向,金额(万元),凭证编号',
    '2026年4月9日,株洲国库,土地出让价款收入,收入,"4,000",３',
  ].join('\n');

  it('in Chinese and GB18030, under a title, with a unit in the heading', async () => {
    const { lines, rejects } = await readText(toGb18030(zh));
    expect(rejects).toEqual([]);
    expect(lines).toMatchObject([
      { row: 3, treasury: 'zhuzhou', code: '103014801', direction: 'in', number: '3' },
    ]);
    expect(lines[0]!.amountFen).toBe(4_000_000_000);
  });

  it('as a workbook, where numbers have lost the zeros in front', async () => {
    const row = VOUCHER_ROW;
    const [date, treasury, code, direction, amount, number] = ROWS[row]!.split(',');
    const rows = [
      ['Date', 'Treasury', 'Code', 'Direction', 'Amount (fen)', 'Voucher'],
      [date!, treasury!, Number(code), direction!, Number(amount), Number(number)],
    ];
    const bytes = new Uint8Array(await writeXlsx({ sheets: [{ name: 'S', rows }] }));
    const { lines } = await readText(bytes);
    expect(lines).toMatchObject([{ row: 2, number: String(Number(number)), code }]);
  });

  it('line by line: what cannot be read is refused by row and column', async () => {
    const bad = [
      [0, '2026-13-01', 'badDate', '“date”的值“2026-13-01”不是日期'],
      [0, '2040-01-01', 'outsidePeriod', 'date: "2040-01-01" is outside the run’s period'],
      [2, 'x', 'unknownChoice', 'code: "x" is not one of the choices'],
      [3, '借', 'unknownChoice', '“direction”的值“借”不在可选项中；应为：收入或支出'],
      [4, '1.5', 'notWholeFen', 'amount_fen: "1.5" is not a whole number of fen'],
      [4, '', 'missingValue', '“amount_fen”没有填写'],
    ] as const;
    const rows = bad.map(([at, text]) => cell(at, text)(ROWS[0]!));
    const { lines, rejects } = await readText([HEADING, ...rows, ROWS[1]].join('\n'));
    expect(lines).toHaveLength(1);
    for (const [i, [, , code, message]] of bad.entries()) {
      const { row, code: found, message: said } = rejects[i]!;
      expect([row, found]).toEqual([i + 2, code]);
      expect(`${said.zh}\n${said.en}`).toContain(message);
    }
  });
});

describe('a statement is refused whole', () => {
  it('with an unknown treasury, every row named and the nearest offered', async () => {
    const problems = await refusedFor([...LINES, cell(1, '株州市')(ROWS[0]!)]);
    expect(problems).toMatchObject([{ row: ROWS.length + 2, column: 'treasury', found: '株州市' }]);
    expect(problems[0]!.message.zh).toContain(
      '国库不明（voucherTreasuryUnknown，规则 voucher-format）',
    );
    expect(problems[0]!.message.en).toContain(
      'unknown treasury (voucherTreasuryUnknown, rule voucher-',
    );
    expect(problems[0]!.expected.zh).toContain('最接近的是“株洲市”');
  });

  it('with a number again and another amount', async () => {
    const problems = await refusedFor([...LINES, cell(4, '12300')(ROWS[VOUCHER_ROW]!)]);
    expect(problems).toMatchObject([{ row: ROWS.length + 2, column: '凭证编号' }]);
    expect(problems[0]!.found).toMatch(/^\d{8} 123\.00$/);
    expect(problems[0]!.message.zh).toContain('又以另一金额出现（voucherNumberRepeated');
    expect(problems[0]!.message.en).toContain(
      'another amount (voucherNumberRepeated, rule voucher-f',
    );
    expect(problems[0]!.expected.en).toContain(`once only, in row ${VOUCHER_ROW + 2}`);
  });

  it.each([
    ['the same line twice', (row: string) => row],
    ['another code', cell(2, '1030717')],
  ])('with two lines under one voucher: %s', async (_, change) => {
    const problems = await refusedFor([...LINES, change(ROWS[VOUCHER_ROW]!)]);
    expect(problems).toHaveLength(1);
    expect(problems[0]!.message.zh).toContain('一张凭证有两条明细（voucherNotOneDetail');
    expect(problems[0]!.message.en).toContain('(voucherNotOneDetail, rule correction-lines)');
  });

  it('without the columns it needs', async () => {
    const problems = await refusedFor(['date,treasury,memo', '2026-04-09,zhuzhou,x']);
    expect(problems[0]!.expected.zh).toContain('科目代码');
    expect(problems[0]!.expected.zh).not.toContain('凭证编号');
  });
});
