import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../src/scenario/input-error.ts';
import { loadOpening } from '../../src/scenario/opening-file.ts';
import { isoDay } from '../../src/units/day.ts';
import { makeScenarioFolder, type ScenarioFolder } from './scenario-folder.ts';

let folder: ScenarioFolder;

beforeAll(async () => {
  folder = await makeScenarioFolder();
});

afterAll(() => folder.remove());

const OPENING = `title: { zh: 期初, en: opening }
scale: 1/3
farmland:
  changsha:
    stock: { wanMu: 303.60, status: verified, document: 示例一 }
    basicFarmland: { wanMu: "254.02", status: verified, document: 示例一 }
  zhuzhou:
    stock: { wanMu: 255, status: assumption, document: 假设 }
    basicFarmland: { wanMu: 224, status: assumption, document: 假设 }
  xiangtan:
    stock: { wanMu: 190, status: assumption, document: 假设 }
    basicFarmland: { wanMu: 166, status: assumption, document: 假设 }
lots:
  - id: L4-cs-1
    ledger: L4
    holder: changsha
    origin: liuyang
    project: 示例项目
    document: 示例二
    accepted: 2024-06-30
    grade: 7
    areaM2: 100000
    paddyM2: 60000
    capacityKg: 90000
    status: assumption
  - id: L1-pool
    ledger: L1
    holder: pool
    origin: hunan
    project: 规模
    document: 示例三
    accepted: 2026-01-01
    expires: 2035-12-31
    areaM2: 1000
    scaled: true
    status: assumption
annual:
  - ledger: L2
    holder: zhuzhou
    areaM2: 1000
    years: [2026, 2027]
    document: 示例四
    status: assumption
    note: { zh: 示意, en: illustration }
`;

function lineOf(passage: string): number {
  return OPENING.slice(0, OPENING.indexOf(passage)).split('\n').length;
}

/** Where the blame falls when it is not where the example was spoilt. */
const BLAMED: Readonly<Record<string, string>> = {
  'lots[0].document': 'id: L4-cs-1',
  'lots[1].status': 'id: L1-pool',
  'lots[1].ledger': 'ledger: L1',
};

async function problemsOf(from: string, to: string) {
  if (!OPENING.includes(from)) throw new Error(`the example does not hold ${from}`);
  const path = await folder.write('seeds/bad.yaml', OPENING.replace(from, to));
  const error: unknown = await loadOpening(path, 'bad.yaml').catch((caught: unknown) => caught);
  if (error instanceof InputError) return error.problems;
  throw new Error('it loaded');
}

