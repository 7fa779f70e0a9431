import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { czt } from '../cli/capture.ts';
import { runVariants, type Variants } from './variant.ts';

let variants: Variants;

beforeAll(async () => {
  variants = await runVariants();
});

afterAll(() => variants.remove());

async function compared(...asked: readonly string[]) {
  const argv = ['explain', 'out/fee', '--against', 'out/plain', '--lang', 'en', ...asked];
  return czt(argv, variants.home);
}

interface Told {
  readonly label: { readonly en: string };
  readonly amount: { readonly numerator: number } | null;
  readonly rule: { readonly rule: string } | null;
  readonly terms: readonly Told[];
}

const fenIn = (told: Told) => told.amount?.numerator ?? 0;
const sumOf = (terms: readonly Told[]) => terms.reduce((sum, term) => sum + fenIn(term), 0);

describe('czt explain --against', () => {
  it('names the keys that differ and the first posting, both sides explained', async () => {
    const { exit, stdout } = await compared();
    expect(exit).toBe(0);
    const text = stdout.replace(/\s+/g, ' ');
    expect(text).toContain('scenario overrides[1].rule: business-fee-share, against —');
    expect(text).toContain('scenario overrides[1].value: 3%, against —');
    expect(text).not.toContain('title');
    expect(text).toContain('where they first part in out/fee entry');
    expect(text).toContain('business fee 194,400.00 yuan (19.44 × 10⁴) = 6,480,000.00 yuan × 3%');
    expect(text).toContain('overridden by the scenario: 2% before; reason: what if it were higher');
    expect(text).toContain('business fee 129,600.00 yuan (12.96 × 10⁴) = 6,480,000.00 yuan × 2%');
  });

  it('sums to the difference exactly: by rule, and each rule by deal', async () => {
    const { stdout } = await compared('--json', '--all');
    const { explanation } = JSON.parse(stdout) as { explanation: Told };
    const summaries = await Promise.all(
      ['fee', 'plain'].map(async (name) =>
        JSON.parse(await readFile(join(variants.home, 'out', name, 'summary.json'), 'utf8')),
      ),
    );
    const [fee, plain] = summaries.map(({ region }) => region.total.finalPositionFen as number);
    const [, , ...tables] = explanation.terms;
    const region = tables.at(-1)!;
    expect(region.label.en).toBe('Three cities · whole run · Final position: difference');
    expect(fenIn(region)).toBe(fee! - plain!);
    expect(fenIn(region)).toBe(10_004_000);
    for (const table of tables) {
      expect(sumOf(table.terms)).toBe(fenIn(table));
      for (const rule of table.terms) expect(sumOf(rule.terms)).toBe(fenIn(rule));
    }
    const byRule = region.terms.map((term) => [term.rule!.rule, fenIn(term)]);
    // 1 % more of 648 and of 50,020; the base is that much less, so each earmark a tenth of it
    // (a fifth of irrigation is the centre's), and the shares bear the rest.
    expect(byRule).toEqual([
      ['business-fee-share', 506_680_000],
      ['sharing-policy', -350_140_000],
      ['education-earmark', -50_020_000],
      ['housing-earmark', -50_020_000],
      ['irrigation-earmark', -40_016_000],
      ['cost-items', -6_480_000],
    ]);
  });

  it('compares one figure when it is named', async () => {
    const { exit, stdout } = await compared('--figure', 'parties.central.total.finalPositionFen');
    expect(exit).toBe(0);
    expect(stdout).toMatch(/Centre · whole run · Final position: difference {2}−100,040.00 yuan/);
    expect(stdout).not.toContain('Three cities');
  });

  it('says so when nothing differs', async () => {
    const argv = ['explain', 'out/fee', '--against', 'out/fee'];
    const { stdout } = await czt(argv, variants.home);
    expect(stdout.split('\n').slice(1)).toEqual(['  输入完全相同', '  两次推演的分录完全相同', '']);
  });

  it.each([
    [['--deal', 'Ex-1'], '--against goes with --figure only'],
    [['--figure', 'deals.settled'], 'this cannot be compared between runs'],
    [['--figure', 'parties.zhuzhou.total.taxesFe'], 'parties.zhuzhou.total.taxesFen'],
  ])('refuses %j', async (asked, message) => {
    const { exit, stdout, stderr } = await compared(...asked);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('refuses two runs of another version, the first by name', async () => {
    const paths = ['fee', 'plain'].map((name) => join(variants.home, 'out', name, 'manifest.json'));
    const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
    await Promise.all(
      paths.map((path, i) => writeFile(path, texts[i]!.replace('"version": "', '"version": "9.'))),
    );
    const { exit, stderr } = await compared();
    await Promise.all(paths.map((path, i) => writeFile(path, texts[i]!)));
    expect(exit).toBe(2);
    expect(stderr).toContain('Error out/fee: another version wrote this run');
  });
});
