import { describe, expect, it } from 'vitest';
import { NOTE } from '../../src/scenario/deals/deal-draft.ts';
import { formatDay, isoDay } from '../../src/units/day.ts';
import type { Deal } from '../../src/world/deal.ts';
import { REJECT_CODES, type RejectCode } from '../../src/world/reject.ts';
import { csvOf, csvWith, GOOD_ROW, readText } from './deal-files.ts';

const AREA = '面积(公顷)';
const MU_45_M2 = 30_000;

/** Column, what is typed, and what becomes of it. */
const READ: readonly (readonly [string, string, (deal: Deal) => unknown, unknown])[] = [
  [AREA, ' 3.2 ', (d) => d.areaM2, 32_000],
  [AREA, '３．２公顷', (d) => d.areaM2, 32_000],
  [AREA, '45亩', (d) => d.areaM2, MU_45_M2],
  [AREA, '2000平方米', (d) => d.areaM2, 2000],
  [AREA, '2,000 ㎡', (d) => d.areaM2, 2000],
  [AREA, '1.00005', (d) => [d.areaM2, d.notes[NOTE.areaTyped]], [10_001, '1.00005']],
  [AREA, '1.00004', (d) => d.areaM2, 10_000],
  ['成交价格', '1250万元', (d) => d.priceFen, 1_250_000_000],
  ['成交价格', '1,250.000001', (d) => d.priceFen, 1_250_000_001],
  ['成交价格', '１，２５０', (d) => d.priceFen, 1_250_000_000],
  ['成交价格', '12500000元', (d) => d.priceFen, 1_250_000_000],
  ['成交价格', '0.125 亿元', (d) => d.priceFen, 1_250_000_000],
  ['成交价格', '+1250', (d) => d.priceFen, 1_250_000_000],
  ['分期支付', '625；625；', (d) => d.instalmentsFen, [625_000_000, 625_000_000]],
  ['分期支付', '0;625万元;', (d) => d.instalmentsFen, [625_000_000]],
  ['分期支付', '', (d) => d.instalmentsFen, []],
  ['合同签订日期', '2026年01月10日', (d) => formatDay(d.signed), '2026-01-10'],
  ['合同签订日期', '2026/1/10', (d) => formatDay(d.signed), '2026-01-10'],
  ['合同签订日期', '2026.1.10', (d) => formatDay(d.signed), '2026-01-10'],
  ['合同签订日期', '２０２６－１－１０', (d) => formatDay(d.signed), '2026-01-10'],
  ['合同签订日期', '2026-01-10 00:00:00', (d) => formatDay(d.signed), '2026-01-10'],
  ['合同签订日期', '20260110', (d) => formatDay(d.signed), '2026-01-10'],
  ['合同签订日期', '46032', (d) => formatDay(d.signed), '2026-01-10'],
  ['成交日期', '1900年01月01日', (d) => d.awarded, null],
  ['土地使用年限', '50年', (d) => d.uses, [{ use: 'industrial', termYears: 50 }]],
  ['土地使用年限', '0', (d) => d.uses, [{ use: 'industrial', termYears: null }]],
  ['土地使用年限', '', (d) => d.uses, [{ use: 'industrial', termYears: null }]],
  [
    '土地使用年限',
    '工业用地50年; 中低价位、中小套型普通商品住房用地70',
    (d) => d.uses,
    [
      { use: 'industrial', termYears: 50 },
      { use: 'residential', termYears: 70 },
    ],
  ],
  [
    '土地使用年限',
    '商服40、住宅70',
    (d) => d.uses,
    [
      { use: 'commercial', termYears: 40 },
      { use: 'residential', termYears: 70 },
      { use: 'industrial', termYears: null },
    ],
  ],
  ['土地来源', '', (d) => d.stockAreaM2, 0],
  ['土地来源', '新增建设用地', (d) => d.stockAreaM2, 0],
  ['土地来源', '现有建设用地', (d) => d.stockAreaM2, 25_000],
  ['土地来源', '2.5', (d) => d.stockAreaM2, 25_000],
  ['土地级别', '十二级', (d) => d.landGrade, 12],
  ['土地级别', '未评估地区', (d) => d.landGrade, null],
  ['土地级别', '十三等级', (d) => [d.landGrade, d.notes[NOTE.landGradeTyped]], [null, '十三等级']],
  ['行政区', '宁乡县', (d) => d.county, 'ningxiang'],
  ['行政区', '湖南省长沙市望城县', (d) => d.county, 'wangcheng'],
  ['行政区', '长沙市本级', (d) => d.county, 'changsha-city'],
  ['行政区', '市本级', (d) => d.county, 'changsha-city'],
  ['行政区', '湘江新区', (d) => [d.city, d.landParty], ['changsha', 'xiangjiang']],
  ['供地方式', '挂 牌', (d) => d.method, 'listing'],
  ['绿心区位', '周边', (d) => d.greenHeart, 'nearby'],
  ['优先产业', 'TRUE', (d) => d.floorRelief, true],
  ['指标来源', '指标资源库', (d) => d.quotaSource, 'pool'],
  ['电子监管号', ' 4301002026B00012 ', (d) => d.id, '4301002026B00012'],
  [
    '电子监管号',
    '__proto__',
    (d) => [/^d-[0-9a-f]{12}$/.test(d.id), d.notes[NOTE.idTyped]],
    [true, '__proto__'],
  ],
  ['备注', '=HYPERLINK("x")', (d) => d.notes['备注'], '=HYPERLINK("x")'],
];

