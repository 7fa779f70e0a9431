import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../src/scenario/deals/columns.ts';
import { readDeals } from '../../src/scenario/deals/read-deals.ts';
import { InputError } from '../../src/scenario/input-error.ts';
import { nearest } from '../../src/scenario/nearest.ts';
import { csvOf, csvWith, fileOf, GOOD_ROW, OPTIONS, readText, workbookOf } from './deal-files.ts';

const BOOK = await workbookOf({ a: [Object.keys(GOOD_ROW), Object.values(GOOD_ROW)] });

/** Reads, letting only the error through that is meant for people. */
async function readOrRefuse(bytes: Uint8Array | string, ending = 'csv'): Promise<void> {
  try {
    const file = await readDeals(await fileOf(bytes, ending), OPTIONS);
    expect(file.deals.length + file.rejects.length).toBe(file.rows);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
  }
}

describe('whatever is in a file, reading ends in deals, rejects or an input error', () => {
  it('for any bytes', async () => {
    const head = fc.constantFrom(
      '',
      'PK\u0003\u0004',
      '行政区,总面积,土地用途,供应方式,签订日期\n',
    );
    await fc.assert(
      fc.asyncProperty(head, fc.uint8Array({ maxLength: 300 }), async (start, bytes) => {
        await readOrRefuse(Buffer.concat([Buffer.from(start), bytes]));
      }),
    );
  });

  it('for a workbook with bytes changed', async () => {
    const changes = fc.array(fc.tuple(fc.nat(BOOK.length - 1), fc.nat(255)), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const bytes = BOOK.slice();
        for (const [at, byte] of list) bytes[at] = byte;
        await readOrRefuse(bytes, 'xlsx');
      }),
      { numRuns: 100 },
    );
  });

  it('for any cells below the headings it knows', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\0', '')),
      fc.stringMatching(/^[-+]?[\d,.]{1,20}(年|万元|亩|公顷|%|级|等级|用地70年)?[;、]?$/),
      fc.constantFrom('1900年01月01日', '2026-13-01', '99999', 'Infinity', '-0', '1e400', '湘潭'),
    );
    const field = fc.constantFrom(...COLUMNS.map(({ header }) => header.zh));
    const row = fc
      .array(fc.tuple(field, cell), { maxLength: 6 })
      .map((pairs) => ({ ...GOOD_ROW, ...Object.fromEntries(pairs) }));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 4 }), async (rows) => {
        const file = await readText(csvOf(rows));
        expect(file.deals.length + file.rejects.length).toBe(file.rows);
        for (const { message } of file.rejects) {
          expect(message.zh.length).toBeGreaterThan(5);
          expect(message.en.length).toBeGreaterThan(5);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('for a cell of ten megabytes', async () => {
    for (const column of ['备注', '成交价格', '土地使用年限', '行政区']) {
      const file = await readText(csvWith({ [column]: '长'.repeat(3_500_000) }));
      expect(file.rejects[0]).toMatchObject({ code: 'absurdValue', column });
      expect(file.rejects[0]!.message.zh.length).toBeLessThan(300);
    }
  });

  it('for cells that would be slow to match', async () => {
    const texts = [
      ' '.repeat(30_000),
      `${'1,'.repeat(15_000)}x`,
      '、'.repeat(30_000),
      '年'.repeat(900),
    ];
    for (const text of texts) {
      for (const column of ['成交价格', '土地使用年限', '合同签订日期', '分期支付', '地区']) {
        await readText(csvWith({ [column]: `a${text}a` }));
      }
    }
  });
});

describe('what a cell holds', () => {
  it('stays text when it looks like a formula', async () => {
    const 备注 = "=cmd|'/C calc'!A0";
    const { deals } = await readText(csvWith({ 备注 }));
    expect(deals[0]!.notes['备注']).toBe(备注);
  });

  it('cannot colour or reverse a message', async () => {
    const 行政区 = '\u001b[31m岳\u202e麓\u0007';
    const { rejects } = await readText(csvWith({ 行政区: `${行政区}xx` }));
    expect(rejects[0]!.message.zh).toContain('[31m岳麓xx');
    expect(rejects[0]!.value).toBe('[31m岳麓xx');
  });
});

describe('the nearest choice', () => {
  it.each([
    ['岳篓区', ['芙蓉区', '岳麓区'], '岳麓区'],
    ['fixd', ['weights', 'fixed'], 'fixed'],
    ['FIXED', ['fixed'], 'fixed'],
    ['zzzz', ['fixed'], null],
    ['', ['a'], null],
    ['a', [], null],
    ['x'.repeat(101), ['x'], null],
    ['ab', ['ac', 'ad'], 'ac'],
  ])('to %j is found', (word, choices, expected) => {
    expect(nearest(word, choices)).toBe(expected);
  });
});
