import { NOTHING_SHARED, type SharingProgress } from '../../rules/sharing.ts';
import { type Counts, NO_COUNTS } from '../../rules/sharing-tally.ts';
import type { Share } from '../../split/allocation.ts';
import type { Fen } from '../../units/fen.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import type { View } from '../../world/view.ts';
import type { Appropriation } from './appropriate.ts';
import { type CostItem, costItems } from './costs.ts';

/** What a settled receipt came to, as later explanations refer to it. */
export interface PastReceipt {
  readonly number: number;
  readonly baseFen: Fen;
  readonly shares: readonly Share[];
  readonly costs: readonly Appropriation[];
}

/** How far a deal's settlement has come: what later receipts need to know of earlier ones. */
export interface SettlementProgress {
  /** Costs in the order of recovery, with what is still to be recovered of each. */
  readonly costs: readonly { readonly item: CostItem; readonly leftFen: Fen }[];
  readonly sharing: SharingProgress;
  /** What the sharing rule's limits have counted over all deals so far. */
  readonly history: Counts;
  /** The receipts settled so far. */
  readonly past: readonly PastReceipt[];
}

/** A deal before its first receipt. */
export function startSettlement(facts: DealFacts, view: View): SettlementProgress {
  return {
    costs: costItems(facts, view).map((item) => ({ item, leftFen: item.amountFen })),
    sharing: NOTHING_SHARED,
    history: NO_COUNTS,
    past: [],
  };
}
