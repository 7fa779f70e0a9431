import { GATE_BY_LAW, type Policy } from '../world/policy.ts';
import { toAllocation } from './allocation-schema.ts';
import { toFirmSharing } from './behaviour-schema.ts';
import { toQuotaMarkets } from './quota-markets.ts';
import type { QuotaPreset } from './quota-preset.ts';
import type { ScenarioContent } from './scenario-schema.ts';

/**
 * The choices of a scenario as the engine takes them. What it says of a ledger's market itself
 * stands in the place of what its preset says of that ledger.
 */
export function toPolicy(content: ScenarioContent, preset: QuotaPreset | null): Policy {
  const { sharing, greenHeart, transfer, quota } = content;
  const firmSharing = toFirmSharing(content.behaviour ?? {});
  return {
    ...toSharing(sharing),
    ...(firmSharing === undefined ? {} : { firmSharing }),
    greenHeart,
    transfer: {
      regimes: transfer.regimes,
      authorised: given(transfer.authorised ?? {}),
      ...(transfer.netting === undefined ? {} : { netting: transfer.netting }),
    },
    quota: quotaPolicy(quota, preset),
    reclamationFee: content.reclamationFee,
    benchmarkFloor: content.benchmarkFloor,
    negativeBase: content.negativeBase,
    ruralUse: content.ruralUse ?? 'byProceeds',
  };
}

/** How land money and the city part of taxes are shared, as the engine takes it. */
export function toSharing({
  base,
  rule,
  taxes,
}: ScenarioContent['sharing']): Pick<Policy, 'sharing' | 'taxSharing'> {
  return { sharing: { base, rule }, taxSharing: given(taxes ?? {}) };
}

function quotaPolicy(
  { gate, booking, prices, mechanism, allocation, preset: _, ...rest }: ScenarioContent['quota'],
  preset: QuotaPreset | null,
): Policy['quota'] {
  const markets = { ...preset?.markets, ...toQuotaMarkets(mechanism ?? {}) };
  const { L3, ...others } = prices;
  return {
    ...rest,
    prices: L3 === undefined ? others : { ...others, L3 },
    ...(booking === undefined ? {} : { booking }),
    ...(allocation === undefined ? {} : { allocation: toAllocation(allocation) }),
    ...(Object.keys(markets).length === 0 ? {} : { markets }),
    ...(gate === undefined ? {} : { gate: { ...GATE_BY_LAW, ...given(gate) } }),
  };
}

type Given<T> = { [K in keyof T]?: NonNullable<T[K]> };

function given<T extends object>(map: T): Given<T> {
  return Object.fromEntries(
    Object.entries(map).filter(([, value]) => value !== undefined && value !== null),
  ) as Given<T>;
}
