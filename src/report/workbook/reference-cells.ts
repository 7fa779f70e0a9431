import type { How, Why } from '../../ledger/why.ts';
import { quantity } from '../../ledger/why-terms.ts';
import type { Exact } from './exact-formula.ts';

/** A leg of the journal with the cell it stands in. */
export interface PlacedLeg {
  readonly entry: number;
  readonly deal: string;
  readonly memo: string;
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  /** Whose the receiving account is. */
  readonly owner: string | null;
  readonly amountFen: number;
  readonly why: Why;
  readonly cell: string;
}

interface Placed {
  readonly cell: string;
  readonly amountFen: bigint;
}

/** Where amounts stand that later explanations refer to: receipts, shares, entries. */
export class ReferenceCells {
  readonly #cells = new Map<string, Placed[]>();

  /** Notes a leg under every name by which it may be referred to. */
  addLeg(leg: PlacedLeg): void {
    const { cell, amountFen, deal, rule, owner, why } = leg;
    const placed = { cell, amountFen: BigInt(amountFen) };
    this.#add(entryKey(leg.entry, leg.to), placed);
    this.#add(entryKey(leg.entry, leg.from), { cell: `(-${cell})`, amountFen: -placed.amountFen });
    const receipt = receiptOf(leg.memo);
    if (receipt === null) return;
    if (receipt.isPaid) {
      this.#add(receiptKey(deal, receipt.number, 'amount', ''), placed);
      return;
    }
    const under = (figure: string, key: string) =>
      this.#add(receiptKey(deal, receipt.number, figure, key), placed);
    under('cost', `${rule} ${owner}`);
    under('earmark', why.what === 'reserveFund' ? 'reserveFund' : (why.of ?? ''));
    under('share', why.of ?? '');
    if (rule === 'green-heart-levy') under('levy', '');
  }

  /** Notes what was shared of a receipt. */
  addBase(deal: string, memo: string, base: Exact): void {
    const number = receiptOf(memo)?.number;
    if (number === undefined || !base.isWhole) return;
    const key = receiptKey(deal, number, 'base', '');
    if (!this.#cells.has(key)) {
      this.#add(key, { cell: base.n, amountFen: base.value.numerator });
    }
  }

  /** The cells that make up what is referred to; null where they do not come to it. */
  find(deal: string, how: How, expectedFen: bigint): Exact | null {
    const key =
      how.op === 'receipt'
        ? receiptKey(deal, how.receipt, how.figure, how.key)
        : how.op === 'entry'
          ? entryKey(how.entry, how.account)
          : '';
    const cells = this.#cells.get(key) ?? [];
    const sum = cells.reduce((all, { amountFen }) => all + amountFen, 0n);
    if (cells.length === 0 || sum !== expectedFen) return null;
    const n = cells.map(({ cell }) => cell).join('+');
    return {
      n: cells.length === 1 ? n : `(${n})`,
      ...{ d: '1', value: quantity(sum, 1n, 'fen'), isWhole: true },
    };
  }

  #add(key: string, placed: Placed): void {
    const cells = this.#cells.get(key);
    if (cells === undefined) this.#cells.set(key, [placed]);
    else cells.push(placed);
  }
}

function receiptKey(deal: string, receipt: number, figure: string, key: string): string {
  return `${deal}\n${receipt} ${figure} ${key}`;
}

function entryKey(entry: number, account: string): string {
  return `${entry} ${account}`;
}

/** The receipt that an entry books or settles, from its memo. */
function receiptOf(memo: string): { readonly number: number; readonly isPaid: boolean } | null {
  if (memo === 'deposit becomes price') return { number: 1, isPaid: true };
  const match = /^(?:instalment (\d+)|receipt (\d+) settled)$/.exec(memo);
  if (match === null) return null;
  return { number: Number(match[1] ?? match[2]), isPaid: match[1] !== undefined };
}
