import type { Cast } from '../../rules/sharing-cast.ts';
import { SHARED_TAXES } from '../../rules/sharing-rule.ts';
import type { TaxPlan } from '../../stages/2-collection/pay-tax.ts';
import type { TaxDue } from '../../stages/2-collection/taxes.ts';
import type { SettlementPlan } from '../../stages/3-settlement/plan.ts';
import type { Day } from '../../units/day.ts';
import type { Fen } from '../../units/fen.ts';
import { CODE } from '../../world/category-code.ts';
import type { Deal } from '../../world/deal.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import { partyRank } from '../../world/party.ts';
import { isOutside } from '../../world/policy.ts';
import type { ArrivedReceipt } from '../deal-record.ts';
import type { RunInput } from '../run-input.ts';
import type { RunTrace } from '../trace.ts';
import { BaseTable, TAX_KINDS } from './base-table.ts';
import { bookLine } from './book-line.ts';
import { addPriceShare, addTaxShare } from './share-figures.ts';

/**
 * Writes the table of a run while the run goes on. What sharing gave is already taken out of its
 * figures; the figures of the whole run are still to be added to them.
 */
export class TableRecorder implements RunTrace {
  readonly table: BaseTable;
  readonly #policy: RunInput['policy'];
  readonly #rows = new Map<string, number>();

  constructor({ start, end, policy }: RunInput) {
    this.table = new BaseTable(start, end);
    this.#policy = policy;
  }

  readonly onSigned = ({ deal }: DealFacts, cast: Cast): void => {
    this.#rows.set(deal.id, this.#deal(deal, cast));
  };

  readonly onSettled = (
    { deal }: DealFacts,
    { receipt, received }: ArrivedReceipt,
    day: Day,
    { levyFen, baseFen, shares, costs, earmarks }: SettlementPlan,
  ): void => {
    const { receipts } = this.table;
    const row = this.#receipt(deal, received, day);
    receipts.last[row] = receipt.last ? 1 : 0;
    receipts.levyFen[row] = levyFen;
    receipts.baseFen[row] = baseFen;
    for (const { to, section, code, amountFen } of [...costs, ...earmarks]) {
      if (to === deal.landParty) this.#keep(bookLine(section, code), amountFen);
    }
    const land = partyRank(deal.landParty);
    for (const { party, shareFen } of shares) {
      addPriceShare(this.table.fixedFen, land, partyRank(party), -shareFen);
    }
  };

  readonly onLateFee = ({ deal }: DealFacts, day: Day, amountFen: Fen): void => {
    this.#receipt(deal, day, day);
    this.#keep(bookLine('fund', CODE.otherGrantRevenue), amountFen);
  };

  readonly onTaxPaid = (
    { deal }: DealFacts,
    due: TaxDue,
    cast: Cast,
    { baseFen, shares }: TaxPlan,
  ): void => {
    const kind = kindOf(due);
    if (kind < 0 || baseFen === 0 || this.#isOutside(deal)) return;
    const { taxes } = this.table;
    const row = taxes.next();
    taxes.deal[row] =
      kind < SHARED_TAXES.length ? this.#rows.get(deal.id)! : this.#firm(deal, cast);
    taxes.kind[row] = kind;
    taxes.day[row] = due.due;
    taxes.cityFen[row] = baseFen;
    const kept = [{ party: deal.landParty, shareFen: baseFen }];
    for (const { party, shareFen } of shares.length === 0 ? kept : shares) {
      addTaxShare(this.table.fixedFen, partyRank(party), -shareFen);
    }
  };

  #receipt(deal: Deal, received: Day, settled: Day): number {
    const { receipts, kept } = this.table;
    const row = receipts.next();
    receipts.deal[row] = this.#rows.get(deal.id)!;
    receipts.received[row] = received;
    receipts.settled[row] = settled;
    receipts.last[row] = 0;
    receipts.levyFen[row] = 0;
    receipts.baseFen[row] = 0;
    receipts.keptFrom[row] = kept.count;
    return row;
  }

  #keep(line: number, amountFen: Fen): void {
    const { kept } = this.table;
    const row = kept.next();
    kept.line[row] = line;
    kept.amountFen[row] = amountFen;
  }

  /** The row of the firm on a deal's land: its partner and its dates are its own. */
  #firm(deal: Deal, cast: Cast): number {
    const key = `${deal.id} firm`;
    let row = this.#rows.get(key);
    if (row === undefined) {
      row = this.#deal(deal, cast);
      this.#rows.set(key, row);
    }
    return row;
  }

  #deal(deal: Deal, { parties, crossRegion, quotaSuppliedM2, signed }: Cast): number {
    const { deals, suppliers } = this.table;
    const row = deals.next();
    for (const part of ['land', 'listing', 'collecting', 'quota', 'partner'] as const) {
      deals[part][row] = partyRank(parties[part]);
    }
    deals.crossRegion[row] = crossRegion ? 1 : 0;
    deals.collector[row] = partyRank(deal.collectingTreasury ?? deal.landParty);
    deals.outside[row] = this.#isOutside(deal) ? 1 : 0;
    deals.signed[row] = signed;
    deals.suppliersFrom[row] = suppliers.count;
    for (const [party, areaM2] of quotaSuppliedM2) {
      if (areaM2 === 0) continue;
      const at = suppliers.next();
      suppliers.party[at] = partyRank(party);
      suppliers.areaM2[at] = areaM2;
    }
    return row;
  }

  #isOutside({ city }: Deal): boolean {
    return isOutside(city, this.#policy);
  }
}

/** Position in `TAX_KINDS` of the kind of sharing a tax may follow; -1 where it follows none. */
function kindOf({ tax, shared }: TaxDue): number {
  const own = (SHARED_TAXES as readonly string[]).indexOf(tax);
  if (own >= 0 || shared === undefined) return own;
  return TAX_KINDS.findIndex((kind) => shared.path === `firmSharing.${kind}`);
}
