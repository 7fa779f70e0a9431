import type { Day } from '../units/day.ts';
import type { Fen } from '../units/fen.ts';
import { FAULT_MODES, type FaultCode, type FaultEnd } from '../world/fault.ts';

/** A fault that befell something, and how it ended. */
export interface Incident {
  readonly fault: FaultCode;
  readonly day: Day;
  readonly deal: string;
  /** The receipt, tax, refund or voucher it befell. */
  readonly subject: string;
  readonly amountFen: Fen;
  /** The rules its delays are taken from. */
  readonly rules: readonly string[];
  /** `open` while it is not settled. */
  readonly outcome: FaultEnd | 'open';
  readonly closed: Day | null;
}

/** Faults that befell receipts, taxes, refunds and whole deals, open until they are closed. */
export class IncidentLog {
  readonly #incidents: Incident[] = [];

  /**
   * Records a fault; what is given back closes it, with the outcome its mode foresees.
   *
   * @param rules where its delay follows other rules than its mode names
   */
  open(
    fault: FaultCode,
    day: Day,
    deal: string,
    subject: string,
    amountFen: Fen,
    rules: readonly string[] = FAULT_MODES[fault].delayRules,
  ) {
    const at = this.#incidents.length;
    const opened = { fault, day, deal, subject, amountFen, rules };
    this.#incidents.push({ ...opened, outcome: 'open', closed: null });
    return (closed: Day): void => {
      this.#incidents[at] = { ...opened, outcome: FAULT_MODES[fault].end, closed };
    };
  }

  all(): readonly Incident[] {
    return this.#incidents;
  }
}
