import { outsidePath, treasuryPath } from '../../ledger/account.ts';
import { leg } from '../../ledger/entry.ts';
import type { Why } from '../../ledger/why.ts';
import { differenceOf, productOf, quotientOf } from '../../ledger/why-terms.ts';
import type { RuleBook } from '../../rules/rule-book.ts';
import { ruleWhy } from '../../rules/rule-why.ts';
import type { Day } from '../../units/day.ts';
import { type Fen, fen, ZERO_FEN } from '../../units/fen.ts';
import type { Batch } from '../../world/batch.ts';
import { CODE } from '../../world/category-code.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import { priceWhy } from '../../world/facts-why.ts';
import type { PromiseKind } from '../../world/firm.ts';

/** Damages for a promise of standard land that was not kept, and the batch that pays them. */
export interface Damages {
  readonly amountFen: Fen;
  /** Null when nothing is due. */
  readonly batch: Batch | null;
}

/**
 * Damages in proportion to what is missing: price × missing ÷ promised × the part the rule
 * `standard-land-damages` gives this promise. They go whole to the land's party, like a late fee.
 *
 * @throws RuleGapError when the rule has no value on the day
 */
export function planDamages(
  facts: DealFacts,
  kind: PromiseKind,
  { promised, delivered }: { readonly promised: Why; readonly delivered: Why },
  day: Day,
  rules: RuleBook,
): Damages {
  if (delivered.result.numerator >= promised.result.numerator) {
    return { amountFen: ZERO_FEN, batch: null };
  }
  const { deal } = facts;
  const rule = 'standard-land-damages';
  const missing = differenceOf('shortfall', [promised, delivered], { of: kind });
  const part = quotientOf('shortfall', [missing, promised], { of: kind });
  const terms = [priceWhy(facts), part, ruleWhy(rule, rules, day, kind)];
  const why = productOf('damages', 'fen', 'halfUp', terms, { of: kind, rule });
  const amountFen = fen(Number(why.result.numerator));
  if (amountFen === 0) return { amountFen, batch: null };
  const clearing = treasuryPath(deal.landParty, 'clearing', CODE.otherGrantRevenue);
  const own = treasuryPath(deal.landParty, 'fund', CODE.otherGrantRevenue);
  const entry = { day, deal: deal.id, memo: `damages for ${kind}` };
  const paid = leg(outsidePath('firm'), clearing, amountFen, rule, () => why);
  const kept = leg(clearing, own, amountFen, rule, () => why);
  return {
    amountFen,
    batch: {
      id: `damages/${deal.id}/${kind}`,
      entries: [
        { ...entry, stage: 'collection', legs: paid },
        { ...entry, stage: 'settlement', legs: kept },
      ],
      moves: [],
      farmland: [],
    },
  };
}
