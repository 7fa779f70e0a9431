import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { quantity } from '../../src/ledger/why-terms.ts';
import { textCell } from '../../src/report/workbook/cell.ts';
import { type ClaimCells, claimFormulas } from '../../src/report/workbook/claim-formula.ts';
import { type Exact, roundedFormula } from '../../src/report/workbook/exact-formula.ts';
import { xlsxSheet } from '../../src/report/workbook/sheet-plan.ts';
import { workbookBytes, type XlsxSheet } from '../../src/scenario/xlsx/workbook-bytes.ts';
import { largestRemainder } from '../../src/split/largest-remainder.ts';
import { divideBig } from '../../src/units/exact.ts';
import { HAS_SOFFICE, recalculated, type Sheets, valuesOf } from './recalculate.ts';

/** Up to a trillion yuan, in fen. */
const AMOUNT = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
const RATE = fc.tuple(
  fc.bigInt({ min: 0n, max: 99_999n }),
  fc.bigInt({ min: 1n, max: 9_999_999n }),
);
const ROUNDINGS = ['halfUp', 'ceil', 'floor'] as const;
const WEIGHTS = fc.array(fc.integer({ min: 0, max: 9_999 }), { minLength: 2, maxLength: 5 });
const SEED = 20_270_301;

/** Beyond it the workbook shows #N/A. */
const isWithin = (amount: bigint, [n, d]: readonly [bigint, bigint]) =>
  amount * n < 10n ** 14n * d && -amount * n < 10n ** 14n * d;

const products = fc.sample(
  fc
    .tuple(AMOUNT, RATE, fc.constantFrom(...ROUNDINGS))
    .filter(([amount, rate]) => isWithin(amount, rate)),
  { numRuns: 400, seed: SEED },
);
const splits = fc.sample(
  fc.tuple(
    AMOUNT,
    WEIGHTS.filter((weights) => weights.some((weight) => weight > 0)),
  ),
  { numRuns: 150, seed: SEED },
);

function placed(n: string, d: string, numerator: bigint, denominator: bigint): Exact {
  return { n, d, value: quantity(numerator, denominator, 'fen'), isWhole: d === '1' };
}

type Cells = NonNullable<XlsxSheet['cells']>;

function put(cells: Cells, row: number, column: number, formula: string): void {
  cells.set(`${row},${column}`, { formula, formulaResult: 999 });
}

/** Amount, rate, result and helpers, one product a row. */
function productSheet(): XlsxSheet {
  const cells: Cells = new Map();
  const rows = products.map(([amount, [n, d], rounding], i) => {
    const at = (column: string) => `${column}${i + 1}`;
    const given = rounding === 'halfUp' ? amount : amount < 0n ? -amount : amount;
    const formula = roundedFormula(
      placed(at('A'), '1', given, 1n),
      placed(at('B'), at('C'), n, d),
      ...[rounding, 'fen' as const, [at('E'), at('F')] as const],
    );
    put(cells, i, 3, formula.n);
    for (const [h, helper] of formula.helpers.entries()) put(cells, i, 4 + h, helper.formula);
    return [Number(given), Number(n), Number(d)];
  });
  return { name: 'products', rows, cells };
}

/** One claim a row: amount, weight, sum of the weights, part and helpers. */
function splitSheet(): XlsxSheet {
  const cells: Cells = new Map();
  const rows: number[][] = [];
  for (const [amount, weights] of splits) {
    const first = rows.length;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const base = placed(`A${first + 1}`, '1', amount, 1n);
    const claims = weights.map((weight, i) => {
      const [numerator, denominator] = [BigInt(weight), BigInt(total)];
      const row = first + i + 1;
      const claim = { party: String(i), numerator, denominator, part: 0n, odd: false };
      const value = { numerator, denominator, unit: 'ratio' } as const;
      return { claim, fraction: { n: `B${row}`, d: `C${row}`, value, isWhole: false } };
    });
    const at = weights.map((_, i): ClaimCells => {
      const row = first + i + 1;
      return [`E${row}`, `F${row}`, `G${row}`, `H${row}`];
    });
    claimFormulas(base, claims, null, at).forEach(({ part, helpers }, i) => {
      put(cells, first + i, 3, part);
      for (const [h, helper] of helpers.entries()) put(cells, first + i, 4 + h, helper.formula);
      rows.push([Number(amount), weights[i]!, total]);
    });
  }
  return { name: 'splits', rows, cells };
}

describe.skipIf(!HAS_SOFFICE)('formulas that LibreOffice computes', () => {
  let found: Sheets;
  beforeAll(async () => {
    found = await recalculated(await workbookBytes([productSheet(), splitSheet()], { title: '' }));
  }, 60_000);
  const results = (sheet: string) => found.get(sheet)!.map((row) => Number(row[3]) + 0);

  it('round a product as the engine does, up to a trillion yuan', () => {
    const expected = products.map(([amount, [n, d], rounding]) => {
      const given = rounding === 'halfUp' ? amount : amount < 0n ? -amount : amount;
      return Number(divideBig(given * n, d, rounding));
    });
    expect(results('products')).toEqual(expected);
  });

  it('split an amount by largest remainder as the engine does', () => {
    const expected = splits.flatMap(([amount, weights]) => {
      const ranks = weights.map((_, i) => i);
      const size = Number(amount < 0n ? -amount : amount);
      const sign = amount < 0n ? -1 : 1;
      return largestRemainder(size, weights, ranks).map((part) => sign * part + 0);
    });
    expect(results('splits')).toEqual(expected);
  });
});

describe('text in a workbook', () => {
  it('stays text whatever it begins with, and what turns or steers it is spelt out', async () => {
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', "=cmd|'/C calc'!A0", '\u202e倒\u0007'];
    const plan = {
      name: 'a',
      widths: [20],
      headRows: 1,
      rows: texts.map((text) => [textCell(text)]),
    };
    const rows = (await valuesOf(await workbookBytes([xlsxSheet(plan)], { title: 'a' }))).get('a')!;
    expect(rows.flat()).toEqual([...texts.slice(0, 5), '\\u202e倒\\u0007']);
  });
});
