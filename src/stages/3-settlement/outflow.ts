import { treasuryPath } from '../../ledger/account.ts';
import { type Leg, leg } from '../../ledger/entry.ts';
import type { WhyThunk } from '../../ledger/why.ts';
import type { Fen } from '../../units/fen.ts';
import { CODE } from '../../world/category-code.ts';
import type { Appropriation } from './appropriate.ts';

/** Money one party owns in another's treasury after a settlement. */
export interface Entitlement {
  readonly owner: string;
  readonly section: 'fund' | 'general';
  readonly code: string;
  readonly amountFen: Fen;
}

/** Levels above the cities are paid at once, by the treasury's own split at posting. */
const PAID_AT_POSTING: readonly string[] = ['central', 'hunan'];

/** Where the money of one receipt goes: the legs, and what they leave in the wrong treasury. */
export class Outflow {
  readonly legs: Leg[] = [];
  readonly entitlements: Entitlement[] = [];
  readonly #from: string;
  readonly #treasury: string;

  /** @param treasury where the receipt lies, `code` what it was booked under */
  constructor({ treasury, code }: { readonly treasury: string; readonly code: string }) {
    this.#treasury = treasury;
    this.#from = treasuryPath(treasury, 'clearing', code);
  }

  /** A cost or an earmark; the levels above are paid at once. */
  appropriate({ to, section, code, amountFen, rule, why }: Appropriation): void {
    const holder = PAID_AT_POSTING.includes(to) ? to : this.#treasury;
    this.#move(holder, { owner: to, section, code, amountFen }, rule, why);
  }

  /** A share of the net revenue, which waits for its transfer whoever's it is. */
  share(owner: string, amountFen: Fen, rule: string, why: WhyThunk): void {
    const entitled = { owner, section: 'fund', code: CODE.netRevenue, amountFen } as const;
    this.#move(this.#treasury, entitled, rule, why);
  }

  #move(holder: string, entitled: Entitlement, rule: string, why: WhyThunk): void {
    const { owner, section, code, amountFen } = entitled;
    if (amountFen === 0) return;
    const to = treasuryPath(holder, section, code, owner);
    this.legs.push(...leg(this.#from, to, amountFen, rule, why));
    if (holder !== owner) this.entitlements.push(entitled);
  }
}
