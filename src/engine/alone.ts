import type { SharingRule } from '../rules/sharing-rule.ts';
import { withoutRoles } from '../rules/sharing-without.ts';
import type { Day } from '../units/day.ts';
import { ONE } from '../units/ratio.ts';
import type { Deal } from '../world/deal.ts';
import type { Opening } from '../world/opening.ts';
import { CITIES, type City, cityOf, isCity, PARTIES, type Party } from '../world/party.ts';
import type { Policy } from '../world/policy.ts';
import type { RunInput } from './run-input.ts';

const KEEP_ALL: SharingRule = {
  kind: 'fixed',
  shares: [{ role: 'land', share: ONE }],
  residualTo: null,
};

/**
 * The same land without cooperation: every city lists, collects and keeps its own, buys no quota
 * from others, pays no green-heart levy; what the pool held is back with the cities it came from.
 */
export function withoutCooperation(input: RunInput): RunInput {
  return {
    ...input,
    ...marketApart(input, CITIES),
    policy: policyAlone(input.policy, input.start),
    opening: takenHome(input, CITIES),
    deals: input.deals.map(atHome),
  };
}

/** The market with some cities apart: nobody lists, collects or supplies quota through them. */
function marketApart({ market }: RunInput, apart: readonly City[]): Pick<RunInput, 'market'> {
  return market === undefined ? {} : { market: { ...market, apart } };
}

/**
 * The same land with some of the cities on the platform. One that stays outside lists and collects
 * alone, keeps its quota and shares nothing, and nobody lists, collects or supplies quota through
 * it; what a sharing rule would have given it by name falls to the land's party. Cooperation takes
 * two: with fewer members it is {@link withoutCooperation}.
 */
export function inCoalition(input: RunInput, members: readonly City[]): RunInput {
  const outside = CITIES.filter((city) => !members.includes(city));
  if (outside.length === 0) return input;
  if (outside.length >= CITIES.length - 1) return withoutCooperation(input);
  const { policy } = input;
  const isOut = (party: Party | null) => party !== null && isOutside(party, outside);
  const gone = new Set(PARTIES.filter(isOut));
  const keep = (rule: SharingRule) => withoutRoles(rule, gone);
  return {
    ...input,
    ...marketApart(input, outside),
    policy: {
      ...policy,
      outside,
      sharing: { ...policy.sharing, rule: keep(policy.sharing.rule) },
      taxSharing: mapValues(policy.taxSharing, keep),
      ...(policy.firmSharing === undefined
        ? {}
        : { firmSharing: mapValues(policy.firmSharing, keep) }),
    },
    opening: takenHome(input, outside),
    deals: input.deals.map((deal) =>
      outside.includes(deal.city)
        ? atHome(deal)
        : {
            ...deal,
            listingCity: isOut(deal.listingCity) ? null : deal.listingCity,
            collectingTreasury: isOut(deal.collectingTreasury) ? null : deal.collectingTreasury,
            quotaSource: outside.some((city) => city === deal.quotaSource)
              ? null
              : deal.quotaSource,
            enclavePartner: isOut(deal.enclavePartner) ? null : deal.enclavePartner,
          },
    ),
  };
}

/** What holds for the deals of a city that does not cooperate. */
export function policyAlone(given: Policy, start: Day): Policy {
  const { outside: _, firmSharing: __, ...policy } = given;
  return {
    ...policy,
    sharing: { base: policy.sharing.base, rule: KEEP_ALL },
    taxSharing: {},
    greenHeart: { ...policy.greenHeart, enabled: false },
    transfer: { regimes: [{ from: start, regime: 'T-A' }], authorised: {} },
    quota: { ...policy.quota, trade: false },
  };
}

function isOutside(party: Party, outside: readonly City[]): boolean {
  const city = cityOf(party);
  return city !== null && outside.includes(city);
}

/** What some cities put into the shared pool is theirs again. */
function takenHome({ opening, places }: RunInput, cities: readonly City[]): Opening {
  return {
    ...opening,
    lots: opening.lots.map(({ holder, lot, ...mark }) => {
      const home = isCity(lot.origin) ? lot.origin : places.get(lot.origin)?.city;
      const returns = holder === 'pool' && home !== undefined && cities.includes(home);
      return { holder: returns ? home : holder, lot, ...mark };
    }),
  };
}

function atHome(deal: Deal): Deal {
  const home = { listingCity: null, collectingTreasury: null };
  return { ...deal, ...home, quotaSource: null, enclavePartner: null };
}

function mapValues<K extends string, T>(
  map: Readonly<Partial<Record<K, T>>>,
  change: (value: T) => T,
): Partial<Record<K, T>> {
  const entries = Object.entries(map) as [K, T][];
  return Object.fromEntries(entries.map(([key, value]) => [key, change(value)])) as Partial<
    Record<K, T>
  >;
}
