import { PARTIES } from '../../world/party.ts';
import type { BaseTable } from './base-table.ts';

const WIDTH = PARTIES.length;

/** What every party gets of every receipt and every tax of a table, in fen. */
export class ShareAmounts {
  /** By receipt and rank of the party. */
  readonly receiptFen: Float64Array;
  /** By tax and rank of the party. */
  readonly taxFen: Float64Array;

  constructor({ receipts, taxes }: BaseTable) {
    this.receiptFen = new Float64Array(receipts.count * WIDTH);
    this.taxFen = new Float64Array(taxes.count * WIDTH);
  }
}
