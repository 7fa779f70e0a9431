import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { czt } from '../cli/capture.ts';
import { type RunFolder, runOnce } from './run-once.ts';

let run: RunFolder;
/** A deal of which a receipt was shared above the stock of its year. */
let deal: string;

beforeAll(async () => {
  run = await runOnce('sharing-increment');
  const rows = readFileSync(join(run.home, run.name, 'shares.csv'), 'utf8')
    .split('\n')
    .slice(1);
  const shared = rows.map((row) => row.split(',')).find(([, , , , , , d]) => d !== '1');
  deal = shared![1]!;
});

afterAll(() => run.remove());

async function told(...asked: readonly string[]): Promise<string> {
  const { exit, stdout, stderr } = await czt(['explain', run.name, ...asked], run.home);
  expect([exit, stderr]).toEqual([0, '']);
  return stdout;
}

describe('shares under a rule that counts', () => {
  it('say which rule, and where the exact shares stand', async () => {
    const zh = await told('--deal', deal, '--lang', 'zh');
    expect(zh).toMatch(/sharing\.rule 按当时的日期、限额或存量得出，见 shares\.csv 本宗 \d/);
    const en = await told('--deal', deal, '--lang', 'en');
    expect(en).toMatch(/by sharing\.rule, as its dates, limits or baselines stood; see \d/);
  });
});

describe('the figures of the rural-use test', () => {
  it.each([
    ['ruralUseFloorFen', '用于农业农村的底线'],
    ['ruralUseCountedFen', '计入用于农业农村的'],
    ['receiptsFen', '各方出让收入合计'],
    ['costsPaidFen', '各方成本性支出合计'],
    ['baseFen', '计提基数'],
  ])('of all parties together are explained: %s', async (figure, label) => {
    const text = await told('--figure', `provinceYears.2027.${figure}`, '--lang', 'zh');
    expect(text).toContain(label);
    expect(text).toContain('长沙');
  });

  it.each(['carriedFen', 'carryFen'])('of a negative base are explained: %s', async (figure) => {
    const text = await told('--figure', `earmarkYears.changsha.2027.${figure}`, '--lang', 'en');
    expect(text).toContain('negative balance carried');
  });
});
