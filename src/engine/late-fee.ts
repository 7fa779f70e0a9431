import { planPriceLateFee } from '../stages/2-collection/late-payment.ts';
import { chooseRegime, collectingTreasury } from '../stages/2-collection/regime.ts';
import type { Receipt } from '../stages/2-collection/schedule.ts';
import { type Fen, ZERO_FEN } from '../units/fen.ts';
import { CODE } from '../world/category-code.ts';
import type { DealFacts } from '../world/deal-facts.ts';
import { owe } from './claims.ts';
import type { Office } from './office.ts';

/**
 * The late fee that comes with an overdue receipt, and its way home from its collector.
 *
 * @returns the fee
 */
export function chargeLateFee(
  facts: DealFacts,
  receipt: Receipt,
  overdueDays: number,
  office: Office,
): Fen {
  const { world, view, trace } = office;
  const { deal } = facts;
  const { due: day, number } = receipt;
  const { asked, used } = chooseRegime(view.policy, day);
  const holder = collectingTreasury(deal, used);
  const batch = planPriceLateFee(facts, receipt, overdueDays, holder, view);
  const [, entry] = world.commit(batch);
  const owner = deal.landParty;
  if (entry === undefined) return ZERO_FEN;
  const { amountFen } = batch.entries[1]!.legs[0]!;
  trace.onLateFee?.(facts, day, amountFen);
  if (holder === owner) return amountFen;
  const claim = { holder, owner, section: 'fund' as const, code: CODE.otherGrantRevenue };
  const about = { amountFen, receipt: `${deal.id}/${number}`, entry, since: day, received: day };
  // A receipt that was turned away from its treasury is on record with the price.
  owe(deal, { ...claim, ...about }, collectingTreasury(deal, asked) === holder, office);
  return amountFen;
}
