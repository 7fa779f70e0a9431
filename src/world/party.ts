/** The three cities, in the order every table and every tie follows. */
export const CITIES = ['changsha', 'zhuzhou', 'xiangtan'] as const;
export type City = (typeof CITIES)[number];

/** The counties and county-level cities, by the city they belong to. */
const COUNTIES = {
  'changsha-county': 'changsha',
  liuyang: 'changsha',
  ningxiang: 'changsha',
  liling: 'zhuzhou',
  youxian: 'zhuzhou',
  chaling: 'zhuzhou',
  yanling: 'zhuzhou',
  'xiangtan-county': 'xiangtan',
  xiangxiang: 'xiangtan',
  shaoshan: 'xiangtan',
} as const satisfies Readonly<Record<string, City>>;
export type County = keyof typeof COUNTIES;
const COUNTY_NAMES = Object.keys(COUNTIES) as County[];

/**
 * Everybody who can be owed money, in the fixed order that settles ties for an odd fen: the
 * cities, the new area (its own settlement party inside Changsha), the counties where a scenario
 * gives them treasuries of their own, then the fund and the levels above.
 */
export const PARTIES = [
  ...CITIES,
  'xiangjiang',
  ...COUNTY_NAMES,
  'green-heart',
  'hunan',
  'central',
] as const;
export type Party = (typeof PARTIES)[number];

/** Who holds quota: the cities and the shared pool. */
export const QUOTA_HOLDERS = [...CITIES, 'pool'] as const;
export type QuotaHolder = (typeof QUOTA_HOLDERS)[number];

const RANKS: ReadonlyMap<string, number> = new Map(PARTIES.map((party, rank) => [party, rank]));

/** Rank of a party in {@link PARTIES}; unknown names come last. */
export function partyRank(party: string): number {
  return RANKS.get(party) ?? PARTIES.length;
}

/** Puts parties into the order of {@link PARTIES}. */
export function byPartyRank(a: string, b: string): number {
  return partyRank(a) - partyRank(b);
}

export function isCity(text: string): text is City {
  return (CITIES as readonly string[]).includes(text);
}

export function isCounty(text: string): text is County {
  return Object.hasOwn(COUNTIES, text);
}

export function isParty(text: string): text is Party {
  return RANKS.has(text);
}

/** The city a settlement party's land and quota belong to; null for those that have none. */
export function cityOf(party: Party): City | null {
  if (party === 'xiangjiang') return 'changsha';
  if (isCounty(party)) return COUNTIES[party];
  return isCity(party) ? party : null;
}
