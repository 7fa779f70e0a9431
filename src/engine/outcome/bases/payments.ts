import { addMonths, type Day } from '../../../units/day.ts';
import { mulDiv } from '../../../units/exact.ts';
import { rateOfFen } from '../../../units/fen.ts';
import type { PaymentRows } from './fact-rows.ts';
import type { FactTable } from './fact-table.ts';
import type { Law } from './law.ts';
import type { DealReading } from './read-deal.ts';

/** When the price of a deal is paid, as `scheduleReceipts`. */
export function fillPayments(reading: DealReading, { payments }: FactTable, law: Law): void {
  const { deal, era, signedEra, priced, granted } = reading;
  if (!priced) return;
  const priceFen = deal.priceFen!;
  let paid = 0;
  if (granted) {
    const { numerator, denominator } = law.depositShare.at(era);
    const stated = deal.depositFen ?? mulDiv(priceFen, numerator, denominator, 'halfUp');
    paid = Math.min(stated, priceFen);
    if (paid > 0) add(deal.signed, paid, payments);
  }
  const firstMonths = law.firstMonths.at(signedEra);
  const span = Math.max(firstMonths, law.balanceMonths.at(signedEra)) - firstMonths;
  const amounts = instalments(reading, law);
  let owed = 0;
  for (let n = 0; n < amounts.length; n += 1) {
    owed += amounts[n]!;
    const payable = Math.max(0, owed - paid);
    if (payable === 0) continue;
    paid += payable;
    const months = firstMonths + Math.floor((span * n) / Math.max(1, amounts.length - 1));
    add(law.days.addWorkingDays(addMonths(deal.signed, months), 0), payable, payments);
  }
}

function add(due: Day, amountFen: number, payments: PaymentRows): void {
  const at = payments.next();
  payments.due[at] = due;
  payments.amountFen[at] = amountFen;
}

function instalments({ deal, granted, signedEra }: DealReading, law: Law): readonly number[] {
  const priceFen = deal.priceFen!;
  const stated = deal.instalmentsFen;
  const share = law.firstShare.at(signedEra);
  if (stated.length > 0) {
    let rest: number = priceFen;
    for (const amountFen of stated) rest -= amountFen;
    return rest > 0 ? [...stated, rest] : stated;
  }
  if (!granted) return [priceFen];
  const first = rateOfFen(deal.priceFen!, share, 'ceil');
  return first === priceFen ? [priceFen] : [first, priceFen - first];
}
