import { byCodeUnit } from '../../units/order.ts';
import { byPartyRank } from '../../world/party.ts';
import type { Position } from './reconciliation.ts';

export function positionKey({ treasury, section, code }: Position): string {
  return `${treasury} ${section} ${code}`;
}

/** Treasuries in party order, then section and code. */
export function byPosition(a: Position, b: Position): number {
  return (
    byPartyRank(a.treasury, b.treasury) ||
    byCodeUnit(a.section, b.section) ||
    byCodeUnit(a.code, b.code)
  );
}

/** Exact sums of fen by position and month. */
export class PositionBook {
  readonly #sums = new Map<string, { readonly position: Position; readonly fen: number[] }>();
  readonly #months: number;

  constructor(months: number) {
    this.#months = months;
  }

  add(position: Position, month: number, amountFen: number): void {
    const key = positionKey(position);
    let sums = this.#sums.get(key);
    if (sums === undefined) {
      sums = { position, fen: Array.from({ length: this.#months }, () => 0) };
      this.#sums.set(key, sums);
    }
    sums.fen[month]! += amountFen;
  }

  positions(): Position[] {
    return [...this.#sums.values()].map(({ position }) => position);
  }

  at(position: Position, month: number): number {
    return this.#sums.get(positionKey(position))?.fen[month] ?? 0;
  }
}
