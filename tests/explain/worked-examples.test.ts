import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { czt } from '../cli/capture.ts';
import { type RunFolder, runOnce } from './run-once.ts';

const TEXTS = fileURLToPath(new URL('./texts/', import.meta.url));
/** Set to write the texts anew after a change that is meant to alter them. */
const UPDATE = process.env['CZT_UPDATE_GOLDEN'] === '1';

let run: RunFolder;

beforeAll(async () => {
  run = await runOnce('worked-examples');
});

afterAll(() => run.remove());

async function told(...asked: readonly string[]): Promise<string> {
  const { exit, stdout, stderr } = await czt(['explain', run.name, ...asked], run.home);
  expect([exit, stderr]).toEqual([0, '']);
  return stdout;
}

describe('the two worked examples', () => {
  it.each([
    ['example-1-deal', ['--deal', 'Ex-1']],
    ['example-1-year', ['--party', 'zhuzhou', '--year', '2026']],
    ['example-2-deal', ['--deal', 'Ex-2']],
    ['example-2-year', ['--party', 'xiangtan', '--year', '2026']],
  ])('%s is told line by line in both languages', async (name, asked) => {
    for (const language of ['zh', 'en']) {
      const text = await told(...asked, '--lang', language);
      const file = `${TEXTS}${name}.${language}.txt`;
      if (UPDATE) writeFileSync(file, text);
      expect(text).toBe(readFileSync(file, 'utf8'));
    }
  });

  it.each<[string, readonly string[], readonly string[]]>([
    [
      'example 1',
      ['--deal', 'Ex-1'],
      [
        // Price; fund; fee, of it central; business fee; deed tax; stamp tax; farmland tax.
        '成交价 6,480,000.00 元（648.00 万元）',
        '农业土地开发资金  133,555.35 元（13.36 万元）  = 15,091 ㎡ × 59 元/㎡ × 15%',
        '新增建设用地土地有偿使用费  724,368.00 元（72.44 万元）  = 15,091 ㎡ × 48 元/㎡',
        '中央所得部分  217,310.40 元（21.73 万元）  = 724,368.00 元 × 30%',
        '土地出让业务费  129,600.00 元（12.96 万元）  = 6,480,000.00 元 × 2%',
        '契税  259,200.00 元（25.92 万元）  = 6,480,000.00 元 × 4%',
        '印花税  3,240.00 元  = 6,480,000.00 元 × 0.05%',
        '耕地占用税  400,000.00 元（40.00 万元）  = 10,000 ㎡ × 40 元/㎡',
      ],
    ],
    [
      'the year of example 1',
      ['--party', 'zhuzhou', '--year', '2026'],
      [
        '−166,623.35 元（−16.66 万元）  = 6,480,000.00 元 − 6,646,623.35 元',
        '全年计提基数（不低于零）  0.00 元',
        '用于农业农村的底线  518,400.00 元（51.84 万元）',
        '按土地出让收入计  518,400.00 元（51.84 万元）  = 6,480,000.00 元 × 8%',
      ],
    ],
    [
      'example 2',
      ['--deal', 'Ex-2'],
      [
        '成交价 500,200,000.00 元（50,020.00 万元）',
        '农业土地开发资金  812,828.25 元（81.28 万元）  = 83,367 ㎡ × 65 元/㎡ × 15%',
        '新增建设用地土地有偿使用费  4,668,552.00 元（466.86 万元）  = 83,367 ㎡ × 56 元/㎡',
        '中央所得部分  1,400,565.60 元（140.06 万元）  = 4,668,552.00 元 × 30%',
        '土地出让业务费  10,004,000.00 元（1,000.40 万元）  = 500,200,000.00 元 × 2%',
        '契税  20,008,000.00 元（2,000.80 万元）  = 500,200,000.00 元 × 4%',
        '印花税  250,100.00 元（25.01 万元）  = 500,200,000.00 元 × 0.05%',
      ],
    ],
    [
      'the year of example 2',
      ['--party', 'xiangtan', '--year', '2026'],
      [
        '全年计提基数（不低于零）  334,653,419.75 元（33,465.34 万元）',
        '应提教育资金  33,465,341.98 元（3,346.53 万元）  = 334,653,419.75 元 × 10%',
        '农田水利建设资金上缴中央统筹  6,693,068.40 元（669.31 万元）',
        '按土地出让收益计  167,326,709.88 元（16,732.67 万元）  = 334,653,419.75 元 × 50%',
      ],
    ],
  ])('%s shows every figure of the example', async (_, asked, figures) => {
    const text = (await told(...asked)).replace(/\n\s*/g, ' ');
    for (const figure of figures) {
      expect(text.replace(/\s+/g, '')).toContain(figure.replace(/\s+/g, ''));
    }
  });

  it.each([
    ['README.md', 'en'],
    ['README.zh-CN.md', 'zh'],
  ])('%s quotes them as they are', (name, language) => {
    const readme = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
    const quoted = /```text\n([^`]+)```/.exec(readme)![1]!.trimEnd().split('\n');
    const text = readFileSync(`${TEXTS}example-1-deal.${language}.txt`, 'utf8');
    expect(quoted.length).toBeGreaterThan(8);
    expect(text).toContain(quoted.map((line) => `      ${line}`).join('\n'));
  });
});
