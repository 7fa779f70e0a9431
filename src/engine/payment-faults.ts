import type { Occasion } from '../behaviour/fault-plan.ts';
import { postpone } from '../stages/2-collection/late-payment.ts';
import type { Receipt } from '../stages/2-collection/schedule.ts';
import type { VoucherReason } from '../stages/4-transfer/voucher.ts';
import { addDays, type Day } from '../units/day.ts';
import { type Fen, ZERO_FEN } from '../units/fen.ts';
import { CODE } from '../world/category-code.ts';
import type { DealFacts } from '../world/deal-facts.ts';
import type { FaultCode } from '../world/fault.ts';
import { CITIES, type Party } from '../world/party.ts';
import { chargeLateFee } from './late-fee.ts';
import type { Office } from './office.ts';

/** A receipt as it will really come: perhaps late, with what is then to be done. */
export interface ExpectedReceipt {
  readonly receipt: Receipt;
  /** Whether it ever comes. */
  readonly isUnpaid: boolean;
  /** Told when it has come; gives the late fee that came with it. */
  readonly onPaid: () => Fen;
}

/** The name a receipt goes by in shares, vouchers and incidents. */
export function receiptName({ deal }: DealFacts, { number }: Receipt): string {
  return `${deal.id}/${number}`;
}

/**
 * F15 and F16: what follows the first payment is in arrears, or cash has to replace project money
 * set off against the price; or the grantee pays late by its own behaviour. Each comes late and
 * bears the late fee of the contract. What a grantee will never pay is called for after a while.
 *
 * @param isOff whether the contract has been undone in the meantime
 */
export function expectReceipt(
  facts: DealFacts,
  receipt: Receipt,
  office: Office,
  isOff: () => boolean,
): ExpectedReceipt {
  const onTime = { receipt, isUnpaid: false, onPaid: () => ZERO_FEN };
  const { faults, payments, view } = office;
  if (receipt.fromDeposit || (faults.isEmpty && payments === null)) return onTime;
  const fault = arrearsFault(facts, receipt, office);
  if (fault !== undefined) {
    const rule = fault === 'F15' ? 'arrears-days' : 'offset-repair-days';
    if (fault === 'F16') view.rules.note('no-price-relief', receipt.due);
    const days = view.rules.count(rule, receipt.due);
    return payLate(facts, receipt, { fault, rule, days, isOff }, office);
  }
  if (payments === null || !facts.granted) return onTime;
  const conduct = payments.conductOf(facts.deal, receipt.number, receipt.due);
  if (conduct.kind === 'onTime') return onTime;
  if (conduct.kind === 'late') {
    const late = { fault: 'F15' as const, rule: 'payment-late-days', days: conduct.days, isOff };
    return logged(facts, payLate(facts, receipt, late, office), receipt, office, isOff);
  }
  return { ...logged(facts, onTime, receipt, office, isOff), isUnpaid: true };
}

function arrearsFault(facts: DealFacts, receipt: Receipt, { faults }: Office) {
  if (faults.isEmpty) return undefined;
  const { id: deal } = facts.deal;
  const occasion: Occasion = { deal, entity: receiptName(facts, receipt), day: receipt.due };
  const isFirst = receipt.rule !== 'balance-months';
  return (['F15', 'F16'] as const).find(
    (code) => !(code === 'F15' && isFirst) && faults.hits(code, occasion),
  );
}

interface Lateness {
  readonly fault: 'F15' | 'F16';
  /** The rule the days are taken from. */
  readonly rule: string;
  readonly days: number;
  readonly isOff: () => boolean;
}

function payLate(
  facts: DealFacts,
  receipt: Receipt,
  { fault, rule, days, isOff }: Lateness,
  office: Office,
): ExpectedReceipt {
  const { view, agenda, incidents } = office;
  const { id } = facts.deal;
  const late = postpone(receipt, days, view);
  const overdueDays = late.due - receipt.due;
  let close = (_: Day): void => {};
  agenda.add(receipt.due, 'receipt', () => {
    const entity = receiptName(facts, receipt);
    if (isOff()) return;
    close = incidents.open(fault, receipt.due, id, entity, receipt.amountFen, [rule]);
  });
  return {
    receipt: late,
    isUnpaid: false,
    onPaid: () => {
      const feeFen = chargeLateFee(facts, late, overdueDays, office);
      close(late.due);
      return feeFen;
    },
  };
}

/** Puts on record what behaviour does to a payment: overdue, called for, paid late. */
function logged(
  { deal }: DealFacts,
  expected: ExpectedReceipt,
  receipt: Receipt,
  { view, agenda, payments, paymentLog }: Office,
  isOff: () => boolean,
): ExpectedReceipt {
  const { due, number, amountFen } = receipt;
  const market = payments!.stateOf(deal, due);
  const one = { deal: deal.id, receipt: number, amountFen, market };
  agenda.add(due, 'receipt', () => {
    if (!isOff()) paymentLog.add({ ...one, day: due, event: 'overdue' });
  });
  const called = addDays(due, view.rules.count('payment-demand-days', due));
  const demand = view.calendar.addWorkingDays(called, 0);
  if (expected.receipt.due === due || demand < expected.receipt.due) {
    agenda.add(demand, 'receipt', () => {
      if (!isOff()) paymentLog.add({ ...one, day: demand, event: 'demand' });
    });
  }
  return {
    ...expected,
    onPaid: () => {
      const feeFen = expected.onPaid();
      paymentLog.add({ ...one, day: expected.receipt.due, event: 'paidLate', amountFen: feeFen });
      return feeFen;
    },
  };
}

/** A receipt booked in the wrong place, and the correction it needs. */
export interface Misposting {
  readonly fault: FaultCode;
  readonly treasury: Party;
  readonly code: string;
  readonly reason: VoucherReason;
}

/**
 * F1 to F3: the receipt is booked in another city's treasury, at the province's level, or under
 * another category code. A receipt goes wrong in one way at most.
 */
export function misposting(
  facts: DealFacts,
  receipt: Receipt,
  treasury: Party,
  code: string,
  { faults }: Office,
): Misposting | null {
  const occasion: Occasion = {
    deal: facts.deal.id,
    entity: receiptName(facts, receipt),
    day: receipt.due,
  };
  const [fault] = faults.among(['F3', 'F2', 'F1'], occasion);
  if (fault === 'F3') {
    const other = CITIES.find((city) => city !== treasury)!;
    return { fault, treasury: other, code, reason: '213' };
  }
  if (fault === 'F2') {
    const other = treasury === 'hunan' ? facts.deal.landParty : 'hunan';
    return { fault, treasury: other, code, reason: '212' };
  }
  if (fault === 'F1') return { fault, treasury, code: CODE.agriLandFund, reason: '211' };
  return null;
}