describe('opening books', () => {
  it('give farmland in m² and lots in their ledgers', async () => {
    const path = await folder.write('seeds/good.yaml', OPENING);
    const { opening, marks, scale, file } = await loadOpening(path);
    expect(opening.farmland).toEqual([
      { city: 'changsha', stockM2: 2_024_000_000, basicFarmlandM2: 1_693_466_667 },
      { city: 'zhuzhou', stockM2: 1_700_000_000, basicFarmlandM2: 1_493_333_333 },
      { city: 'xiangtan', stockM2: 1_266_666_667, basicFarmlandM2: 1_106_666_667 },
    ]);
    expect(opening.lots[0]).toEqual({
      holder: 'changsha',
      lot: {
        id: 'L4-cs-1',
        ledger: 'L4',
        origin: 'liuyang',
        project: '示例项目',
        document: '示例二',
        accepted: isoDay('2024-06-30'),
        vintage: 2024,
        grade: 7,
        expires: null,
        minted: { areaM2: 100_000, paddyM2: 60_000, capacityKg: 90_000 },
      },
    });
    expect(scale).toEqual({ numerator: 1, denominator: 3 });
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(marks.map((mark) => `${mark.item} ${mark.status}`)).toEqual([
      'farmland.changsha.stock verified',
      'farmland.changsha.basicFarmland verified',
      'farmland.zhuzhou.stock assumption',
      'farmland.zhuzhou.basicFarmland assumption',
      'farmland.xiangtan.stock assumption',
      'farmland.xiangtan.basicFarmland assumption',
      'L4-cs-1 assumption',
      'L1-pool assumption',
      'L2-zhuzhou-2026 assumption',
      'L2-zhuzhou-2027 assumption',
    ]);
  });

  it('scale what is marked, floored, and every annual grant', async () => {
    const path = await folder.write('seeds/good.yaml', OPENING);
    const { opening } = await loadOpening(path);
    expect(opening.lots[1]!.lot.minted.areaM2).toBe(333);
    expect(opening.lots.slice(2).map(({ holder, lot }) => ({ holder, ...lot }))).toEqual(
      [2026, 2027].map((year) => ({
        holder: 'zhuzhou',
        id: `L2-zhuzhou-${year}`,
        ledger: 'L2',
        origin: 'zhuzhou',
        project: `annual-${year}`,
        document: '示例四',
        accepted: isoDay(`${year}-01-01`),
        vintage: year,
        grade: null,
        expires: isoDay(`${year}-12-31`),
        minted: { areaM2: 333, paddyM2: 0, capacityKg: 0 },
      })),
    );
  });

  it.each([
    ['an unknown holder', 'holder: pool', 'holder: pol', 'lots[1].holder', /did you mean "pool"/],
    ['an unknown ledger', 'ledger: L1', 'ledger: L9', 'lots[1].ledger', /not one of the choices/],
    ['an unknown city', '  xiangtan:', '  xiangtn:', 'farmland.xiangtn', /did you mean/],
    ['a missing status', '    status: assumption\nannual', 'annual', 'lots[1].status', /missing/],
    ['a negative area', 'areaM2: 100000', 'areaM2: -1', 'lots[0].areaM2', /cannot be read/],
    ['a fraction of m²', 'areaM2: 100000', 'areaM2: 0.5', 'lots[0].areaM2', /cannot be read/],
    ['a grade above 15', 'grade: 7', 'grade: 16', 'lots[0].grade', /cannot be read/],
    ['paddy beyond the area', 'paddyM2: 60000', 'paddyM2: 100001', 'lots[0].paddyM2', /exceeds/],
    ['a scale of zero', 'scale: 1/3', 'scale: 0', 'scale', /cannot be read/],
    ['an early end', '2035-12-31', '2025-12-31', 'lots[1].expires', /before it is accepted/],
    ['a missing document', '    document: 示例二\n', '', 'lots[0].document', /missing/],
    ['quota of the pool’s own', 'origin: hunan', 'origin: pool', 'lots[1].origin', /no quota into/],
    [
      'a parcel used twice',
      'scaled: true',
      'parcels: [田 1, 田 1]',
      'lots[1].parcels[1]',
      /serves L1-pool already/,
    ],
    ['a cost of nothing', 'scaled: true', 'costWanYuan: 0', 'lots[1].costWanYuan', /cannot be/],
    ['an id used twice', 'id: L1-pool', 'id: L4-cs-1', 'lots[1].id', /used twice/],
    ['a year used twice', '[2026, 2027]', '[2026, 2026]', 'annual[0].years[1]', /used twice/],
    [
      'more protected than there is',
      'wanMu: 166',
      'wanMu: 191',
      'farmland.xiangtan.basicFarmland.wanMu',
      /more permanent basic farmland/,
    ],
    [
      'paddy in a ledger of areas',
      'scaled: true',
      'paddyM2: 5',
      'lots[1].ledger',
      /counts area only/,
    ],
  ])('refuse %s', async (_, from, to, column, en) => {
    const problems = await problemsOf(from, to);
    const problem = problems.find((one) => one.column === column);
    expect(problem, JSON.stringify(problems, null, 1)).toBeDefined();
    expect(problem).toMatchObject({ file: 'bad.yaml', line: lineOf(BLAMED[column] ?? from) });
    expect(problem!.message.en).toMatch(en);
    expect(problem!.message.zh).toMatch(/\p{Script=Han}/u);
    expect(problem!.expected.zh.length).toBeGreaterThan(1);
  });

  it('keep the parcels of a lot, its cost and whether it sells whole', async () => {
    const more = 'parcels: [田 1, 田 2]\n    costWanYuan: "12.5"\n    whole: true';
    const path = await folder.write('seeds/more.yaml', OPENING.replace('scaled: true', more));
    const { opening } = await loadOpening(path);
    expect(opening.lots[1]!.lot).toMatchObject({
      parcels: ['田 1', '田 2'],
      costFen: 12_500_000,
      whole: true,
    });
  });

  const PROJECT = `projects:
  - { id: R-1, kind: upgrading, city: zhuzhou, origin: youxian, document: 示例五,
      started: 2026-01-01, leadMonths: 18, delayDays: 90, yield: { from: 80%, to: 1 },
      areaM2: 300, paddyM2: 200, grade: 7, gradeBefore: 9,
      parcels: [a], costWanYuan: "30", status: assumption }
`;
  const loaded = async (projects: string) =>
    await loadOpening(await folder.write('seeds/projects.yaml', OPENING + projects), 'p.yaml');

  it('take projects with their yield in hundredths of a percent', async () => {
    const { opening, marks } = await loaded(PROJECT);
    expect(opening.projects).toEqual([
      {
        ...{ id: 'R-1', kind: 'upgrading', city: 'zhuzhou', origin: 'youxian', document: '示例五' },
        ...{ started: isoDay('2026-01-01'), leadMonths: 18, delayDays: 90 },
        ...{ yieldFrom: 8_000, yieldTo: 10_000, areaM2: 300, paddyM2: 200, grade: 7 },
        ...{ gradeBefore: 9, lessM2: 0, parcels: ['a'], costFen: 30_000_000 },
      },
    ]);
    expect(marks.at(-1)!.item).toBe('R-1');
  });

  it.each([
    ['id: R-1', 'id: L4-cs-1', 'projects[0].id', /used twice/],
    ['kind: upgrading', 'kind: upgrade', 'projects[0].kind', /did you mean "upgrading"/],
    ['80%', '0.00001', 'projects[0].yield.from', /cannot be read/],
    ['to: 1', 'to: 79%', 'projects[0].yield', /backwards/],
    ['paddyM2: 200', 'paddyM2: 301', 'projects[0].paddyM2', /exceeds/],
    ['gradeBefore: 9', 'lessM2: 0', 'projects[0].gradeBefore', /before is missing/],
    ['grade: 7', 'lessM2: 0', 'projects[0].grade', /needs its grade/],
    ['grade: 7', 'grade: 16', 'projects[0].grade', /cannot be read/],
    ['areaM2: 300', 'areaM2: -300', 'projects[0].areaM2', /cannot be read/],
    ['document: 示例五', 'note: { zh: 注, en: note }', 'projects[0].document', /missing/],
    ['leadMonths: 18', 'leadMonths: 241', 'projects[0].leadMonths', /cannot be read/],
  ])('refuse a project with %s → %s', async (from, to, column, en) => {
    const error: unknown = await loaded(PROJECT.replace(from, to)).catch((e: unknown) => e);
    const problems = error instanceof InputError ? error.problems : [];
    const problem = problems.find((one) => one.column === column);
    expect(problem?.message.en, JSON.stringify(problems)).toMatch(en);
  });

  it('refuse a project on a parcel of a lot still to come', async () => {
    const books = OPENING.replace('scaled: true', 'parcels: [a]') + PROJECT;
    const accepted = (day: string) => books.replace('accepted: 2026-01-01', `accepted: ${day}`);
    const load = async (day: string) =>
      await loadOpening(await folder.write('seeds/later.yaml', accepted(day)), 'p.yaml');
    const error: unknown = await load('2027-07-02').catch((e: unknown) => e);
    const [problem, ...more] = error instanceof InputError ? error.problems : [];
    expect(more).toEqual([]);
    expect(problem).toMatchObject({
      column: 'projects[0].parcels[0]',
      message: { zh: '地块 a 留给 2027-07-02 验收的 L1-pool' },
    });
    expect((await load('2027-07-01')).opening.projects).toHaveLength(1);
  });

  const ORDER = `protection:
  - { id: PT-1, ledger: L5, from: changsha, to: zhuzhou, areaMu: "5000", document: 示例六,
      start: 2027-01-01, years: null, parcels: [{ id: a, areaM2: 2 }, { id: b, areaM2: 3 }],
      status: assumption }
`;

  it('take orders to move a target, the area exact', async () => {
    const { opening } = await loaded(ORDER);
    expect(opening.protection).toEqual([
      {
        ...{ id: 'PT-1', ledger: 'L5', from: 'changsha', to: 'zhuzhou', document: '示例六' },
        ...{ areaM2: { numerator: 10_000_000, denominator: 3 }, start: isoDay('2027-01-01') },
        years: null,
        parcels: [
          { id: 'a', areaM2: 2 },
          { id: 'b', areaM2: 3 },
        ],
      },
    ]);
  });

  it.each([
    ['ledger: L5', 'ledger: L4', 'protection[0].ledger', /not one of/],
    ['to: zhuzhou', 'to: changsha', 'protection[0].to', /its own target/],
    ['"5000"', '"0.00001"', 'protection[0].areaMu', /cannot be read/],
    ['years: null', 'years: 0', 'protection[0].years', /cannot be read/],
    ['id: b', 'id: a', 'protection[0].parcels[1].id', /named twice/],
    ['document: 示例六', 'note: { zh: 注, en: n }', 'protection[0].document', /missing/],
  ])('refuse an order with %s → %s', async (from, to, column, en) => {
    const error: unknown = await loaded(ORDER.replace(from, to)).catch((e: unknown) => e);
    const problems = error instanceof InputError ? error.problems : [];
    const problem = problems.find((one) => one.column === column);
    expect(problem?.message.en, JSON.stringify(problems)).toMatch(en);
  });

  it('refuse a file that is not there', async () => {
    await expect(loadOpening(folder.at('seeds/none.yaml'), 'none.yaml')).rejects.toThrow(
      'none.yaml: there is no such file',
    );
  });
});
