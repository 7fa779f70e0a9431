import type { GreenHeartZone, LandUse, Method } from '../../world/deal.ts';
import type { City, County, Party, QuotaHolder } from '../../world/party.ts';
import { nearest } from '../nearest.ts';
import { nameKey } from './cell-text.ts';
import { bad, good, type Reading } from './reading.ts';

/** One entry of a closed list: what it is, what the template calls it, all it is known by. */
export interface Choice<T> {
  readonly id: T;
  readonly zh: string;
  readonly en: string;
  /** Made by `nameKey`: the id, both labels and what else people write. */
  readonly keys: ReadonlySet<string>;
}

export const METHOD_CHOICES: readonly Choice<Method>[] = [
  choice('listing', '挂牌出让', 'Listing', '挂牌'),
  choice('auction', '拍卖出让', 'Auction', '拍卖'),
  choice('tender', '招标出让', 'Tender', '招标'),
  choice('agreement', '协议出让', 'Agreement', '协议'),
  choice('allocation', '划拨', 'Allocation', '行政划拨'),
  choice('lease', '租赁', 'Lease'),
];

export const USE_CHOICES: readonly Choice<LandUse>[] = [
  choice('residential', '住宅用地', 'Residential', '住宅', '居住'),
  choice('commercial', '商服用地', 'Commercial', '商服'),
  choice('industrial', '工业用地', 'Industrial', '工业'),
  choice('warehouse', '仓储用地', 'Warehouse', '仓储'),
  choice('public', '公共管理与公共服务用地', 'Public', '公共'),
  choice('transport', '交通运输用地', 'Transport', '交通'),
  choice('other', '其他用地', 'Other', '其他'),
];

export const CITY_CHOICES: readonly Choice<City>[] = [
  choice('changsha', '长沙市', 'Changsha', '长沙'),
  choice('zhuzhou', '株洲市', 'Zhuzhou', '株洲'),
  choice('xiangtan', '湘潭市', 'Xiangtan', '湘潭'),
];

export const TREASURY_CHOICES: readonly Choice<Party>[] = [
  ...CITY_CHOICES,
  choice('xiangjiang', '湘江新区', 'Xiangjiang New Area', '湖南湘江新区'),
];

/** The treasuries of counties and county-level cities, which a run may have apart. */
const COUNTY_CHOICES: readonly Choice<County>[] = [
  choice('changsha-county', '长沙县', 'Changsha County'),
  choice('liuyang', '浏阳市', 'Liuyang', '浏阳'),
  choice('ningxiang', '宁乡市', 'Ningxiang', '宁乡'),
  choice('liling', '醴陵市', 'Liling', '醴陵'),
  choice('youxian', '攸县', 'Youxian'),
  choice('chaling', '茶陵县', 'Chaling', '茶陵'),
  choice('yanling', '炎陵县', 'Yanling', '炎陵'),
  choice('xiangtan-county', '湘潭县', 'Xiangtan County'),
  choice('xiangxiang', '湘乡市', 'Xiangxiang', '湘乡'),
  choice('shaoshan', '韶山市', 'Shaoshan', '韶山'),
];

/** Every treasury there is: counties, the levels above and the green-heart fund too. */
export const ANY_TREASURY_CHOICES: readonly Choice<Party>[] = [
  ...TREASURY_CHOICES,
  ...COUNTY_CHOICES,
  choice('green-heart', '绿心资金', 'Green-heart fund', '绿心'),
  choice('hunan', '湖南省', 'Hunan', '湖南', '省级'),
  choice('central', '中央', 'Centre', '中央级'),
];

/** Which way money goes; `借` and `贷` have two readings and are not among them. */
export const DIRECTION_CHOICES: readonly Choice<'in' | 'out'>[] = [
  choice('in', '收入', 'In', '收', '入库', 'received'),
  choice('out', '支出', 'Out', '支', '出库', '付', 'paid'),
];

export const HOLDER_CHOICES: readonly Choice<QuotaHolder>[] = [
  ...CITY_CHOICES,
  choice('pool', '指标资源库', 'Shared pool', '共享库', '资源库'),
];

export const ZONE_CHOICES: readonly Choice<GreenHeartZone>[] = [
  choice('none', '无', 'None', '否'),
  choice('zone', '融合发展区', 'Zone', '绿心', '绿心地区'),
  choice('nearby', '周边', 'Nearby', '绿心周边'),
];

export const FLAG_CHOICES: readonly Choice<boolean>[] = [
  choice(true, '是', 'Yes'),
  choice(false, '否', 'No'),
];

/** Reads an entry of a closed list, offering the nearest one when it is none of them. */
export function readChoice<T>(text: string, choices: readonly Choice<T>[]): Reading<T> {
  const key = nameKey(text);
  for (const entry of choices) {
    if (entry.keys.has(key)) return good(entry.id);
  }
  return bad('unknownChoice', nearest(text, labels(choices)));
}

/** Both labels of every entry, for offering the nearest. */
export function labels(choices: readonly Choice<unknown>[]): readonly string[] {
  return choices.flatMap(({ zh, en }) => [zh, en]);
}

function choice<T extends string | boolean>(
  id: T,
  zh: string,
  en: string,
  ...also: string[]
): Choice<T> {
  return { id, zh, en, keys: new Set([String(id), zh, en, ...also].map(nameKey)) };
}
