import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QuotaStanding } from '../../src/report/quota/standing.ts';
import type { Summary } from '../../src/report/summary.ts';
import { WIDEST_LINE } from '../../src/report/terminal/text-table.ts';
import { czt } from './capture.ts';

const PROJECTS = `projects:
  - { id: SUP-1, kind: reclamation, city: zhuzhou, origin: youxian, document: 示意验收,
      started: 2026-01-01, leadMonths: 6, delayDays: 30, yield: { from: 80%, to: 95% },
      areaM2: 300000, paddyM2: 200000,
      grade: 8, parcels: [f-1], costWanYuan: "900", status: assumption }
  - { id: SUP-2, kind: linkage, city: zhuzhou, origin: youxian, document: 示意验收, started: 2026-06-01,
      leadMonths: 6, areaM2: 300000, grade: 8, parcels: [f-1], status: assumption }
protection:
  - { id: PT-1, ledger: L5, from: changsha, to: zhuzhou, areaMu: "5000", document: 示意批复,
      start: 2027-01-01, years: 2, parcels: [{ id: p-1, areaM2: 3333334 }], status: assumption }
`;
const SCENARIO = `extends: ./baseline.yaml
title: { zh: 带项目, en: with projects }
author: test
sources: [test]
changes: [{ zh: 补充项目, en: projects }]
opening: ../seeds/with-projects.yaml
quota:
  gate: { lotChoice: bestFit, bundled: true, commitments: true }
  booking: year
  allocation: { L7: { keys: { pastTake: 2, populationGrowth: 1 } } }
`;

let folder: string;
let directory: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'czt-quota-'));
  for (const name of ['scenarios', 'seeds/deals'])
    await mkdir(join(folder, name), { recursive: true });
  const copy = async (name: string, more = '', to = name) =>
    await writeFile(join(folder, to), (await readFile(name, 'utf8')) + more);
  await copy('scenarios/baseline.yaml');
  await copy('seeds/deals/baseline.csv');
  await copy('seeds/opening.yaml');
  await copy('seeds/opening.yaml', PROJECTS, 'seeds/with-projects.yaml');
  await writeFile(join(folder, 'scenarios/projects.yaml'), SCENARIO);
  directory = join(folder, 'out');
  const made = await czt(['run', 'scenarios/projects.yaml', '--out', directory, '--quiet'], folder);
  expect([made.exit, made.stderr]).toEqual([0, '']);
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const quota = (...args: string[]) => czt(['quota', directory, ...args], folder);

