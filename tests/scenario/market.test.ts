import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../src/scenario/input-error.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';
import { loadScenario } from '../../src/scenario/scenario-file.ts';

const SHIPPED = fileURLToPath(new URL('../../', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'czt-market-'));
  for (const name of ['scenarios', 'seeds/deals'])
    await mkdir(join(folder, name), { recursive: true });
  const files = ['scenarios/baseline.yaml', 'seeds/opening.yaml', 'seeds/deals/none.csv'];
  for (const name of files) {
    const text = await readFile(join(SHIPPED, name), 'utf8');
    // What the baseline decides about rules is left out: those of a plain load are none.
    await writeFile(join(folder, name), text.replace(/^choices:\n(?: .*\n)*/m, ''));
  }
});
afterAll(() => rm(folder, { recursive: true }));

/** The shipped market with one passage replaced. */
async function written(from: string, to: string, csv?: string) {
  const text = await readFile(join(SHIPPED, 'scenarios/market-baseline.yaml'), 'utf8');
  expect(text).toContain(from);
  const path = join(folder, 'scenarios/market.yaml');
  await writeFile(path, text.replace(from, to));
  if (csv !== undefined) await writeFile(join(folder, 'seeds/index.csv'), csv);
  return path;
}

type Reader = (path: string) => Promise<unknown>;
const prepare = (path: string) => prepareRun({ scenario: path, deals: null, sheet: null });
/** For what the file alone shows, without its deals and rules. */
const load = (path: string) => loadScenario(path, { rules: [] });

async function problemsOf(from: string, to: string, csv?: string, read: Reader = prepare) {
  const path = await written(from, to, csv);
  try {
    await read(path);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ row, column, found, expected, message }) => ({
      ...{ row, column, found, expected: expected.en, en: message.en, zh: message.zh },
    }));
  }
  throw new Error('prepared without a problem');
}

const MATRIX = 'correlation: [[1, 0.6, 0.6], [0.6, 1, 0.7], [0.6, 0.7, 1]]';
const PLAN = '    parcelsPerYear: 60\n';
const INDEX = '    path: flat\n';
const FILE = `${INDEX}    file: ../seeds/index.csv\n`;
const series = (last: string) =>
  `date,city,use,level\n2026-01-01,changsha,residential,100%\n${last},changsha,residential,0.8\n`;

