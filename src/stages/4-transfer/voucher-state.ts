import { invariant } from '../../units/invariant.ts';

/** Where a voucher stands. `booked`, `abandoned` and `withdrawn` are ends. */
export const VOUCHER_STATES = [
  'drafted',
  'submitted',
  'accepted',
  'queued',
  'booked',
  'rejected',
  'corrected',
  'abandoned',
  'withdrawn',
] as const;
export type VoucherState = (typeof VOUCHER_STATES)[number];

/** What moves a voucher on. */
export const VOUCHER_EVENTS = [
  'submit',
  'accept',
  'queue',
  'book',
  'reject',
  'correct',
  'resubmit',
  'abandon',
  'withdraw',
] as const;
export type VoucherEvent = (typeof VOUCHER_EVENTS)[number];

type Moves = Readonly<Partial<Record<VoucherEvent, VoucherState>>>;

/**
 * Every transition there is. A voucher in a queue waits either for the counter to open (it comes
 * back as submitted) or for money (it is booked). What is abandoned is paid at the year-end
 * settlement by a payment of its own; what is withdrawn was cancelled before it moved anything.
 */
export const VOUCHER_MOVES: Readonly<Record<VoucherState, Moves>> = {
  drafted: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { accept: 'accepted', reject: 'rejected', queue: 'queued', withdraw: 'withdrawn' },
  accepted: { book: 'booked', queue: 'queued', withdraw: 'withdrawn' },
  queued: { submit: 'submitted', book: 'booked', withdraw: 'withdrawn' },
  rejected: { correct: 'corrected', abandon: 'abandoned', withdraw: 'withdrawn' },
  corrected: { resubmit: 'submitted', withdraw: 'withdrawn' },
  booked: {},
  abandoned: {},
  withdrawn: {},
};

/**
 * The state after an event.
 *
 * @throws InvariantError when there is no such transition
 */
export function nextState(state: VoucherState, event: VoucherEvent): VoucherState {
  const next = VOUCHER_MOVES[state][event];
  invariant(next !== undefined, 'transfer.illegalTransition', () => ({ state, event }));
  return next;
}

/** Whether nothing more can happen to a voucher. */
export function isEnd(state: VoucherState): boolean {
  return Object.keys(VOUCHER_MOVES[state]).length === 0;
}
