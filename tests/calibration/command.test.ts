import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareRun } from '../../src/scenario/prepare-run.ts';
import { czt } from '../cli/capture.ts';
import { smallMarket, smallMarketFolder } from '../market/small-market.ts';

const OWN = `title: { zh: 自备, en: own }
series:
  - id: own
    title: { zh: 长沙收入, en: receipts of Changsha }
    measure: { kind: receipts, city: changsha }
    unit: yiYuan
    use: hold
    document: none found
    values:
      - { year: 2024, value: "480", status: memory, mark: memory-low }
`;

let home: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ home, remove } = await smallMarketFolder());
  const plain = `${smallMarket().split('market:')[0]}market: null\n`;
  await writeFile(join(home, 'scenarios/plain.yaml'), plain);
});
afterAll(() => remove());

describe('czt calibrate', () => {
  it('tells gaps with their confidence, what was fitted and what is only assumed', async () => {
    const out = 'scenarios/fitted.yaml';
    const asked = ['calibrate', 'scenarios/small.yaml', '--sample', '6%', '--out', out];
    const {
      exit,
      stdout: json,
      stderr: stdout,
    } = await czt([...asked, '--lang', 'en', '--json'], home);
    expect(exit).toBe(0);
    expect(stdout).not.toMatch(/\p{Script=Han}/u);
    const text = stdout.replace(/\s+/g, ' ');
    expect(text).toContain('the run stands for this part of the market: 6%');
    expect(text).toMatch(
      /Land receipts of Changsha 10⁸ yuan memory, low fit 2019 820 [\d,.]+ [−+]/,
    );
    expect(text).toMatch(/New construction land approved a .* verified held 2022 2\.10/);
    expect(text).toMatch(/Changsha parcels a year \d+\.\d \d+\.\d/);
    expect(text).toContain('nothing published constrains these');
    expect(text).toContain('market.demand.elasticity elasticity of demand: 1/2');
    const path = join(home, out);
    const prepared = await prepareRun({ scenario: path, deals: null, sheet: null });
    expect(prepared.scenario.title.en).toBe('A small market (calibrated)');
    expect(await readFile(path, 'utf8')).toMatch(/^extends: small\.yaml\n/);

    const told = JSON.parse(json);
    const { market } = prepared.input;
    expect(told.parameters.parcelsPerYear).toBe(market!.supply.parcelsPerYear);
    for (const [{ city }, weight] of market!.profile.cities) {
      expect(told.parameters.profile.cities[city].weight).toBe(weight);
    }
    expect(told.gaps[0]).toMatchObject({
      ...{ id: 'receipts-changsha', rule: 'land-revenue-history', document: 'none found' },
      ...{ year: 2019, status: 'memory', mark: 'memory-low', least: '820', most: '820' },
    });
  });

  it('speaks Chinese, and holds a run against series of one’s own', async () => {
    await writeFile(join(home, 'own.yaml'), OWN);
    const { exit, stdout } = await czt(
      ['calibrate', 'scenarios/small.yaml', '--series', 'own.yaml'],
      home,
    );
    expect(exit).toBe(0);
    expect(stdout).toContain('只凭假设的参数（没有公布的数约束它们）');
    expect(stdout).toMatch(/长沙收入 +亿元 +记忆·低 +只对照 +2024 +480/);
    expect(stdout).toContain('校正次数：0');
  });

  it.each([
    [['scenarios/plain.yaml'], 'there is no market'],
    [['scenarios/small.yaml', '--base-year', '2018'], 'one of 2019, 2020, 2021, 2022, 2023, 2024'],
    [['scenarios/small.yaml', '--sample', '0'], 'a part above zero, such as 10%'],
    [['scenarios/small.yaml', '--out', 'a/b/c.yaml'], 'such as scenarios/calibrated.yaml'],
    [['scenarios/small.yaml', '--series', 'none.yaml'], 'there is no such file'],
    [
      ['scenarios/small.yaml', '--out', 'scenarios/small.yaml'],
      'the file exists and is left alone',
    ],
  ])('refuses %j in words', async (argv, text) => {
    const { exit, stderr } = await czt(['calibrate', ...argv, '--lang', 'en'], home);
    expect(exit).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toContain(text);
  });
});
