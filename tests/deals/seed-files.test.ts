import { describe, expect, it } from 'vitest';
import { PlaceFinder } from '../../src/scenario/deals/cell-place.ts';
import { loadLandUses } from '../../src/scenario/land-uses-file.ts';
import { loadPlaces } from '../../src/scenario/places-file.ts';
import { cityOf, type Party } from '../../src/world/party.ts';
import { fileOf, inputErrorOf, PLACES } from './deal-files.ts';

describe('the places', () => {
  const finder = new PlaceFinder(PLACES);

  it('are 27: eleven of Changsha, ten of Zhuzhou, six of Xiangtan', () => {
    const counts = ['changsha', 'zhuzhou', 'xiangtan'].map(
      (city) => PLACES.filter((place) => place.city === city).length,
    );
    expect(counts).toEqual([11, 10, 6]);
    expect(PLACES.filter(({ party }) => party === 'xiangjiang')).toHaveLength(1);
  });

  it.each([
    ['湖南省,湘潭市', '湘潭市本级', 'xiangtan-city'],
    ['湖南省,株洲市', '株洲县', 'lukou'],
    ['湖南省长沙市', '长沙市', 'changsha-city'],
    ['长沙县', '长沙县', 'changsha-county'],
    ['Hunan, Xiangtan', 'Shaoshan City', 'shaoshan'],
    ['', '430104', 'yuelu'],
    ['', '湖南省株洲市天元区', 'tianyuan'],
    ['湘潭', '市辖区', 'xiangtan-city'],
  ])('%j %j is %s', (region, place, id) => {
    expect(finder.find(region, place)).toMatchObject({ ok: true, value: { id } });
  });

  it.each([
    ['湖南省,岳阳市', '岳阳县', 'outsideRegion'],
    ['广东省', '', 'outsideRegion'],
    ['', '广东省广州市', 'outsideRegion'],
    ['', '常德市本级', 'outsideRegion'],
    ['', '岳阳县', 'unknownPlace'],
    ['', '浏阳市大瑶镇', 'unknownPlace'],
    ['', '湘潭', 'unknownPlace'],
    ['湖南省,长沙市', '', 'unknownPlace'],
    ['湖南省,岳阳市', '岳麓区', 'valuesDisagree'],
    ['湖南省,株洲市', '岳麓区', 'valuesDisagree'],
    ['湖南省', '', 'missingValue'],
  ])('%j %j is %s', (region, place, code) => {
    expect(finder.find(region, place)).toMatchObject({ ok: false, code });
  });

  it('know which have a treasury of their own: the ten counties, by law', () => {
    const own = PLACES.filter(({ ownTreasury }) => ownTreasury !== null);
    expect(own.map(({ id }) => id)).toEqual(
      PLACES.filter(({ kind }) => kind === 'county').map(({ id }) => id),
    );
    expect(new Set(own.map(({ ownTreasury }) => ownTreasury))).toEqual(new Set(['verified']));
    for (const { id, city } of own) expect(cityOf(id as Party)).toBe(city);
  });

  it('give no district a treasury of its own', async () => {
    const text =
      '- { id: tianxin, name: { zh: 甲, en: a }, city: changsha, party: changsha, ' +
      'kind: district, ownTreasury: assumption }\n';
    const error = await inputErrorOf(loadPlaces(await fileOf(text, 'yaml')));
    expect(error.problems[0]).toMatchObject({
      column: '0.ownTreasury',
      message: { en: 'only counties may have a treasury of their own' },
    });
  });

  it('must not share a name', async () => {
    const rest = 'city: changsha, party: changsha, kind: county';
    const entry = (id: string) => `- { id: ${id}, name: { zh: 甲, en: ${id} }, ${rest} }\n`;
    const error = await inputErrorOf(loadPlaces(await fileOf(entry('a') + entry('b'), 'yaml')));
    expect(error.problems[0]!.message.en).toContain('甲');
  });
});

describe('the land uses', () => {
  it('keep mining apart from industry', async () => {
    const uses = await loadLandUses('seeds/land-uses.yaml');
    expect([uses.get('采矿用地'), uses.get('工业用地')]).toEqual(['other', 'industrial']);
  });

  it.each(['industrial: [甲]\npublic: [甲]\n', 'factory: [甲]\n'])('refuse %j', async (text) => {
    const error = await inputErrorOf(loadLandUses(await fileOf(text, 'yaml')));
    expect(error.problems.length).toBeGreaterThan(0);
  });
});
