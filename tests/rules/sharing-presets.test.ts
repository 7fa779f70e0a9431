import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { run } from '../../src/engine/run.ts';
import { originSharesFen } from '../../src/rules/origin-cap.ts';
import type { SharingRule } from '../../src/rules/sharing-rule.ts';
import { splitVertically } from '../../src/rules/vertical-split.ts';
import { loadScenario } from '../../src/scenario/scenario-file.ts';
import { loadSharingPresets } from '../../src/scenario/sharing/preset-file.ts';
import { isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { deal, fixture, POLICY } from '../engine/fixture.ts';
import { makeScenarioFolder, type ScenarioFolder } from '../scenario/scenario-folder.ts';
import { seedBook, wan } from './seed-book.ts';
import { given, HALVES, type Paid, shareAll } from './sharing-case.ts';

const PRESETS = await loadSharingPresets();
let folder: ScenarioFolder;

beforeAll(async () => {
  folder = await makeScenarioFolder();
});

afterAll(() => folder.remove());

/** Figures for every parameter any preset has. */
const PARAMETERS: Readonly<Record<string, unknown>> = {
  fullProduction: '2026-07-01',
  preMoveTotal: '9000',
  baseline: { changsha: '100', zhuzhou: '0' },
  yearlyReturn: '10',
  compensation: '25',
  since: '2026-01-01',
  revenue: { land: 6, listing: 4 },
  payroll: { land: 4, listing: 6 },
  assets: { land: 3, listing: 7 },
  investment: { land: 2, partner: 3 },
  area: { land: 1 },
  areaWeight: 40,
  quotaWeight: 20,
  investmentWeight: 20,
  firstContactWeight: 10,
  firstContact: { partner: 1 },
  ecologyWeight: 10,
  ecology: { xiangtan: 1 },
};

async function presetRule(id: string): Promise<SharingRule> {
  const names = [...PRESETS.get(id)!.parameters.keys()];
  const parameters = Object.fromEntries(names.map((name) => [name, PARAMETERS[name]]));
  const text = stringify({
    extends: './baseline.yaml',
    title: { zh: '先例', en: 'precedent' },
    author: 'test',
    sources: ['无'],
    changes: [{ zh: '分成', en: 'sharing' }],
    sharing: { rule: { preset: id, ...(names.length === 0 ? {} : { parameters }) } },
  });
  const path = await folder.write(`scenarios/${id}.yaml`, text);
  const { policy, presets } = await loadScenario(path, { rules: [] });
  expect(presets.map((preset) => preset.id)).toEqual([id]);
  return policy.sharing.rule;
}

describe('the shipped presets', () => {
  it('say where they come from, who is who, and what they leave open', () => {
    expect(PRESETS.size).toBeGreaterThanOrEqual(11);
    for (const [id, { file, document, roles, note, parameters }] of PRESETS) {
      expect(file.name).toBe(`seeds/sharing-presets/${id}.yaml`);
      expect(document, id).toMatch(/〔\d{4}〕|none found/);
      expect(roles.size, id).toBeGreaterThan(0);
      expect(note.en.length, id).toBeGreaterThan(20);
      for (const { title } of parameters.values()) expect(title.zh.length).toBeGreaterThan(1);
    }
  });

  it.each([...PRESETS.keys()])('%s shares a base whole', async (id) => {
    const rule = await presetRule(id);
    const paid: Paid[] = [
      ['2026-08-01', 1_000_000_007, 'a'],
      ['2033-08-01', 1_000_003, 'b'],
    ];
    for (const [i, { shares }] of shareAll(rule, paid).entries()) {
      expect(shares.reduce((sum, { shareFen }) => sum + shareFen, 0)).toBe(paid[i]![1]);
    }
  });
});

describe('example 4: a firm with branches', () => {
  it('gives the branches half by three factors, the head office a quarter', async () => {
    const shared = shareAll(await presetRule('branch-three-factor'), [['2026-01-05', wan('1000')]]);
    expect(given(shared, 'changsha')).toEqual([wan('220')]);
    expect(given(shared, 'xiangtan')).toEqual([wan('280')]);
    expect(given(shared, 'zhuzhou')).toEqual([wan('250')]);
    expect(given(shared, 'central')).toEqual([wan('250')]);
  });
});

describe('example 5: a tax after the vertical split', () => {
  it.each([
    ['vat', '187.5'],
    ['cit', '140'],
  ])('%s: the city part is halved, the levels above are untouched', (tax, half) => {
    const { cityFen } = splitVertically(tax, wan('1000'), seedBook(), isoDay('2026-01-05'));
    const shared = shareAll(HALVES, [['2026-01-05', cityFen]]);
    expect([given(shared, 'changsha'), given(shared, 'zhuzhou')]).toEqual([
      [wan(half)],
      [wan(half)],
    ]);
  });
});

describe('example 6: a firm that moved', () => {
  const yearly = (amount: string, count: number): Paid[] =>
    Array.from({ length: count }, (_, i) => [`${2026 + i}-09-30`, wan(amount), `year ${i}`]);

  it.each([
    ['5000', ['2500', '2500', '2500', '1500', '0', '0']],
    ['1000', ['500', '500', '500', '500', '500', '0']],
    ['8000', ['4000', '4000', '1000', '0', '0', '0']],
  ])('with %s a year ends by cap or by time', async (amount, expected) => {
    const shared = shareAll(await presetRule('beijing-tianjin-hebei-2015'), yearly(amount, 6));
    expect(given(shared, 'zhuzhou')).toEqual(expected.map(wan));
    const figures = yearly(amount, 6).map(([, fenPaid]) => fen(fenPaid));
    const day = isoDay('2026-07-01');
    expect(given(shared, 'zhuzhou')).toEqual(
      originSharesFen(wan('9000'), figures, seedBook(), day),
    );
  });

  it('ends by itself in the fourth year of a whole run', async () => {
    const rule = await presetRule('beijing-tianjin-hebei-2015');
    // Deed tax is 4 % of the price: 5,000 万元 a year, all of it the city's.
    const deals = Array.from({ length: 6 }, (_, i) =>
      deal({
        id: `year-${i}`,
        enclavePartner: 'zhuzhou',
        priceFen: wan('125000'),
        instalmentsFen: [wan('125000')],
        depositFen: fen(0),
        awarded: isoDay(`${2026 + i}-08-03`),
        signed: isoDay(`${2026 + i}-08-05`),
      }),
    );
    const policy = { ...POLICY, taxSharing: { deedTax: rule } };
    const end = isoDay('2032-06-30');
    const { shares, deals: outcomes } = run(fixture({ deals, policy, end }));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(deals.map(() => 'settled'));
    const partner = shares.filter(
      ({ party, rule: id }) => party === 'zhuzhou' && id === 'sharing-policy',
    );
    expect(
      partner.filter((row) => row.receipt.endsWith('deedTax')).map((row) => row.shareFen),
    ).toEqual(['2500', '2500', '2500', '1500'].map(wan));
  });
});

describe('other precedents', () => {
  it('Gaozhu leaves the stock alone and halves the increment', async () => {
    const shared = shareAll(await presetRule('sichuan-chongqing-gaozhu'), [
      ['2026-02-01', wan('80'), 'a'],
      ['2026-03-01', wan('80'), 'b'],
    ]);
    expect(given(shared, 'zhuzhou')).toEqual([0, wan('30')]);
  });

  it('Qingtian has its fixed return every year, first', async () => {
    const shared = shareAll(await presetRule('pinghu-qingtian'), [
      ['2026-02-01', wan('7'), 'a'],
      ['2026-03-01', wan('7'), 'b'],
      ['2027-02-01', wan('70'), 'c'],
    ]);
    expect(given(shared, 'zhuzhou')).toEqual([wan('7'), wan('3'), wan('10')]);
  });

  it('a one-off compensation is paid once', async () => {
    const shared = shareAll(await presetRule('hunan-enclave-2025'), [
      ['2026-02-01', wan('20'), 'a'],
      ['2029-02-01', wan('20'), 'b'],
      ['2030-02-01', wan('20'), 'c'],
    ]);
    expect(given(shared, 'zhuzhou')).toEqual([wan('20'), wan('5'), 0]);
  });

  it.each([
    ['2035-12-31', 0],
    ['2036-01-01', 50],
  ])('Jiangyin shares from the eleventh year: %s', async (day, share) => {
    const shared = shareAll(await presetRule('jiangyin-jingjiang'), [[day, 100]]);
    expect(given(shared, 'zhuzhou')).toEqual([share]);
  });

  it.each([
    ['2025-12-31', [100, 0, 0]],
    ['2030-12-31', [50, 25, 25]],
    ['2031-01-01', [100, 0, 0]],
  ])('Shenzhen and Shanwei share for five years: %s', async (day, expected) => {
    const shared = shareAll(await presetRule('shenzhen-shanwei'), [[day, 100]]);
    const parts = ['changsha', 'zhuzhou', 'xiangtan'].map((party) => given(shared, party)[0]);
    expect(parts).toEqual(expected);
  });
});
