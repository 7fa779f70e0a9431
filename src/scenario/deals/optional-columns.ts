import type { Label } from '../../rules/rule.ts';
import {
  type Choice,
  CITY_CHOICES,
  FLAG_CHOICES,
  HOLDER_CHOICES,
  TREASURY_CHOICES,
  ZONE_CHOICES,
} from './choices.ts';
import { type ColumnSpec, columnSpec, type DealField, noteSpec, same } from './column-spec.ts';
import { EXPECTED_DATE } from './market-columns.ts';

/** Columns the market's export has not; each may be left out or left empty. */
export const OPTIONAL_COLUMNS: readonly ColumnSpec[] = [
  columnSpec('awarded', '成交日期', 'Awarded', ['成交时间', '中标日期'], {
    expected: EXPECTED_DATE,
    example: same('2026-03-20'),
  }),
  money('deposit', '保证金', 'Deposit', ['竞买保证金'], '250.1'),
  list('listingCity', '挂牌城市', 'Listing city', ['上市城市'], CITY_CHOICES, 0),
  list('collectingTreasury', '收缴国库', 'Collecting treasury', ['收款国库'], TREASURY_CHOICES, 1),
  list('quotaSource', '指标来源', 'Quota source', [], HOLDER_CHOICES, 3),
  area('farmland', '占用耕地', 'Farmland taken', ['占用耕地面积'], '12000'),
  area('paddy', '其中水田', 'of which paddy', ['水田', '水田面积'], '8000'),
  grade('paddyGrade', '水田等别', 'Paddy grade', ['水田质量等别']),
  grade('dryGrade', '旱地等别', 'Dry-land grade', ['旱地质量等别']),
  area('basicFarmland', '其中永久基本农田', 'of which basic farmland', ['永久基本农田'], '0'),
  money('cost', '成本', 'Cost', ['土地成本', '开发成本'], '480'),
  list('greenHeart', '绿心区位', 'Green-heart zone', ['绿心'], ZONE_CHOICES, 0),
  list('enclavePartner', '飞地合作市', 'Enclave partner', ['飞地合作方'], CITY_CHOICES, 1),
  list('floorRelief', '优先产业', 'Floor relief', ['底价优惠'], FLAG_CHOICES, 1),
  list('linkage', '增减挂钩', 'Linkage batch', ['挂钩批次', '增减挂钩批次'], FLAG_CHOICES, 1),
  columnSpec('stateApproval', '国务院批准文号', 'State approval', ['占用永久基本农田批准文号'], {
    expected: {
      zh: '批准占用永久基本农田的文号',
      en: 'the document that lets basic farmland be taken',
    },
    example: same('国土资函〔2026〕1号'),
  }),
  area('replacement', '补划永久基本农田', 'Basic farmland designated instead', ['补划面积'], '0'),
  grade('replacementGrade', '补划等别', 'Grade of what is designated', ['补划耕地等别']),
  columnSpec('replacementSlope', '补划坡度', 'Slope of what is designated', ['补划地块坡度'], {
    header: { zh: '补划坡度(度)', en: 'Slope of what is designated (degrees)' },
    expected: { zh: '0 至 90 的整数度', en: 'whole degrees from 0 to 90' },
    example: same('6'),
  }),
  columnSpec('replacementParcels', '补划地块', 'Parcels designated', ['补划图斑'], {
    expected: {
      zh: '地块编号，以分号隔开，不重复',
      en: 'parcel ids, separated by semicolons, none twice',
    },
    example: same('补划-1; 补划-2'),
  }),
  standard('标准地投资强度(万元/亩)', 'Standard land: investment (10k yuan/mu)', '300'),
  standard('标准地亩均产值(万元/亩)', 'Standard land: output (10k yuan/mu)', '450'),
  standard('标准地亩均税收(万元/亩)', 'Standard land: tax (10k yuan/mu)', '20'),
  standard('标准地单位能耗(吨标煤/万元)', 'Standard land: energy (tce/10k yuan)', '0.3'),
  standard('标准地研发强度(%)', 'Standard land: R&D share (%)', '2.5'),
];

function money(
  field: DealField,
  key: string,
  en: string,
  names: readonly string[],
  example: string,
): ColumnSpec {
  return columnSpec(field, key, en, [...names, en], {
    header: { zh: `${key}(万元)`, en: `${en} (10k yuan)` },
    unit: 'wanYuan',
    expected: { zh: '万元数，精确到分', en: 'an amount in 10⁴ yuan in whole fen' },
    example: same(example),
  });
}

function area(
  field: DealField,
  key: string,
  en: string,
  names: readonly string[],
  example: string,
): ColumnSpec {
  return columnSpec(field, key, en, [...names, en], {
    header: { zh: `${key}(平方米)`, en: `${en} (m2)` },
    unit: 'squareMetre',
    expected: {
      zh: '平方米数，不超过它所属的面积',
      en: 'square metres, at most the area it is part of',
    },
    example: same(example),
  });
}

function grade(field: DealField, key: string, en: string, names: readonly string[]): ColumnSpec {
  return columnSpec(field, key, en, names, {
    expected: { zh: '1 至 15 的整数，1 等最好', en: 'a whole number from 1 to 15, 1 the best' },
    example: same('6'),
  });
}

function list(
  field: DealField,
  key: string,
  en: string,
  names: readonly string[],
  choices: readonly Choice<unknown>[],
  shown: number,
): ColumnSpec {
  return columnSpec(field, key, en, names, {
    expected: oneOf(choices),
    example: choices[shown]!,
    choices,
  });
}

function oneOf(choices: readonly Choice<unknown>[]): Label {
  return {
    zh: `${choices.map(({ zh }) => zh).join('、')} 之一`,
    en: `one of ${choices.map(({ en }) => en).join(', ')}`,
  };
}

function standard(key: string, en: string, example: string): ColumnSpec {
  const expected = { zh: '数值，原样保留', en: 'a number, kept as typed' };
  return noteSpec(key, en, [], expected, same(example));
}
