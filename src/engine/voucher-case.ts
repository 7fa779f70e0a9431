import { orderAmountFen, sumByCode, type TransferOrder } from '../stages/4-transfer/book.ts';
import { misplacedFen, type Obligation } from '../stages/4-transfer/obligation.ts';
import type { VoucherReason } from '../stages/4-transfer/voucher.ts';
import type { Day } from '../units/day.ts';
import { type Fen, fen, sumFen } from '../units/fen.ts';
import type { FaultCode } from '../world/fault.ts';
import type { Regime } from '../world/policy.ts';
import { VoucherFile } from './voucher-file.ts';

/** What a case is opened with. */
export interface CaseOpening {
  readonly key: string;
  readonly period: string;
  readonly regime: Regime;
  readonly holder: string;
  readonly owner: string;
  readonly since: Day;
  readonly due: Day;
  /** Reason code of a correction voucher; null for payments, which need none. */
  readonly reason: VoucherReason | null;
  /** Whether it carries on money that an outdated sharing table had sent elsewhere. */
  readonly mendsTable?: boolean;
  /** Where money called back on its way lies: it is fetched from there. */
  readonly reached?: string;
  /** Told when the money has arrived. */
  readonly onBooked?: (day: Day) => void;
}

/** One voucher between two treasuries, from the first line drafted to its end. */
export class VoucherCase extends VoucherFile {
  readonly id: number;
  readonly opening: CaseOpening;
  readonly obligations: Obligation[] = [];
  /** Vouchers it was paid by where it was netted with others. */
  nettedInto: readonly string[] = [];
  submitted: Day;
  booked: Day | null = null;
  /** Where the money was sent: the owner's treasury unless an outdated table said otherwise. */
  to: string;
  /** Faults still to come. */
  faults: FaultCode[] = [];

  constructor(id: number, opening: CaseOpening) {
    super();
    this.id = id;
    this.opening = opening;
    this.submitted = opening.since;
    this.to = opening.reached ?? opening.owner;
  }

  order(): TransferOrder {
    const { regime, holder, owner } = this.opening;
    const { voucher, to, obligations } = this;
    return { voucher, regime, holder, owner, to, obligations };
  }

  amountFen(): Fen {
    return orderAmountFen(this.order());
  }

  /** What it would have moved, before any of it was taken back. */
  draftedFen(): Fen {
    const { since } = this.opening;
    const drafted = this.obligations.filter((o) => o.since === since);
    return sumFen(drafted.map(({ amountFen }) => amountFen));
  }

  /** What it adds to the money in the wrong treasury while it is not booked. */
  misplacedFen(): Fen {
    return fen(this.obligations.reduce((sum, o) => sum + misplacedFen(o), 0));
  }

  /** Whether what it moves has cancelled out, code by code. */
  isEmpty(): boolean {
    return sumByCode(this.obligations).every(({ amountFen }) => amountFen === 0);
  }

  /** Whether an outdated table sends it on a detour. */
  strays(): boolean {
    const { reached, owner } = this.opening;
    return this.to !== (reached ?? owner);
  }

  /** The deal it is about, '' where it covers several. */
  deal(): string {
    const deals = new Set(this.obligations.map(({ deal }) => deal));
    return deals.size === 1 ? [...deals][0]! : '';
  }
}