describe('a market that cannot be', () => {
  it('with a negative elasticity', async () => {
    expect(await problemsOf('elasticity: 0.5', 'elasticity: -0.5', undefined, load)).toEqual([
      {
        ...{ row: null, column: 'market.demand.elasticity', found: '-0.5' },
        expected: 'an elasticity from 0 to 5',
        en: 'the elasticity cannot be negative: demand does not move to the city grown dearer',
        zh: '弹性不能为负：需求不会流向变贵的城市',
      },
    ]);
  });

  it.each([
    [
      '[[1, 0.9, 0.9], [0.9, 1, -0.9], [0.9, -0.9, 1]]',
      'market.index.correlation',
      '-361/125',
      'this is no correlation matrix: the minor of changsha, zhuzhou, xiangtan is below zero',
      '不是相关矩阵：changsha, zhuzhou, xiangtan 的主子式为负',
    ],
    [
      '[[1, 0.6, 0.6], [0.5, 1, 0.7], [0.6, 0.7, 1]]',
      'market.index.correlation[1][0]',
      '50%',
      'the correlation matrix is not symmetric',
      '相关矩阵不对称',
    ],
    [
      '[[1, 0.6, 0.6], [0.6, 0.9, 0.7], [0.6, 0.7, 1]]',
      'market.index.correlation[1][1]',
      '90%',
      'the correlation with itself must be 1',
      '与自己的相关系数必须是 1',
    ],
  ])('with %s for correlations', async (matrix, column, found, en, zh) => {
    const problems = await problemsOf(MATRIX, `correlation: ${matrix}`, undefined, load);
    expect(problems).toMatchObject([{ column, found, en, zh }]);
  });

  it('with an index that ends before the run does', async () => {
    expect(await problemsOf(INDEX, FILE, series('2029-06-30'))).toEqual([
      {
        ...{ row: null, column: 'changsha residential', found: '2029-06-30' },
        expected: 'no earlier than 2030-12-31',
        en: 'the index ends before the run does',
        zh: '指数在推演结束之前就断了',
      },
    ]);
  });

  it('with an index of a city or a use there is not, or out of order', async () => {
    const csv = `date,city,use,level
2026-01-01,changsa,residential,1
2026-01-01,zhuzhou,homes,-1
2027-01-01,xiangtan,industrial,1
2026-06-01,xiangtan,industrial,1
`;
    const problems = await problemsOf(INDEX, FILE, csv);
    expect(problems.map(({ row, column, found }) => [row, column, found])).toEqual([
      [2, 'city', 'changsa'],
      [3, 'use', 'homes'],
      [3, 'level', '-1'],
      [5, 'date', '2026-06-01'],
    ]);
    expect(problems[0]!.expected).toMatch(/nearest changsha$/);
    expect(problems[3]).toMatchObject({
      expected: 'a date after 2027-01-01',
      en: 'the dates of a series are not in order',
    });
  });

  it('with a plan that takes more farmland than the red line leaves', async () => {
    const row = '{ place: yuhua, use: residential, parcels: 50, areaM2: 300000 }';
    expect(await problemsOf(PLAN, `${PLAN}    plan: [${row}]\n`)).toEqual([
      {
        ...{ row: null, column: 'market.supply.plan', found: 'changsha: 30000000 m²' },
        expected: 'at most 22020000 m²',
        en: 'the plan of changsha to 2030-12-31 takes more than its red line leaves',
        zh: 'changsha 的供地计划到 2030-12-31 要占用的耕地超过耕地保有量目标所余',
      },
    ]);
  });

  it('with a place there is not, a year outside the run, no way for idle land to end', async () => {
    const rows = '{ place: yuhuaa, use: residential, parcels: 1, year: 2035 }';
    expect(await problemsOf(PLAN, `${PLAN}    plan: [${rows}]\n`)).toMatchObject([
      { column: 'market.supply.plan[0].place', en: expect.stringMatching(/did you mean "yuhua"/) },
      { column: 'market.supply.plan[0].year', found: '2035', expected: 'a year from 2026 to 2030' },
    ]);
    expect(await problemsOf('end: { recover: {} }', 'end: {}', undefined, load)).toMatchObject([
      { column: 'market.supply.idle[0].end', en: 'this is not one way to end' },
    ]);
  });
});

describe('a market of one’s own', () => {
  it('takes an index by city and use, the rest following the named path', async () => {
    const { input, origin } = await prepare(await written(INDEX, FILE, series('2030-12-31')));
    expect([...input.market!.index.paths.keys()]).toEqual(['changsha residential']);
    expect(origin.sources.map(({ name }) => name)).toContain('seeds/index.csv');
  });
});

describe('a profile of a scenario', () => {
  it('changes what it names and leaves the rest as it ships', async () => {
    const profile = `    cities:
      zhuzhou: { weight: 7, countyPrice: { industrial: [300, 500] } }
    uses: { transport: 0 }
`;
    const path = await written('  supply:\n', `  profile:\n${profile}  supply:\n`);
    const { input } = await prepare(path);
    const shipped = (await prepare(await written(PLAN, PLAN))).input.market!.profile;
    const own = input.market!.profile;
    expect(own.cities.map(([, weight]) => weight)).toEqual([45, 7, 24]);
    expect(own.cities[1]![0].countyPrice.industrial).toEqual([300, 500]);
    expect(own.cities[1]![0].countyPrice.residential).toEqual(
      shipped.cities[1]![0].countyPrice.residential,
    );
    expect(own.uses.find(([use]) => use === 'transport')).toEqual(['transport', 0]);
    expect(own.uses.slice(0, 5)).toEqual(shipped.uses.slice(0, 5));
  });

  it.each([
    ['cities: { zhuzhou: { districtPrice: { industrial: [500, 300] } } }', /low price is above/],
    ['cities: { zhuzhu: { weight: 1 } }', /zhuzhou/],
    [
      `uses: { residential: 0, commercial: 0, industrial: 0, warehouse: 0, public: 0, \
transport: 0 }`,
      /all weights are zero/,
    ],
  ])('is refused in words: %s', async (profile, text) => {
    const problems = await problemsOf('  supply:\n', `  profile: { ${profile} }\n  supply:\n`);
    expect(problems.map(({ en, expected }) => `${en} ${expected}`).join()).toMatch(text);
  });
});
