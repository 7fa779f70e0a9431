import type { Voucher } from './voucher.ts';

/**
 * The numbers a treasury has accepted and what each stood for: a voucher that comes twice is one
 * voucher, a number that comes back with other content is refused.
 */
export class VoucherRegister {
  readonly #contents = new Map<string, string>();

  has(number: string): boolean {
    return this.#contents.has(number);
  }

  /** Whether this very voucher, number and receipt and all, has been accepted before. */
  isRepeat(voucher: Voucher): boolean {
    return this.#contents.get(voucher.number) === contentOf(voucher);
  }

  accept(voucher: Voucher): void {
    this.#contents.set(voucher.number, contentOf(voucher));
  }
}

/** Everything a repeated voucher must repeat. */
function contentOf({ receipts, reason, details }: Voucher): string {
  const sides = details.flatMap(({ original, corrected }) => [original, corrected]);
  const lines = sides.map((s) => `${s.treasury} ${s.code} ${s.level} ${s.amountFen}`);
  return [receipts.join(' '), reason, ...lines].join('|');
}
