import type { SharingRule } from '../rules/sharing-rule.ts';
import { ONE } from '../units/ratio.ts';
import { isCity } from '../world/party.ts';
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
  const { policy, opening, deals, places, market } = input;
  return {
    ...input,
    ...(market === undefined ? {} : { market: { ...market, apart: true } }),
    policy: {
      ...policy,
      sharing: { base: policy.sharing.base, rule: KEEP_ALL },
      taxSharing: {},
      greenHeart: { ...policy.greenHeart, enabled: false },
      transfer: { regimes: [{ from: input.start, regime: 'T-A' }], authorised: {} },
      quota: { ...policy.quota, trade: false, ...withoutAuction(policy) },
    },
    opening: {
      ...opening,
      lots: opening.lots.map(({ holder, lot, ...mark }) => {
        const home = isCity(lot.origin) ? lot.origin : places.get(lot.origin)?.city;
        return { holder: holder === 'pool' && home !== undefined ? home : holder, lot, ...mark };
      }),
    },
    deals: deals.map((deal) => ({
      ...deal,
      listingCity: null,
      collectingTreasury: null,
      quotaSource: null,
      enclavePartner: null,
    })),
  };
}

/** What would be auctioned is divided by the other keys, where there are any. */
function withoutAuction({ quota }: RunInput['policy']): Pick<Policy['quota'], 'allocation'> {
  if (quota.allocation === undefined) return {};
  const allocation = Object.fromEntries(
    Object.entries(quota.allocation).map(([ledger, how]) => [
      ledger,
      how.keys.length === 0 ? how : { ...how, auctionWeight: 0 },
    ]),
  );
  return { allocation };
}
