import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { planUpdates } from '../../src/report/cases/update-cases.ts';
import { patchText } from '../../src/scenario/cases/patch-text.ts';
import { pathText, type SourcePath } from '../../src/scenario/source-tree.ts';
import { makeCaseFolder, runText } from './case-folder.ts';

const folder = await makeCaseFolder();
afterAll(() => folder.remove());

const CASE = `# 头上的注释 / a comment at the top
title:   "a tax"      # after the title
calculate:

  - rule: landAppreciationTax
    given: { incomeWanYuan: 18000, deductionsWanYuan: 10000, day: 2026-06-01 }   # given
    expect:  {  taxWanYuan:  "2700.5"  ,  }  # wrong
  - { rule: areaCost, given: { areaM2: 2000, priceWanYuanPerMu: 10 }, expect: { amountYuan: 1 } }
  - rule: termFactor
    given: { use: industrial, years: 10, day: 2026-06-01 }
    expect:
      factor: { is: '0.4', rounded: 2 }
  - rule: quotaLot
    given: { areaM2: 246570, priceWanYuanPerMu: 10, day: 2017-12-04 }
    expect: { capWanYuan: 12, stepWanYuan: null }
`;

const path = (text: string): SourcePath =>
  text.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

describe('bringing a case up to date', () => {
  it('changes the wrong figures and nothing else', async () => {
    const [update] = planUpdates(await runText(folder, CASE));
    expect(update!.byHand).toEqual([]);
    expect(update!.patch.text).toBe(
      CASE.replace('"2700.5"', '"2700"')
        .replace('amountYuan: 1 ', 'amountYuan: 300000 ')
        .replace("'0.4'", "'0.46'")
        .replace('capWanYuan: 12', 'capWanYuan: null')
        .replace('stepWanYuan: null', 'stepWanYuan: 184'),
    );
  });

  it('makes every case hold that can be written', async () => {
    const [update] = planUpdates(await runText(folder, CASE));
    expect((await runText(folder, update!.patch.text)).every(({ passed }) => passed)).toBe(true);
    expect(planUpdates(await runText(folder, update!.patch.text))).toEqual([]);
  });

  it('keeps the unit a figure names, and leaves to people what has no one value', async () => {
    const text = `title: a run
scenario: ../baseline.yaml
end: 2026-03-31
deals: []
expect:
  figures: { parties.zhuzhou.total.receiptsFen: 7 万元, start: 2026-01-02 }
  refusals: []
  complete: [refusals]
`;
    const [update] = planUpdates(await runText(folder, text));
    expect(update!.patch.text).toBe(
      text.replace('7 万元', '0 万元').replace('2026-01-02', '2026-01-01'),
    );
    const wrong = text.replace('deals: []', 'deals: { file: ../../seeds/deals/baseline.csv }');
    const [other] = planUpdates(await runText(folder, wrong.replace('refusals]', 'outcomes]')));
    expect(other!.byHand.map(pathText)).toEqual(['expect.complete']);
  });

  it('does not touch a value that stands elsewhere by an alias', () => {
    const text = 'a: &x 1\nb: *x\nc: |\n  block\n';
    const patch = patchText(
      text,
      ['a', 'b', 'c', 'd'].map((key) => ({ path: [key], write: () => '2' })),
    );
    expect(patch.text).toBe('a: &x 2\nb: *x\nc: |\n  block\n');
    expect(patch.missed.map(pathText)).toEqual(['b', 'c', 'd']);
  });

  it('puts any numbers in place, whatever is around them', () => {
    const gap = fc.constantFrom(' ', '  ', '   ');
    const number = fc.integer({ min: 0, max: 999_999 }).map(String);
    const quote = fc.constantFrom('', '"', "'");
    const entry = fc.record({
      number,
      next: number,
      quote,
      gap,
      comment: fc.constantFrom('', ' # x'),
    });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 8 }), (entries) => {
        const textOf = (pick: 'number' | 'next') =>
          entries
            .map(
              (e, i) => `k${i}:${e.gap}{${e.gap}v: ${e.quote}${e[pick]}${e.quote} }${e.comment}\n`,
            )
            .join('');
        const patch = patchText(
          textOf('number'),
          entries.map(({ next }, i) => ({ path: path(`k${i}.v`), write: () => next })),
        );
        expect(patch.text).toBe(textOf('next'));
        expect(patch.changes.map(({ before }) => before)).toEqual(entries.map((e) => e.number));
      }),
    );
  });
});
