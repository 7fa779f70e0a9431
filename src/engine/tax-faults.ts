import { outsidePath, treasuryPath } from '../ledger/account.ts';
import { leg } from '../ledger/entry.ts';
import { differenceOf, productOf } from '../ledger/why-terms.ts';
import { ruleWhy } from '../rules/rule-why.ts';
import { planTaxLateFee } from '../stages/2-collection/late-payment.ts';
import type { TaxDue } from '../stages/2-collection/taxes.ts';
import { addDays, type Day } from '../units/day.ts';
import { rateOfFen, subFen } from '../units/fen.ts';
import type { DealFacts } from '../world/deal-facts.ts';
import type { Office } from './office.ts';

/** One payment of a tax: what is paid and when, under which name, and what follows from it. */
export interface TaxPayment {
  readonly part: TaxDue;
  readonly name: string;
  readonly onPaid: () => void;
}

/**
 * F18: deed tax paid short, the rest following once the tax office finds it, with the late fee on
 * taxes; or paid in excess and refunded when the grantee asks for it.
 *
 * @returns the payments a tax is made in: one, where nothing goes wrong
 */
export function misstateTax(facts: DealFacts, due: TaxDue, office: Office): TaxPayment[] {
  const { view, faults, incidents } = office;
  const deal = facts.deal.id;
  const subject = `${deal}/${due.tax}`;
  const occasion = { deal, entity: subject, day: due.due };
  const asDue = { part: due, name: due.tax, onPaid: () => {} };
  if (due.tax !== 'deedTax' || !faults.hits('F18', occasion)) return [asDue];
  const offFen = rateOfFen(due.amountFen, view.rules.at('tax-misstatement-share', due.due));
  if (offFen === 0) return [asDue];
  const restWhy = () => {
    const misstated = ruleWhy('tax-misstatement-share', view.rules, due.due);
    return productOf('tax', 'fen', 'halfUp', [due.why(), misstated], { of: due.tax });
  };
  const open = () => incidents.open('F18', due.due, deal, subject, offFen);
  if (faults.variant('F18', occasion, 2) === 1) {
    return [
      {
        ...asDue,
        onPaid: () => payExcess(facts, { ...due, amountFen: offFen, why: restWhy }, office, open()),
      },
    ];
  }
  const found = view.rules.count('overpaid-tax-refund', due.due, 'found by the office');
  const day = view.calendar.addWorkingDays(addDays(due.due, found), 0);
  const rest = { ...due, due: day, amountFen: offFen, why: restWhy };
  let close = (_: Day): void => {};
  const short = {
    ...due,
    amountFen: subFen(due.amountFen, offFen),
    why: () => differenceOf('tax', [due.why(), restWhy()], { of: due.tax }),
  };
  const begin = () => {
    close = open();
  };
  const end = () => {
    office.world.commit(planTaxLateFee(facts, rest, day - due.due, day, view));
    close(day);
  };
  return [
    { part: short, name: due.tax, onPaid: begin },
    { part: rest, name: `${due.tax}/rest`, onPaid: end },
  ];
}

/** The excess, given as a tax due, lies with the land's party until refunded; it is not shared. */
function payExcess(
  { deal }: DealFacts,
  due: TaxDue,
  { world, view, agenda, refunds }: Office,
  close: (day: Day) => void,
): void {
  const subject = `${deal.id}/${due.tax}/excess`;
  const held = treasuryPath(deal.landParty, 'general', due.code);
  const { amountFen, why } = due;
  const legs = leg(outsidePath(due.payer), held, amountFen, due.rule, why);
  const entry = { day: due.due, stage: 'tax' as const, deal: deal.id, memo: subject, legs };
  world.commit({ id: `tax/${subject}`, entries: [entry], moves: [], farmland: [] });
  const claimed = view.rules.count('overpaid-tax-refund', due.due, 'on application');
  const day = view.calendar.addWorkingDays(addDays(due.due, claimed), 0);
  const refund = {
    deal: deal.id,
    subject,
    from: held,
    amountFen,
    rule: 'overpaid-tax-refund',
    why,
  };
  agenda.add(day, 'tax', () => refunds.pay({ ...refund, stage: 'tax' }, day, close));
}
