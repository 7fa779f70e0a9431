import type { Cast } from '../../rules/sharing-cast.ts';
import { ROLES, type Role } from '../../rules/sharing-rule.ts';
import type { Day } from '../../units/day.ts';
import { PARTIES, type Party, partyRank } from '../../world/party.ts';
import type { BaseTable } from './base-table.ts';

const WIDTH = PARTIES.length;

/** Parts that differ from deal to deal; the other roles name parties. */
type PlayedPart = 'land' | 'listing' | 'collecting' | 'quota' | 'partner';
const PLAYED: readonly PlayedPart[] = ['land', 'listing', 'collecting', 'quota', 'partner'];
const NAMED = (ROLES.slice(PLAYED.length) as readonly Exclude<Role, PlayedPart>[]).map(partyRank);

/** How many roles there are. */
export const ROLE_COUNT: number = ROLES.length;

/** The rank of who plays each role, in the order of `ROLES`. */
function playersOf({ deals }: BaseTable, deal: number): number[] {
  return [...PLAYED.map((part) => deals[part][deal]!), ...NAMED];
}

/** Where a deal's suppliers begin and end. */
export function suppliersOf({ deals, suppliers }: BaseTable, deal: number): [number, number] {
  const from = deals.suppliersFrom[deal]!;
  return [from, deal + 1 < deals.count ? deals.suppliersFrom[deal + 1]! : suppliers.count];
}

/** The cast of a deal as sharing rules take it. */
export function castOfRow(table: BaseTable, deal: number): Cast {
  const { deals, suppliers } = table;
  const ranks = playersOf(table, deal);
  const parties = Object.fromEntries(ROLES.map((role, i) => [role, PARTIES[ranks[i]!]]));
  const [from, to] = suppliersOf(table, deal);
  const supplied = new Map<Party, number>();
  for (let i = from; i < to; i += 1) {
    supplied.set(PARTIES[suppliers.party[i]!]!, suppliers.areaM2[i]!);
  }
  return {
    parties: parties as Cast['parties'],
    crossRegion: deals.crossRegion[deal] === 1,
    quotaSuppliedM2: supplied,
    signed: deals.signed[deal]! as Day,
  };
}

/** The different casts of a table, but for the day of signing: a linear rule sees no more. */
export interface CastGroups {
  /** The group of each deal. */
  readonly of: Int32Array;
  readonly count: number;
  /** By group and role: the rank of who plays it. */
  readonly players: Uint8Array;
  readonly crossRegion: Uint8Array;
  /** By group: its rows of `suppliers`, and their area together. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly areaM2: Float64Array;
}

export function groupCasts(table: BaseTable): CastGroups {
  const { of, examples } = findGroups(table);
  const count = examples.length;
  const groups = {
    ...{ of, count, players: new Uint8Array(count * ROLE_COUNT) },
    ...{ crossRegion: new Uint8Array(count), from: new Int32Array(count) },
    ...{ to: new Int32Array(count), areaM2: new Float64Array(count) },
  };
  for (const [group, deal] of examples.entries()) {
    groups.players.set(playersOf(table, deal), group * ROLE_COUNT);
    groups.crossRegion[group] = table.deals.crossRegion[deal]!;
    const [from, to] = suppliersOf(table, deal);
    groups.from[group] = from;
    groups.to[group] = to;
    for (let i = from; i < to; i += 1) groups.areaM2[group]! += table.suppliers.areaM2[i]!;
  }
  return groups;
}

/**
 * The group of every deal, and one deal of every group. A single supplier has it all, whatever the
 * area; deals with several suppliers have each a group of their own.
 */
function findGroups(table: BaseTable) {
  const { deals, suppliers } = table;
  const of = new Int32Array(deals.count);
  const examples: number[] = [];
  const known = new Map<number, number>();
  for (let deal = 0; deal < deals.count; deal += 1) {
    const from = deals.suppliersFrom[deal]!;
    const to = deal + 1 < deals.count ? deals.suppliersFrom[deal + 1]! : suppliers.count;
    const isShared = to > from + 1;
    // Ranks as the digits of a number.
    let key = to === from ? WIDTH : suppliers.party[from]!;
    key = key * WIDTH + deals.land[deal]!;
    key = key * WIDTH + deals.listing[deal]!;
    key = key * WIDTH + deals.collecting[deal]!;
    key = key * WIDTH + deals.quota[deal]!;
    key = key * WIDTH + deals.partner[deal]!;
    key = key * 2 + deals.crossRegion[deal]!;
    let group = isShared ? undefined : known.get(key);
    if (group === undefined) {
      group = examples.push(deal) - 1;
      if (!isShared) known.set(key, group);
    }
    of[deal] = group;
  }
  return { of, examples };
}
