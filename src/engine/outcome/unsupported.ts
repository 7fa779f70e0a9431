import { FaultPlan } from '../../behaviour/fault-plan.ts';
import { NO_FAULTS } from '../../world/fault.ts';
import { GATE_BY_LAW } from '../../world/policy.ts';
import type { RunInput } from '../run-input.ts';

/**
 * What a scenario may have that the columnar path does not know: it is run by the reference path
 * then, deal by deal with its journal.
 */
export const UNSUPPORTED = [
  'market',
  'faults',
  'payments',
  'firms',
  'listingResponse',
  'coalition',
  'grossReceipts',
  'netting',
  'sessions',
  'allocation',
  'commitments',
  'projects',
  'protection',
  'parcelTwice',
  'lapsedLots',
] as const;
export type Unsupported = (typeof UNSUPPORTED)[number];

/** Why the columnar path cannot stand for the runs of an input, in order; empty when it can. */
export function unsupported(input: RunInput): Unsupported[] {
  const { policy, opening, behaviour, market, faults = NO_FAULTS } = input;
  const { gate = GATE_BY_LAW, markets = {}, allocation = {} } = policy.quota;
  const lots = opening.lots.map(({ lot }) => lot);
  const parcels = lots.flatMap((lot) => lot.parcels ?? []);
  const found: Readonly<Record<Unsupported, boolean>> = {
    market: market !== undefined,
    faults: !new FaultPlan(faults, { seed: 0, replicate: 0 }).isEmpty,
    payments: behaviour?.payment !== undefined,
    firms: behaviour?.firms !== undefined,
    listingResponse: behaviour?.listing === true,
    coalition: (policy.outside ?? []).length > 0,
    grossReceipts: policy.sharing.base !== 'netProceeds',
    netting: (policy.transfer.netting ?? 'none') !== 'none',
    sessions: Object.keys(markets).length > 0,
    allocation: Object.keys(allocation).length > 0,
    commitments: gate.commitments,
    projects: (opening.projects ?? []).length > 0,
    protection: (opening.protection ?? []).length > 0,
    // One parcel serves one lot, ever: the reference says where it does not.
    parcelTwice: new Set(parcels).size < parcels.length,
    lapsedLots: lots.some(({ expires, accepted }) => expires !== null && expires < accepted),
  };
  return UNSUPPORTED.filter((reason) => found[reason]);
}
