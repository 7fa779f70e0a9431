import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { czt } from './capture.ts';

/** So many deals, and quota by auction: replenishment in one, the annual plan beside it. */
const DEALS = 30;
const SCENARIO = `extends: ./baseline.yaml
title: { zh: 成批竞价, en: bundles by auction }
author: test
sources: [test]
changes: [{ zh: 指标集中竞价, en: quota by auction }]
quota:
  mechanism:
    L2: { kind: callAuction, sessions: quarterly, priceAt: low, tie: time, partial: true }
    L4:
      { kind: callAuction, sessions: quarterly, bundled: true,
        priceAt: low, tie: time, partial: true }
`;

let folder: string;
let directory: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'czt-sessions-'));
  for (const name of ['scenarios', 'seeds/deals'])
    await mkdir(join(folder, name), { recursive: true });
  for (const name of ['scenarios/baseline.yaml', 'seeds/opening.yaml'])
    await writeFile(join(folder, name), await readFile(name));
  const deals = (await readFile('seeds/deals/baseline.csv', 'utf8')).split('\n');
  const some = deals.slice(0, DEALS + 1).join('\n');
  await writeFile(join(folder, 'seeds/deals/baseline.csv'), `${some}\n`);
  await writeFile(join(folder, 'scenarios/bundles.yaml'), SCENARIO);
  directory = join(folder, 'out');
  const made = await czt(['run', 'scenarios/bundles.yaml', '--out', directory, '--quiet'], folder);
  expect([made.exit, made.stderr]).toEqual([0, '']);
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('czt quota on a run with sessions', () => {
  it.each([
    ['zh', '补充耕地指标·整宗（数量带水田和产能）'],
    ['en', 'Replenishment: area with its paddy and capacity'],
  ])('holds them against the optimum, bundles by their own name, in %s', async (lang, bundle) => {
    const { exit, stdout, stderr } = await czt(['quota', directory, '--lang', lang], folder);
    expect([exit, stderr]).toEqual([0, '']);
    // Once with its share of the optimum, once with what each city gains.
    expect(stdout.split(bundle)).toHaveLength(3);
  });

  it('gives the same as data', async () => {
    const { exit, stdout } = await czt(['quota', directory, '--json'], folder);
    expect(exit).toBe(0);
    const { yardstick } = JSON.parse(stdout);
    expect(yardstick.map(({ good, bundled }: Record<string, unknown>) => [good, bundled])).toEqual([
      ...[
        ['L2', false],
        ['L4.area', true],
      ],
    ]);
    for (const { sessions, optimumShareBp, unmet, bestUnmet } of yardstick) {
      expect(sessions).toBeGreaterThan(0);
      expect(optimumShareBp).toBeLessThanOrEqual(10_000);
      expect(unmet).toBeGreaterThanOrEqual(bestUnmet);
    }
  });
});
