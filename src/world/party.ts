/** The three cities, in the order every table and every tie follows. */
export const CITIES = ['changsha', 'zhuzhou', 'xiangtan'] as const;
export type City = (typeof CITIES)[number];

/**
 * Everybody who can be owed money, in the fixed order that settles ties for an odd fen:
 * the cities, the new area (its own settlement party inside Changsha), then the fund and the
 * levels above.
 */
export const PARTIES = [...CITIES, 'xiangjiang', 'green-heart', 'hunan', 'central'] as const;
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

export function isParty(text: string): text is Party {
  return RANKS.has(text);
}

/** The city a settlement party's land and quota belong to; null for those that have none. */
export function cityOf(party: Party): City | null {
  if (party === 'xiangjiang') return 'changsha';
  return isCity(party) ? party : null;
}
