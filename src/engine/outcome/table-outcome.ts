import type { RuleBook } from '../../rules/rule-book.ts';
import type { WorkingCalendar } from '../../units/calendar.ts';
import { PARTIES, type Party, partyRank } from '../../world/party.ts';
import type { Policy } from '../../world/policy.ts';
import type { BaseTable } from './base-table.ts';
import { type CastGroups, groupCasts } from './casts.ts';
import { FIGURE_AT, FIGURE_COUNT, type MoneyFigure } from './money-figure.ts';
import { ShareAmounts } from './share-amounts.ts';
import { addPriceShare, addTaxShare } from './share-figures.ts';
import { shareReceipts } from './share-receipts.ts';
import { shareTaxes } from './share-taxes.ts';
import { TransferCalendar } from './transfer-calendar.ts';
import { followTransfers, type TransferOutcome } from './transfers.ts';

const WIDTH = PARTIES.length;

/** The outcomes of a table under one policy. */
export interface TableOutcome {
  /** A figure of a party over the whole run, in fen. */
  figureFen(party: Party, figure: MoneyFigure): number;
  /** Vouchers and fen-days; worked out when asked for. */
  transfers(): TransferOutcome;
}

/** The law a table's transfers go by. */
export interface TransferLaw {
  readonly rules: RuleBook;
  readonly calendar: WorkingCalendar;
}

/** Shares a table by one policy after the other; what depends on the table alone is done once. */
export class TableSharing {
  readonly table: BaseTable;
  readonly #amounts: ShareAmounts;
  readonly #figures: Float64Array;
  readonly #calendar: TransferCalendar;
  #casts: CastGroups | null = null;

  /**
   * @param table it may be filled again, if `renew` is called then
   * @param amounts where shares are worked out; tables that are used in turn may have one together
   * @param transfers days of transfer; tables of the same days and law may have one together
   */
  constructor(
    table: BaseTable,
    { rules, calendar }: TransferLaw,
    amounts = new ShareAmounts(),
    transfers = new TransferCalendar(table.start, table.end, rules, calendar),
  ) {
    this.table = table;
    this.#amounts = amounts;
    this.#figures = new Float64Array(WIDTH * FIGURE_COUNT);
    this.#calendar = transfers;
  }

  /** The table was filled again. */
  renew(): void {
    this.#casts = null;
  }

  /**
   * The outcomes under a policy that differs from the table's in how land money and taxes are
   * shared and how money is transferred, and in nothing else. They hold until the next call.
   *
   * @throws InvariantError where the run itself would
   */
  under(policy: Policy): TableOutcome {
    const { table } = this;
    const amounts = this.#amounts;
    amounts.clearFor(table);
    this.#casts ??= groupCasts(table);
    shareReceipts(table, this.#casts, policy.sharing.rule, amounts.receiptFen);
    shareTaxes(table, this.#casts, policy, amounts.taxFen);
    const figures = this.#figures;
    figures.set(table.fixedFen);
    addReceipts(table, amounts.receiptFen, figures);
    addTaxes(table, amounts.taxFen, figures);
    return {
      figureFen: (party, figure) => figures[partyRank(party) * FIGURE_COUNT + FIGURE_AT[figure]]!,
      transfers: () => followTransfers(table, amounts, policy, this.#calendar),
    };
  }
}

function addReceipts({ deals, receipts }: BaseTable, amounts: Float64Array, out: Float64Array) {
  for (let i = 0; i < receipts.count; i += 1) {
    const land = deals.land[receipts.deal[i]!]!;
    for (let party = 0; party < WIDTH; party += 1) {
      const amount = amounts[i * WIDTH + party]!;
      if (amount !== 0) addPriceShare(out, land, party, amount);
    }
  }
}

function addTaxes({ taxes }: BaseTable, amounts: Float64Array, out: Float64Array): void {
  for (let i = 0; i < taxes.count; i += 1) {
    for (let party = 0; party < WIDTH; party += 1) {
      const amount = amounts[i * WIDTH + party]!;
      if (amount !== 0) addTaxShare(out, party, amount);
    }
  }
}
