import { GATE_BY_LAW, type Policy } from '../world/policy.ts';
import type { ScenarioContent } from './scenario-schema.ts';

/** The choices of a scenario as the engine takes them. */
export function toPolicy(content: ScenarioContent): Policy {
  const { sharing, greenHeart, transfer, quota } = content;
  return {
    sharing: { base: sharing.base, rule: sharing.rule },
    taxSharing: given(sharing.taxes ?? {}),
    greenHeart,
    transfer: {
      regimes: transfer.regimes,
      authorised: given(transfer.authorised ?? {}),
      ...(transfer.netting === undefined ? {} : { netting: transfer.netting }),
    },
    quota: quotaPolicy(quota),
    reclamationFee: content.reclamationFee,
    benchmarkFloor: content.benchmarkFloor,
    negativeBase: content.negativeBase,
    ruralUse: content.ruralUse ?? 'byProceeds',
  };
}

function quotaPolicy({
  gate,
  booking,
  prices,
  ...rest
}: ScenarioContent['quota']): Policy['quota'] {
  const { L3, ...others } = prices;
  return {
    ...rest,
    prices: L3 === undefined ? others : { ...others, L3 },
    ...(booking === undefined ? {} : { booking }),
    ...(gate === undefined ? {} : { gate: { ...GATE_BY_LAW, ...given(gate) } }),
  };
}

type Given<T> = { [K in keyof T]?: NonNullable<T[K]> };

function given<T extends object>(map: T): Given<T> {
  return Object.fromEntries(
    Object.entries(map).filter(([, value]) => value !== undefined && value !== null),
  ) as Given<T>;
}