describe('a dirty cell that has one reading', () => {
  it.each(READ)('%s: %j', async (column, typed, look, expected) => {
    const file = await readText(csvWith({ [column]: typed }));
    expect(file.rejects).toEqual([]);
    expect(look(file.deals[0]!)).toEqual(expected);
  });

  it('keeps a column named __proto__ as a note and touches no prototype', async () => {
    const [headings, cells] = csvWith({}).split('\n');
    const file = await readText(`${headings},__proto__\n${cells},polluted\n`);
    expect(Object.entries(file.deals[0]!.notes)).toContainEqual(['__proto__', 'polluted']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

/** What is typed, the code it is rejected with, and words the message must hold. */
const REFUSED: readonly (readonly [
  Readonly<Record<string, string>>,
  RejectCode,
  RegExp,
  RegExp,
])[] = [
  [
    { 地区: '湖南省,岳阳市', 行政区: '岳阳县' },
    'outsideRegion',
    /岳阳市.*三市/,
    /岳阳市.*three cities/,
  ],
  [{ 地区: '', 行政区: '常德市武陵区' }, 'outsideRegion', /常德市/, /set aside/],
  [{ 合同签订日期: '2031-01-01' }, 'outsidePeriod', /2026-01-01 至 2030-12-31/, /2030-12-31/],
  [{ [AREA]: '' }, 'missingValue', /面积.*没有填写/, /面积.*missing/],
  [{ 合同签订日期: '1900年01月01日' }, 'missingValue', /1900年01月01日.*没有填写/, /missing/],
  [{ 成交价格: '' }, 'missingValue', /只有划拨可以不填/, /allocation/],
  [{ 地区: '', 行政区: '' }, 'missingValue', /行政区/, /行政区/],
  [{ [AREA]: '三公顷' }, 'notANumber', /三公顷.*不是数字/, /not a number/],
  [{ 成交价格: '1e5' }, 'notANumber', /1e5/, /10⁴ yuan/],
  [{ 成交价格: '0x10' }, 'notANumber', /0x10/, /0x10/],
  [{ 成交价格: 'NaN' }, 'notANumber', /NaN/, /NaN/],
  [{ 成交价格: 'Infinity' }, 'notANumber', /Infinity/, /Infinity/],
  [{ 成交价格: '12%' }, 'notANumber', /12%/, /12%/],
  [{ 成交价格: '12.5万美元' }, 'notANumber', /万美元/, /万美元/],
  [{ 成交价格: '12亩' }, 'notANumber', /12亩/, /12亩/],
  [{ 成交价格: '-5' }, 'negativeValue', /负数/, /negative/],
  [{ [AREA]: '－２' }, 'negativeValue', /负数/, /negative/],
  [{ [AREA]: '10000.0001' }, 'absurdValue', /10000/, /10,000 hectares/],
  [{ 成交价格: '100000001' }, 'absurdValue', /一万亿元/, /beyond reason/],
  [{ [AREA]: '0.001' }, 'absurdValue', /每平方米/, /per square metre/],
  [{ 合同签订日期: '1979-12-31' }, 'absurdValue', /1980/, /1980/],
  [{ 合同签订日期: '2101-01-01' }, 'absurdValue', /2100/, /2100/],
  [{ 土地使用年限: '201' }, 'absurdValue', /200/, /200/],
  [{ 备注: '甲'.repeat(40_000) }, 'absurdValue', /32767/, /32767/],
  [{ [AREA]: '0.00004' }, 'areaTooSmall', /不足一平方米/, /square metre/],
  [{ [AREA]: '0' }, 'areaTooSmall', /不足一平方米/, /square metre/],
  [{ 成交价格: '1250.0000001' }, 'notWholeFen', /整数分/, /whole number of fen/],
  [{ 合同签订日期: '2026-02-30' }, 'badDate', /不是日期/, /not a date/],
  [{ 合同签订日期: '1/10/2026' }, 'badDate', /年在前/, /year first/],
  [{ 合同签订日期: '26-1-10' }, 'badDate', /26-1-10/, /26-1-10/],
  [{ 行政区: '岳篓区' }, 'unknownPlace', /岳篓区.*最接近的是“岳麓区”/, /nearest is "岳麓区"/],
  [{ 行政区: '' }, 'unknownPlace', /行政区/, /place/],
  [{ 土地用途: '工业用池' }, 'unknownUse', /最接近的是“工业用地”/, /land use/],
  [{ 土地使用年限: '火箭用地50年' }, 'unknownUse', /火箭用地50年/, /land use/],
  [{ 供地方式: '挂版出让' }, 'unknownMethod', /最接近的是“挂牌出让”/, /"挂牌出让"/],
  [{ 土地来源: '好地' }, 'unknownChoice', /好地/, /not one of the choices/],
  [{ 绿心区位: '周遍' }, 'unknownChoice', /最接近的是“周边”/, /"周边"/],
  [{ 土地级别: '优' }, 'unknownChoice', /一级/, /一级/],
  [{ 成交价格: '1,2' }, 'ambiguousValue', /不止一种读法/, /more than one way/],
  [{ 成交价格: '1.234,5' }, 'ambiguousValue', /1\.234,5/, /1\.234,5/],
  [{ 成交价格: '0,123' }, 'ambiguousValue', /0,123/, /0,123/],
  [{ 成交价格: '1 234' }, 'ambiguousValue', /1 234/, /1 234/],
  [{ 成交价格: '¥1250' }, 'ambiguousValue', /¥1250/, /¥1250/],
  [{ 土地使用年限: '40/70' }, 'ambiguousValue', /40\/70/, /40\/70/],
  [{ 签订日期: '2026-04-01' }, 'valuesDisagree', /各列一致/, /all columns/],
  [{ 地区: '株洲市' }, 'valuesDisagree', /岳麓区.*矛盾/, /disagrees/],
  [{ 成交日期: '2026-04-01' }, 'valuesDisagree', /不晚于/, /no later/],
  [{ 分期支付: '625;625.000001' }, 'instalmentsExceedPrice', /超过成交价格/, /more than the price/],
  [{ 土地来源: '2.5001' }, 'partExceedsWhole', /25000 平方米/, /25000 m²/],
  [{ 保证金: '1251' }, 'partExceedsWhole', /保证金/, /deposit/],
  [{ '占用耕地(平方米)': '9', 其中水田: '10' }, 'partExceedsWhole', /水田/, /farmland taken/],
  [{ 土地来源: '1', '占用耕地(亩)': '30' }, 'partExceedsWhole', /15000/, /15000 m²/],
  [{ 其中永久基本农田: '1' }, 'partExceedsWhole', /占用耕地/, /farmland/],
];

describe('a row that cannot be used', () => {
  it.each(REFUSED)('%j is %s', async (changes, code, zh, en) => {
    const file = await readText(csvWith(changes));
    expect(file.deals).toEqual([]);
    const [reject] = file.rejects;
    expect(reject).toMatchObject({ row: 2, code });
    expect(reject!.message.zh).toMatch(zh);
    expect(reject!.message.en).toMatch(en);
    expect(reject!.value.length).toBeLessThan(100);
  });

  it('names the other columns at fault, too', async () => {
    const file = await readText(csvWith({ [AREA]: '大', 成交价格: '贵' }));
    expect(file.rejects[0]!.message.zh).toContain('成交价格');
  });

  it('is refused when a comma too many shifts its cells', async () => {
    const file = await readText(`${csvWith({}).trimEnd()},x\n`);
    expect(file.rejects[0]).toMatchObject({ code: 'ambiguousValue', column: '#12', value: 'x' });
  });

  it('is judged outside the region before anything else', async () => {
    const changes = { 地区: '青海省,西宁市', 行政区: '', [AREA]: '大', 合同签订日期: '?' };
    const file = await readText(csvWith(changes));
    expect(file.rejects.map(({ code }) => code)).toEqual(['outsideRegion']);
  });

  it('has a test for every code', () => {
    const tested = new Set([...REFUSED.map(([, code]) => code), 'duplicateDeal']);
    expect(REJECT_CODES.filter((code) => !tested.has(code))).toEqual([]);
  });
});

describe('ids', () => {
  const row = (changes: Readonly<Record<string, string>>) => ({ ...GOOD_ROW, ...changes });

  it('are kept once when the rows are alike, and refused when they differ', async () => {
    const rows = [
      row({ 电子监管号: 'A', 序号: '1' }),
      row({ 电子监管号: 'A', 序号: '2' }),
      row({ 电子监管号: 'B' }),
      row({ 电子监管号: 'B', 成交价格: '1251' }),
    ];
    const file = await readText(csvOf(rows));
    expect(file.deals.map(({ id, sourceRow }) => [id, sourceRow])).toEqual([['A', 2]]);
    expect(file.rejects.map(({ row: at, code, value }) => [at, code, value])).toEqual([
      [3, 'duplicateDeal', 'A'],
      [4, 'duplicateDeal', 'B'],
      [5, 'duplicateDeal', 'B'],
    ]);
    expect(file.rejects[0]!.message).toMatchObject({
      zh: expect.stringContaining('编号重复'),
      en: expect.stringContaining('more than one row'),
    });
  });

  it('come from the content, numbered when rows are alike', async () => {
    const file = await readText(csvOf([row({}), row({ 序号: '9' }), row({ 备注: '甲' })]));
    const ids = file.deals.map(({ id }) => id);
    const twin = ids.find((id) => id.endsWith('-2'))!;
    expect(ids).toContain(twin.slice(0, -2));
    expect(new Set(ids).size).toBe(3);
  });
});

describe('re-dating', () => {
  const START = isoDay('2026-01-01');
  const rows = ['2016-02-29', '2017-03-01'].map((合同签订日期) => ({
    ...GOOD_ROW,
    合同签订日期,
    成交日期: 合同签订日期,
  }));

  it('moves the file by whole years, the earliest first', async () => {
    const file = await readText(csvOf(rows), { asOf: START });
    expect(file.redatedYears).toBe(10);
    expect(file.deals.map(({ signed }) => formatDay(signed))).toEqual(['2026-02-28', '2027-03-01']);
    expect(file.deals[0]).toMatchObject({
      awarded: file.deals[0]!.signed,
      notes: { [NOTE.signedOriginal]: '2016-02-29', [NOTE.awardedOriginal]: '2016-02-29' },
    });
  });

  it('leaves the ids alone', async () => {
    const moved = await readText(csvOf(rows), { asOf: START });
    const still = await readText(csvOf(rows), { start: isoDay('2016-01-01') });
    expect(still.redatedYears).toBe(0);
    const ids = (deals: readonly Deal[]) => deals.map(({ id }) => id).sort();
    expect(ids(moved.deals)).toEqual(ids(still.deals));
  });

  it('leaves deals signed from that day on where they are', async () => {
    const mixed = ['1990-02-07', '2026-02-07', '2027-02-07'].map((合同签订日期) => ({
      ...GOOD_ROW,
      合同签订日期,
    }));
    const file = await readText(csvOf(mixed), { asOf: START });
    expect(file.redatedYears).toBe(36);
    const signed = file.deals.map((deal) => formatDay(deal.signed));
    expect(signed).toEqual(['2026-02-07', '2026-02-07', '2027-02-07']);
  });

  it('goes a year further when the day has passed', async () => {
    const file = await readText(csvOf(rows), { asOf: isoDay('2026-03-01') });
    expect(file.redatedYears).toBe(11);
  });
});
