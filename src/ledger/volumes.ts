import { type Fen, fen } from '../units/fen.ts';
import { invariant } from '../units/invariant.ts';
import type { AccountId } from './account.ts';

/** Everything that ever flowed into and out of each account; both only grow. */
export class Volumes {
  #in = new Float64Array(256);
  #out = new Float64Array(256);

  inFen(account: AccountId): Fen {
    return fen(this.#in[account] ?? 0);
  }

  outFen(account: AccountId): Fen {
    return fen(this.#out[account] ?? 0);
  }

  balanceFen(account: AccountId): Fen {
    return fen((this.#in[account] ?? 0) - (this.#out[account] ?? 0));
  }

  /** Whether an account can take this much more on either side and stay exact. */
  hasRoom(account: AccountId, amountFen: number): boolean {
    const most = Math.max(this.#in[account] ?? 0, this.#out[account] ?? 0);
    return Number.isSafeInteger(most + amountFen);
  }

  /** @throws InvariantError when a volume would leave the exact integers. */
  move(from: AccountId, to: AccountId, amountFen: Fen): void {
    this.#reserve(Math.max(from, to));
    const out = this.#out[from]! + amountFen;
    const into = this.#in[to]! + amountFen;
    invariant(
      amountFen > 0 && Number.isSafeInteger(out) && Number.isSafeInteger(into),
      'ledger.volume',
      () => ({ from, to, amountFen }),
    );
    this.#out[from] = out;
    this.#in[to] = into;
  }

  #reserve(index: number): void {
    if (index < this.#in.length) return;
    const size = Math.max(index + 1, this.#in.length * 2);
    this.#in = grown(this.#in, size);
    this.#out = grown(this.#out, size);
  }
}

function grown(column: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const next = new Float64Array(size);
  next.set(column);
  return next;
}
