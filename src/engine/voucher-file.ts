import {
  isEnd,
  nextState,
  type VoucherEvent,
  type VoucherState,
} from '../stages/4-transfer/voucher-state.ts';
import type { Day } from '../units/day.ts';
import type { FaultCode } from '../world/fault.ts';
import type { RefusalCode } from '../world/refusal.ts';

/** One thing that happened to a voucher. `repeat` is a second copy, which changes nothing. */
export interface VoucherStep {
  readonly day: Day;
  readonly event: VoucherEvent | 'repeat';
  readonly state: VoucherState;
  readonly reason: RefusalCode | null;
  readonly fault: FaultCode | null;
}

/** The state of a voucher and everything that happened to it. */
export class VoucherFile {
  readonly steps: VoucherStep[] = [];
  /** Voucher number, '' until it is submitted. */
  voucher = '';
  #state: VoucherState = 'drafted';
  #incidents: ((day: Day) => void)[] = [];

  get state(): VoucherState {
    return this.#state;
  }

  /** @throws InvariantError when its state knows no such event */
  step(
    day: Day,
    event: VoucherEvent,
    reason: RefusalCode | null = null,
    fault: FaultCode | null = null,
  ): void {
    this.#state = nextState(this.#state, event);
    this.steps.push({ day, event, state: this.#state, reason, fault });
    if (!isEnd(this.#state)) return;
    for (const close of this.#incidents) close(day);
    this.#incidents = [];
  }

  /** A second copy of it came in. */
  repeat(day: Day, fault: FaultCode): void {
    this.steps.push({ day, event: 'repeat', state: this.#state, reason: null, fault });
  }

  /** Something went wrong with it; it is over when the voucher is. */
  suffer(close: (day: Day) => void): void {
    this.#incidents.push(close);
  }

  /** The last reason given for not going on, null when there was none. */
  lastReason(): RefusalCode | null {
    return this.steps.findLast(({ reason }) => reason !== null)?.reason ?? null;
  }
}
