import { PARTIES } from '../../world/party.ts';
import type { BaseTable } from './base-table.ts';

const WIDTH = PARTIES.length;

/** What every party gets of every receipt and every tax of a table, in fen; for one at a time. */
export class ShareAmounts {
  /** By receipt and rank of the party. */
  receiptFen = new Float64Array(0);
  /** By tax and rank of the party. */
  taxFen = new Float64Array(0);

  /** Makes room for a table and sets all to nothing. */
  clearFor({ receipts, taxes }: BaseTable): void {
    this.receiptFen = cleared(this.receiptFen, receipts.count * WIDTH);
    this.taxFen = cleared(this.taxFen, taxes.count * WIDTH);
  }
}

function cleared(amounts: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> {
  return amounts.length < length ? new Float64Array(length) : amounts.fill(0);
}
