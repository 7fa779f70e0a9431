import type { MarketState } from '../behaviour/market-state.ts';
import { addDays, type Day } from '../units/day.ts';
import type { Fen } from '../units/fen.ts';
import type { Deal } from '../world/deal.ts';
import type { View } from '../world/view.ts';
import type { Agenda } from './agenda.ts';

/**
 * What happens to a payment that does not come when it is due: `overdue` on that day, `paidLate`
 * with its late fee, `demand` when the grantor calls for it, `rescinded` when it gives up.
 * `relistable` is the day the parcel is ready to be listed again.
 */
export const PAYMENT_EVENTS = ['overdue', 'paidLate', 'demand', 'rescinded', 'relistable'] as const;

/** One step of a payment that did not come on time. */
export interface PaymentEvent {
  readonly day: Day;
  readonly event: (typeof PAYMENT_EVENTS)[number];
  readonly deal: string;
  /** Number of the payment within the deal. */
  readonly receipt: number;
  /** The payment; the late fee of one that is paid late. */
  readonly amountFen: Fen;
  readonly market: MarketState;
}

/** A parcel that came back from a contract undone. */
export interface ReleasedParcel {
  readonly deal: Deal;
  readonly day: Day;
}

interface LogParts {
  readonly agenda: Agenda;
  readonly view: View;
  readonly onReleased?: ((parcel: ReleasedParcel) => void) | undefined;
}

/** The payments that behaviour made late or left out, and the parcels that came back. */
export class PaymentLog {
  readonly #events: PaymentEvent[] = [];
  readonly #parts: LogParts;

  /** @param parts `onReleased` is told on the day a parcel is ready to be listed again */
  constructor(parts: LogParts) {
    this.#parts = parts;
  }

  add(event: PaymentEvent): void {
    this.#events.push(event);
  }

  /** A contract is undone: its parcel will be ready again after the days the rules say. */
  release(deal: Deal, event: Omit<PaymentEvent, 'day' | 'event' | 'deal'>, day: Day): void {
    this.add({ ...event, day, event: 'rescinded', deal: deal.id });
    const { agenda, view, onReleased } = this.#parts;
    const after = addDays(day, view.rules.count('relisting-days', day));
    const ready = view.calendar.addWorkingDays(after, 0);
    agenda.add(ready, 'supply', () => {
      this.add({ ...event, day: ready, event: 'relistable', deal: deal.id });
      onReleased?.({ deal, day: ready });
    });
  }

  /** In order of the day. */
  events(): readonly PaymentEvent[] {
    return this.#events;
  }
}
