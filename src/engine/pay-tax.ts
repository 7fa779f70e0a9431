import type { Cast } from '../rules/sharing-cast.ts';
import { type Counts, countedBetween } from '../rules/sharing-tally.ts';
import { planTax } from '../stages/2-collection/pay-tax.ts';
import type { TaxDue } from '../stages/2-collection/taxes.ts';
import type { DealFacts } from '../world/deal-facts.ts';
import { owe, writeShares } from './claims.ts';
import type { PaidTax } from './deal-record.ts';
import type { Office } from './office.ts';

/** A tax paid, and what the limits of its sharing rule have counted with it. */
export interface TaxPaid extends PaidTax {
  readonly counted: Counts;
}

/**
 * Pays a tax of a deal: books it, puts the shares of it on record and hands what others are owed
 * to the transfer desk.
 *
 * @param name what this payment of it is called in shares and vouchers
 */
export function payTax(
  facts: DealFacts,
  due: TaxDue,
  cast: Cast,
  counted: Counts,
  name: string,
  office: Office,
): TaxPaid {
  const { id, landParty: land } = facts.deal;
  const plan = planTax(facts, due, cast, office.view, counted, name);
  const tallied = countedBetween(counted, plan.history);
  const [entry] = office.world.commit(plan.batch);
  office.trace.onTaxPaid?.(facts, due, cast, plan);
  const receipt = `${id}/${name}`;
  const shares = writeShares(id, entry!, receipt, plan, office);
  const owed = plan.shares.filter(({ party, shareFen }) => party !== land && shareFen !== 0);
  const obligations = owed.map(({ party, shareFen }) =>
    owe(
      facts.deal,
      {
        holder: land,
        section: 'general',
        code: due.code,
        receipt,
        since: due.due,
        received: due.due,
        entry: entry!,
        owner: party,
        amountFen: shareFen,
      },
      true,
      office,
    ),
  );
  return { name, entry: entry!, shares, obligations, tallied, counted: plan.history };
}
