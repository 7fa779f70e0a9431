import type { WhyThunk } from '../../ledger/why.ts';
import { leastOf } from '../../ledger/why-terms.ts';
import type { Day } from '../../units/day.ts';
import { type Fen, minFen, subFen, sumFen } from '../../units/fen.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import type { View } from '../../world/view.ts';
import { type EarmarkAmount, provisionalEarmarks } from './earmarks.ts';
import type { SettlementProgress } from './progress.ts';
import { costRefs, less, type NumberedReceipt, recoveredBefore } from './receipt-refs.ts';

/** A purpose an amount is set aside for before sharing. */
export interface Appropriation {
  readonly to: string;
  readonly section: 'fund' | 'general';
  readonly code: string;
  readonly amountFen: Fen;
  readonly rule: string;
  readonly why: WhyThunk;
}

/** Money a settlement may use, and how there came to be that much. */
export interface Purse {
  readonly amountFen: Fen;
  readonly why: WhyThunk;
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
  receipt: NumberedReceipt,
  purse: Purse,
  progress: SettlementProgress,
  day: Day,
  view: View,
): Appropriated {
  let left = purse.amountFen;
  const recovered: Appropriation[] = [];
  const costsLeft = progress.costs.map(({ item, leftFen }) => {
    const amountFen = minFen(left, leftFen);
    left = subFen(left, amountFen);
    if (amountFen > 0) {
      const earlier = recovered.length;
      const why: WhyThunk = () => {
        const before = costRefs(receipt.number, recovered.slice(0, earlier));
        const money = less('moneyLeft', purse.why(), before);
        const owed = less('costLeft', item.why(), recoveredBefore(progress.past, item));
        return leastOf('costRecovered', [owed, money], { rule: item.rule });
      };
      recovered.push({ ...item, amountFen, why });
    }
    return { item, leftFen: subFen(leftFen, amountFen) };
  });
  const land = facts.deal.landParty;
  const earmarks = facts.granted
    ? provisionalEarmarks(
        { receipt, costs: recovered, leftFen: left, purse, land },
        view.rules,
        day,
      )
    : [];
  const earmarkFen = sumFen(earmarks.map(({ amountFen }) => amountFen));
  return { costs: recovered, earmarks, costsLeft, restFen: subFen(left, earmarkFen) };
}
