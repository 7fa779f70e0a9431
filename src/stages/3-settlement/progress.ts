import type { Share } from '../../split/allocation.ts';
import { type Fen, ZERO_FEN } from '../../units/fen.ts';
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
  /** Sum of the bases shared so far. */
  readonly sharedFen: Fen;
  /** What each party has been given of them. */
  readonly given: ReadonlyMap<string, Fen>;
  /** The receipts settled so far. */
  readonly past: readonly PastReceipt[];
}

/** A deal before its first receipt. */
export function startSettlement(facts: DealFacts, view: View): SettlementProgress {
  return {
    costs: costItems(facts, view).map((item) => ({ item, leftFen: item.amountFen })),
    sharedFen: ZERO_FEN,
    given: new Map(),
    past: [],
  };
}