describe('czt quota', () => {
  it.each(['zh', 'en'])(
    'says where quota stands in %s, within the width of a terminal',
    async (lang) => {
      const { exit, stdout } = await quota('--lang', lang);
      expect(exit).toBe(0);
      for (const line of stdout.split('\n')) {
        expect(stringWidth(line), line).toBeLessThanOrEqual(WIDEST_LINE);
      }
      const words = {
        zh: [
          '各年指标账',
          '交易与价格',
          '占补平衡',
          '红线余量',
          '年度总量的分解',
          '常住人口增加',
          '补充项目',
          '保护任务转移',
          '地块已用过一次',
        ],
        en: [
          'Quota by year',
          'Trades and prices',
          'Farmland balance',
          'Headroom',
          'Yearly totals and who got what',
          'residents gained',
          'Projects',
          'moved',
        ],
      };
      for (const word of words[lang as 'zh']) expect(stdout).toContain(word);
    },
  );

  it('gives machines the same, every year closing on its flows and opening the next', async () => {
    const { stdout } = await quota('--json', '--quiet');
    const { standing } = JSON.parse(stdout) as { standing: QuotaStanding };
    const last = new Map<string, number>();
    for (const row of standing.accounts) {
      const key = `${row.holder} ${row.ledger} ${row.dimension}`;
      const { opening, minted, bought, sold, used, expired, closing, year } = row;
      if (year > 2026) expect([key, year, opening]).toEqual([key, year, last.get(key) ?? 0]);
      expect(opening + minted + bought - sold - used - expired).toBe(closing);
      last.set(key, closing);
    }
    expect(standing.supply.map(({ refusals }) => refusals[0]?.code)).toEqual([
      undefined,
      'supplyParcelUsed',
    ]);
    expect(standing.headroom[0]).toMatchObject({ city: 'changsha', year: 2025, day: '2026-01-01' });
    expect(standing.farmland.some(({ waste }) => waste.areaM2 > 0)).toBe(true);
    for (const { taken, madeGood, owed } of standing.farmland) {
      expect(madeGood.areaM2 + owed.areaM2).toBeGreaterThanOrEqual(taken.areaM2);
    }
  });

  it('tells the chain of a lot and of a deal, from the project to its use', async () => {
    const lot = await quota('--chain', 'SUP-1', '--lang', 'en');
    for (const part of [
      'Origin: Youxian County',
      'Parcels: f-1',
      'Cost (10⁴ yuan): 900.00',
      'mint',
    ]) {
      expect(lot.stdout).toContain(part);
    }
    const json = JSON.parse(
      (await quota('--chain', 'L2-changsha-2026', '--json', '--quiet')).stdout,
    );
    const used = json.chains[0].steps.find(
      (step: { move: { deal: string } }) => step.move.deal !== '',
    );
    const deal = used.move.deal as string;
    const { stdout } = await quota('--chain', deal, '--lang', 'en');
    expect(stdout).toContain('L2-changsha-2026  L2 Annual plan');
    expect(stdout).toContain(`write off`);
    expect(stdout).toContain(deal);
  });

  it('says why a city got what it got of the cap', async () => {
    // In 10⁴ mu, 2.10 × 40 % = 0.84 of 0.84 + 0.7 × 35 % + 0.5 × 40 % = 1.285.
    const lot = await quota('--chain', 'L7-changsha-2026', '--lang', 'en');
    expect(lot.stdout).toContain('total of the year 900.00 mu (opening books)');
    expect(lot.stdout).toMatch(/past take, weight 2\/3: 8,400\.00 of 12,850\.00, 65\.37%/);
    expect(lot.stdout).toMatch(/residents gained, weight 1\/3: 90,000 of 100,000, 90\.00%/);
    const told = await czt(
      ['explain', directory, '--figure', 'quota.changsha.L7.areaM2.opening', '--lang', 'zh'],
      folder,
    );
    expect(told.stdout).toContain('上年用地，权重 2/3：8,400.00，合计 12,850.00，占 65.37%');
    const figure = await czt(
      ['explain', directory, '--figure', 'allotments.L7.2027.parts.zhuzhou', '--lang', 'en'],
      folder,
    );
    expect(figure.exit).toBe(0);
    expect(figure.stdout).toContain('allotted to Zhuzhou');
  });

  it('counts what became of projects and orders, and explains each count', async () => {
    const summary = JSON.parse(await readFile(join(directory, 'summary.json'), 'utf8')) as Summary;
    expect(summary.projects).toEqual({
      ...{ done: 1, refused: 1, toCome: 0, refusals: { supplyParcelUsed: 1 } },
      refusedItems: [
        {
          id: 'SUP-2',
          reasons: [
            {
              ...{ code: 'supplyParcelUsed', rule: 'land-used-once', unit: 'count' },
              ...{ found: 1, expected: 0, shortfall: 1 },
            },
          ],
        },
      ],
    });
    expect(summary.orders).toMatchObject({ done: 1, refused: 0, toCome: 0, refusedItems: [] });
    for (const figure of ['projects.refused', 'projects.refusals.supplyParcelUsed']) {
      const { stdout } = await czt(['explain', directory, '--figure', figure], folder);
      expect(stdout).toContain('SUP-2');
    }
  });

  it('refuses what it does not know, with the nearest', async () => {
    const { exit, stderr } = await quota('--chain', 'SUP-11', '--lang', 'en');
    expect(exit).toBe(2);
    expect(stderr).toContain('there is no such lot or deal');
    expect(stderr).toContain('such as SUP-1');
    const nowhere = await czt(['quota', 'nowhere', '--lang', 'en'], folder);
    expect(nowhere.exit).toBe(2);
  });
});
