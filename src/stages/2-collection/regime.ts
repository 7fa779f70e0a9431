import type { Day } from '../../units/day.ts';
import type { Deal } from '../../world/deal.ts';
import type { Party } from '../../world/party.ts';
import type { Policy, Regime } from '../../world/policy.ts';

/** The regime a scenario asks for on a day, and the one it may use. */
export interface RegimeChoice {
  readonly asked: Regime;
  /** `asked` when it is authorised on that day, otherwise T-A. */
  readonly used: Regime;
}

/** T-A needs no authorisation; the others need one in force (failure mode F20). */
export function chooseRegime(policy: Policy, day: Day): RegimeChoice {
  const asked = policy.transfer.regimes.findLast(({ from }) => from <= day)?.regime ?? 'T-A';
  const from = policy.transfer.authorised[asked];
  const authorised = asked === 'T-A' || (from !== undefined && from <= day);
  return { asked, used: authorised ? asked : 'T-A' };
}

/** The treasury a receipt is booked in: the land's own, the collector's, or the province's. */
export function collectingTreasury(deal: Deal, regime: Regime): Party {
  if (regime === 'T-C') return 'hunan';
  return regime === 'T-B' ? (deal.collectingTreasury ?? deal.landParty) : deal.landParty;
}
