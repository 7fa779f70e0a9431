import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { priceEffects } from '../../src/report/history/price-effects.ts';
import { czt } from '../cli/capture.ts';
import { smallMarketFolder } from '../market/small-market.ts';

interface Told {
  readonly label: { readonly en: string };
  readonly amount: { readonly numerator: number } | null;
  readonly terms: readonly Told[];
}

let home: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ home, remove } = await smallMarketFolder());
  const argv = ['run', 'scenarios/small.yaml', '--out', 'out/small', '--quiet'];
  const { exit, stderr } = await czt(argv, home);
  if (exit !== 0) throw new Error(stderr);
});
afterAll(() => remove());

const years = (pair: string, ...more: readonly string[]) =>
  czt(['explain', 'out/small', '--years', pair, ...more], home);
const fenIn = ({ amount }: Told) => amount?.numerator ?? 0;
const sumOf = (terms: readonly Told[]) => terms.reduce((sum, term) => sum + fenIn(term), 0);

describe('czt explain --years', () => {
  it('takes the change between two years apart, every list summing to the fen', async () => {
    const { exit, stdout, stderr } = await years('2026-2027', '--lang', 'en', '--json', '--all');
    expect(exit).toBe(0);
    const { explanation } = JSON.parse(stdout) as { explanation: Told };
    expect(explanation.label.en).toBe('2027 less 2026');
    const [market, receipts, , ...rest] = explanation.terms;
    const [together, ...cities] = market!.terms;
    expect(sumOf(together!.terms)).toBe(fenIn(market!));
    expect(sumOf(cities)).toBe(fenIn(market!));
    for (const city of cities) expect(sumOf(city.terms)).toBe(fenIn(city));
    expect(sumOf(receipts!.terms)).toBe(fenIn(receipts!));
    const byRule = rest.filter(({ label }) => label.en.endsWith('Final position, by rule'));
    expect(byRule.length).toBeGreaterThan(3);
    for (const party of byRule) expect(sumOf(party.terms)).toBe(fenIn(party));
    const [region, ...parties] = byRule;
    expect(sumOf(parties)).toBe(fenIn(region!));
    const text = stderr.replace(/\s+/g, ' ');
    expect(text).toMatch(/market index \(\d+\.\d% → \d+\.\d%\)/);
    expect(text).toMatch(/number of parcels \(\d+ → \d+\)/);
    expect(text).toMatch(/passed in \d+ → \d+ times; held back for want of quota/);
    expect(text).toContain(
      `rules that changed transfers go over to T-B collected elsewhere, corrected one by one \
(2027-01-01)`,
    );
    expect(text).toMatch(/plan quota used by Zhuzhou −?[\d,]+ m²/);
  });

  it('refuses a year outside the run and a pair that is none, in both languages', async () => {
    const outside = await years('2026-2031', '--lang', 'en');
    expect(outside.exit).toBe(2);
    expect(outside.stderr).toContain('not a year of the run');
    expect(outside.stderr).toContain('2026-2027');
    const same = await years('2027-2027');
    expect(same.exit).toBe(2);
    expect(same.stderr).toContain('应为两个不同的年度，如 2034-2035');
    const both = await years('2026-2027', '--deal', 'M2026-001', '--lang', 'en');
    expect(both.exit).toBe(2);
    expect(both.stderr).toContain('--years');
  });
});

describe('the causes of a change of prices', () => {
  const sold = fc.record({
    parcels: fc.integer({ min: 0, max: 200 }),
    areaM2: fc.integer({ min: 10_000, max: 1_000_000 }),
    pricesFen: fc.integer({ min: 1, max: 1_000_000_000_000 }),
    index: fc.integer({ min: 200_000, max: 2_000_000 }),
  });

  it('sum to it, and each is nothing where its own figure stands still (M2)', () => {
    fc.assert(
      fc.property(sold, sold, (from, to) => {
        const { changeFen, numberFen, sizeFen, indexFen, restFen } = priceEffects(from, to);
        expect(numberFen + sizeFen + indexFen + restFen).toBe(changeFen);
        expect(changeFen).toBe(to.pricesFen - from.pricesFen);
        if (from.parcels === 0 || to.parcels === 0) expect(numberFen).toBe(changeFen);
        else if (from.index === to.index) expect(indexFen).toBe(0);
        if (from.parcels > 0 && from.parcels === to.parcels) expect(numberFen).toBe(0);
      }),
    );
  });
});
