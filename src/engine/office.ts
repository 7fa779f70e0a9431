import type { FaultPlan } from '../behaviour/fault-plan.ts';
import type { PaymentPlan } from '../behaviour/payment/payment-plan.ts';
import type { Approval } from '../quota/record.ts';
import type { Counts } from '../rules/sharing-tally.ts';
import type { Day } from '../units/day.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';
import type { Agenda } from './agenda.ts';
import type { CashBooks } from './cash-books.ts';
import type { CommitmentDesk } from './commitment-desk.ts';
import type { FirmDesk } from './firm-desk.ts';
import type { IncidentLog } from './incident-log.ts';
import type { PaymentLog } from './payment-log.ts';
import type { QuotaSessions } from './quota-session/desk.ts';
import type { RefundDesk } from './refund-desk.ts';
import type { ShareRow } from './run-result.ts';
import type { RunTrace } from './trace.ts';
import type { TransferDesk } from './transfer-desk.ts';

/** What the desks of a run work with. */
export interface DeskOffice {
  readonly world: World;
  readonly view: View;
  readonly agenda: Agenda;
  readonly faults: FaultPlan;
  readonly incidents: IncidentLog;
}

/** What every deal of a run works with. */
export interface Office extends DeskOffice {
  readonly cash: CashBooks;
  readonly desk: TransferDesk;
  readonly refunds: RefundDesk;
  readonly promises: CommitmentDesk;
  readonly sessions: QuotaSessions;
  /** How grantees pay; null where all pay as they should. */
  readonly payments: PaymentPlan | null;
  readonly paymentLog: PaymentLog;
  readonly firms: FirmDesk | null;
  readonly shareRows: ShareRow[];
  /** Every deal that passed the quota gate, in order. */
  readonly approvals: Approval[];
  /** What the limits of the sharing rules have counted, carried from deal to deal. */
  readonly counted: { land: Counts; taxes: Counts };
  /** The run's last day: what is received by then is settled by then. */
  readonly end: Day;
  /** Who follows the run. */
  readonly trace: RunTrace;
}
