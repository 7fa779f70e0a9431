import fc from 'fast-check';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { writeDealsCsv } from '../../src/scenario/deals/deal-csv.ts';
import { readDeals } from '../../src/scenario/deals/read-deals.ts';
import { writeTemplate } from '../../src/scenario/deals/template.ts';
import { byDealOrder, type Deal } from '../../src/world/deal.ts';
import { anyDeals } from '../arbitraries/deal.ts';
import { csvOf, fileOf, GOOD_ROW, OPTIONS, PLACES, readText } from './deal-files.ts';

function withoutRows(deals: readonly Deal[]) {
  return deals.map(({ sourceRow: _, ...deal }) => deal);
}

describe('deals written and read back', () => {
  it('are the same deals but for the row', async () => {
    await fc.assert(
      fc.asyncProperty(anyDeals(PLACES), async (deals) => {
        const file = await readText(writeDealsCsv(deals, PLACES));
        expect(file.rejects).toEqual([]);
        expect(withoutRows(file.deals)).toEqual(withoutRows([...deals].sort(byDealOrder)));
      }),
    );
  });

  it('are written the same whatever their order', () => {
    fc.assert(
      fc.property(anyDeals(PLACES), (deals) => {
        const written = writeDealsCsv(deals, PLACES);
        expect(writeDealsCsv([...deals].reverse(), PLACES)).toBe(written);
      }),
    );
  });
});

describe('the order of rows (R3)', () => {
  const word = (...choices: string[]) => fc.constantFrom(...choices);
  const row = fc.record({
    电子监管号: word('', '', '', 'A-1', 'A-2', 'no good'),
    行政区: word('岳麓区', '芙蓉区', '月球'),
    '面积(公顷)': word('2.5', '3', '-1'),
    合同签订日期: word('2017-03-31', '2016-02-29', '2040-01-01'),
    备注: word('', '甲', '乙'),
  });

  it('changes nothing but the source row', async () => {
    const shuffled = fc
      .array(row, { minLength: 1, maxLength: 12 })
      .chain((rows) =>
        fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
      );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([rows, mixed]) => {
        const full = (part: typeof rows) => csvOf(part.map((cells) => ({ ...GOOD_ROW, ...cells })));
        const options = { asOf: OPTIONS.start };
        const first = await readText(full(rows), options);
        const second = await readText(full(mixed), options);
        expect(withoutRows(second.deals)).toEqual(withoutRows(first.deals));
        expect(second.redatedYears).toBe(first.redatedYears);
        const codes = (file: typeof first) => file.rejects.map(({ code }) => code).sort();
        expect(codes(second)).toEqual(codes(first));
        expect(first.deals.length + first.rejects.length).toBe(first.rows);
      }),
    );
  });
});

describe.each(['zh', 'en'] as const)('the template in %s', (lang) => {
  it('is the same bytes every time', async () => {
    const [first, second] = [await writeTemplate(lang, PLACES), await writeTemplate(lang, PLACES)];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });

  it('reads back once filled in from its own examples and lists', async () => {
    const workbook = await readXlsx(await writeTemplate(lang, PLACES));
    const [deals, notes, lists] = workbook.sheets;
    expect(deals!.rows).toHaveLength(1);
    const examples = new Map(notes!.rows.map((row) => [row[0], row[3] ?? '']));
    const filled = deals!.rows[0]!.map((heading) => examples.get(heading) ?? '');
    const bytes = await writeXlsx({ sheets: [{ name: 'a', rows: [deals!.rows[0]!, filled] }] });
    const path = await fileOf(new Uint8Array(bytes), 'xlsx');
    const file = await readDeals(path, OPTIONS);
    expect(file.rejects).toEqual([]);
    expect(file.deals[0]).toMatchObject({
      id: 'DEMO-0001',
      county: 'yuhu',
      areaM2: 32_000,
      priceFen: 1_250_500_000,
      instalmentsFen: [625_250_000, 625_250_000],
      depositFen: 250_100_000,
      collectingTreasury: 'zhuzhou',
      quotaSource: 'pool',
      farmland: { areaM2: 12_000, paddyM2: 8_000, paddyGrade: 6, dryGrade: 6 },
      costFen: 480_000_000,
    });
    expect(lists!.rows[1]!.every((cell) => cell !== null)).toBe(true);
  });

  it('takes every place of its list', async () => {
    const { sheets } = await readXlsx(await writeTemplate(lang, PLACES));
    const names = sheets[2]!.rows.slice(1).map((row) => String(row[0]));
    expect(names).toHaveLength(PLACES.length);
    const rows = names.map((行政区) => ({ ...GOOD_ROW, 地区: '', 行政区 }));
    const file = await readText(csvOf(rows));
    expect(file.deals.map(({ county }) => county).sort()).toEqual(
      PLACES.map(({ id }) => id).sort(),
    );
  });
});
