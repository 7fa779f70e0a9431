import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { czt } from './capture.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
let folder: string;

/** The baseline with its first three deals, under another name and with some text changed. */
async function scenario(name: string, change: (text: string) => string): Promise<string> {
  const path = join(folder, 'scenarios', `${name}.yaml`);
  await writeFile(path, change(await readFile(join(ROOT, 'scenarios/baseline.yaml'), 'utf8')));
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'czt-choices-'));
  await cp(join(ROOT, 'seeds/opening.yaml'), join(folder, 'seeds/opening.yaml'));
  await cp(join(ROOT, 'scenarios'), join(folder, 'scenarios'), { recursive: true });
  const deals = await readFile(join(ROOT, 'seeds/deals/baseline.csv'), 'utf8');
  const [head, ...rows] = deals.trimEnd().split('\n');
  const cost = head!.split(',').indexOf('成本(万元)');
  // Their costs are left out, so that the assumed cost stands in.
  const few = rows.slice(0, 3).map((row) => row.split(',').with(cost, '').join(','));
  await writeFile(join(folder, 'deals.csv'), `${[head, ...few].join('\n')}\n`);
});

afterAll(() => rm(folder, { recursive: true }));

const WITHOUT_ONE = (text: string) => text.replace(/^ {2}development-cost: .*\n/m, '');

function run(path: string, ...options: string[]) {
  const deals = ['--deals', join(folder, 'deals.csv'), '--out', join(folder, 'out')];
  return czt(['run', path, ...deals, '--lang', 'en', ...options]);
}

describe('a rule that calls for a choice', () => {
  it('is decided by the baseline, and the report says how', async () => {
    const { exit, stdout } = await run(await scenario('decided', (text) => text));
    expect(exit).toBe(0);
    expect(stdout).toMatch(/Cost of acquiring and preparing land .* extend /);
    expect(stdout).not.toContain('the scenario does not choose');
  });

  it('makes the run warn when nobody decides', async () => {
    const { exit, stdout } = await run(await scenario('open', WITHOUT_ONE));
    expect(exit).toBe(0);
    expect(stdout).toMatch(/Cost of acquiring and preparing land .* none /);
    expect(stdout).toContain('the scenario does not choose (choices:): development-cost');
  });

  it('makes --strict refuse, with what may be chosen and nothing written', async () => {
    const { exit, stderr } = await run(await scenario('strict', WITHOUT_ONE), '--strict');
    expect(exit).toBe(3);
    expect(stderr).toContain(
      'rule development-cost (Cost of acquiring and preparing land where the record states none) ' +
        'is assumed; under choices: name one of extend, replace',
    );
  });

  it('takes the value that replaces it', async () => {
    const path = await scenario('replaced', (text) =>
      text.replace(
        /^ {2}land-reserve-fund-share: .*$/m,
        '  land-reserve-fund-share: { choice: lapse, reason: 试 }',
      ),
    );
    const { exit, stdout } = await run(path, '--json', '--quiet');
    expect(exit).toBe(0);
    const { summary } = JSON.parse(stdout);
    const fund = summary.assumptions.find(
      ({ rule }: { rule: string }) => rule === 'land-reserve-fund-share',
    );
    expect(fund).toMatchObject({ choice: 'lapse', moneyFen: 0 });
  });
});
