import type { Why } from '../../ledger/why.ts';
import { constantWhy, differenceOf, receiptWhy, sumOf } from '../../ledger/why-terms.ts';
import { addFen, type Fen, ZERO_FEN } from '../../units/fen.ts';
import type { Appropriation } from './appropriate.ts';
import type { EarmarkAmount } from './earmarks.ts';
import type { PastReceipt } from './progress.ts';

/** The receipt being settled, as an explanation names it. */
export interface NumberedReceipt {
  readonly number: number;
  readonly amountFen: Fen;
}

/** The receipt's amount; how it fell due is explained where it was collected. */
export function receiptAmount({ number, amountFen }: NumberedReceipt): Why {
  return receiptWhy(number, 'amount', '', amountFen);
}

/** What costs took of a receipt, one reference each. */
export function costRefs(receipt: number, costs: readonly Appropriation[]): Why[] {
  return costs.map(({ rule, to, amountFen }) =>
    receiptWhy(receipt, 'cost', `${rule} ${to}`, amountFen),
  );
}

/** What earmarks took of a receipt, one reference for each kind. */
export function earmarkRefs(receipt: number, earmarks: readonly EarmarkAmount[]): Why[] {
  const byKind = new Map<string, Fen>();
  for (const { kind, amountFen } of earmarks) {
    byKind.set(kind, addFen(byKind.get(kind) ?? ZERO_FEN, amountFen));
  }
  return [...byKind].map(([kind, amountFen]) => receiptWhy(receipt, 'earmark', kind, amountFen));
}

/** What was shared before: the bases of the deal's earlier receipts. */
export function sharedBefore(past: readonly PastReceipt[]): Why {
  const bases = past
    .filter(({ baseFen }) => baseFen !== 0)
    .map(({ number, baseFen }) => receiptWhy(number, 'base', '', baseFen));
  if (bases.length === 0) return constantWhy(0, 'fen');
  return bases.length === 1 ? bases[0]! : sumOf('sliceClaim', bases);
}

/** What a party was given of the deal's earlier receipts. */
export function givenBefore(past: readonly PastReceipt[], party: string): Why[] {
  return past.flatMap(({ number, shares }) =>
    shares
      .filter((share) => share.party === party && share.shareFen !== 0)
      .map(({ shareFen }) => receiptWhy(number, 'share', party, shareFen)),
  );
}

/** What the deal's earlier receipts recovered of one cost. */
export function recoveredBefore(
  past: readonly PastReceipt[],
  cost: { readonly rule: string; readonly to: string },
): Why[] {
  return past.flatMap(({ number, costs }) =>
    costRefs(
      number,
      costs.filter(({ rule, to }) => rule === cost.rule && to === cost.to),
    ),
  );
}

/** An amount less others; the amount itself where there are none. */
export function less(
  what: 'moneyLeft' | 'costLeft' | 'earmarkBase' | 'sharingBase' | 'ownRest' | 'share',
  whole: Why,
  taken: readonly Why[],
): Why {
  return taken.length === 0 ? whole : differenceOf(what, [whole, ...taken]);
}
