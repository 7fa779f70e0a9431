import type { Day } from '../../units/day.ts';
import { type Fen, minFen, subFen, sumFen } from '../../units/fen.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import type { View } from '../../world/view.ts';
import { type EarmarkAmount, provisionalEarmarks } from './earmarks.ts';
import type { SettlementProgress } from './progress.ts';

/** A purpose an amount is set aside for before sharing. */
export interface Appropriation {
  readonly to: string;
  readonly section: 'fund' | 'general';
  readonly code: string;
  readonly amountFen: Fen;
  readonly rule: string;
}

/** Costs and earmarks taken from an amount, and what remains of it. */
export interface Appropriated {
  readonly costs: readonly Appropriation[];
  readonly earmarks: readonly EarmarkAmount[];
  readonly costsLeft: SettlementProgress['costs'];
  readonly restFen: Fen;
}

/**
 * Recovers costs in their order as far as the money goes, then sets the earmarks aside. The
 * earmark base is the whole receipt less the costs it recovered; an allocation price has none.
 */
export function appropriate(
  facts: DealFacts,
  receiptFen: Fen,
  availableFen: Fen,
  costs: SettlementProgress['costs'],
  day: Day,
  view: View,
): Appropriated {
  let left = availableFen;
  const recovered: Appropriation[] = [];
  const costsLeft = costs.map(({ item, leftFen }) => {
    const amountFen = minFen(left, leftFen);
    left = subFen(left, amountFen);
    if (amountFen > 0) recovered.push({ ...item, amountFen });
    return { item, leftFen: subFen(leftFen, amountFen) };
  });
  const costFen = sumFen(recovered.map(({ amountFen }) => amountFen));
  const land = facts.deal.landParty;
  const earmarks = facts.granted
    ? provisionalEarmarks(receiptFen, costFen, left, land, view.rules, day)
    : [];
  const earmarkFen = sumFen(earmarks.map(({ amountFen }) => amountFen));
  return { costs: recovered, earmarks, costsLeft, restFen: subFen(left, earmarkFen) };
}
