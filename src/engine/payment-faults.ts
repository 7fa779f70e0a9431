import type { Occasion } from '../behaviour/fault-plan.ts';
import { postpone } from '../stages/2-collection/late-payment.ts';
import type { Receipt } from '../stages/2-collection/schedule.ts';
import type { VoucherReason } from '../stages/4-transfer/voucher.ts';
import type { Day } from '../units/day.ts';
import { CODE } from '../world/category-code.ts';
import type { DealFacts } from '../world/deal-facts.ts';
import type { FaultCode } from '../world/fault.ts';
import { CITIES, type Party } from '../world/party.ts';
import { chargeLateFee } from './late-fee.ts';
import type { Office } from './office.ts';

/** A receipt as it will really come: perhaps late, with what is then to be done. */
export interface ExpectedReceipt {
  readonly receipt: Receipt;
  /** Told when it has come. */
  readonly onPaid: () => void;
}

/** The name a receipt goes by in shares, vouchers and incidents. */
export function receiptName({ deal }: DealFacts, { number }: Receipt): string {
  return `${deal.id}/${number}`;
}

/**
 * F15 and F16: what follows the first payment is in arrears, or cash has to replace project money
 * set off against the price. Either way it comes late and bears the late fee of the contract.
 *
 * @param isOff whether the contract has been undone in the meantime
 */
export function expectReceipt(
  facts: DealFacts,
  receipt: Receipt,
  office: Office,
  isOff: () => boolean,
): ExpectedReceipt {
  const { view, agenda, faults, incidents } = office;
  const onTime = { receipt, onPaid: () => {} };
  if (receipt.fromDeposit || faults.isEmpty) return onTime;
  const { id } = facts.deal;
  const entity = receiptName(facts, receipt);
  const occasion: Occasion = { deal: id, entity, day: receipt.due };
  const isFirst = receipt.rule !== 'balance-months';
  const fault = (['F15', 'F16'] as const).find(
    (code) => !(code === 'F15' && isFirst) && faults.hits(code, occasion),
  );
  if (fault === undefined) return onTime;
  const rule = fault === 'F15' ? 'arrears-days' : 'offset-repair-days';
  const late = postpone(receipt, view.rules.count(rule, receipt.due), view);
  if (fault === 'F16') view.rules.note('no-price-relief', receipt.due);
  const overdueDays = late.due - receipt.due;
  let close = (_: Day): void => {};
  agenda.add(receipt.due, 'receipt', () => {
    if (!isOff()) close = incidents.open(fault, receipt.due, id, entity, receipt.amountFen);
  });
  return {
    receipt: late,
    onPaid: () => {
      chargeLateFee(facts, late, overdueDays, office);
      close(late.due);
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
