import type { WhyThunk } from '../../ledger/why.ts';
import { addMonths, type Day } from '../../units/day.ts';
import { type Fen, fen, maxFen, rateOfFen, subFen, sumFen, ZERO_FEN } from '../../units/fen.ts';
import type { Ratio } from '../../units/ratio.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import { depositWhy } from '../../world/deposit.ts';
import type { View } from '../../world/view.ts';
import { paymentWhy } from './payment-why.ts';

/** One payment of the price. The first may be the deposit turning into price. */
export interface Receipt {
  /** 1, 2, … within the deal. */
  readonly number: number;
  readonly due: Day;
  readonly amountFen: Fen;
  readonly fromDeposit: boolean;
  readonly last: boolean;
  readonly rule: string;
  readonly why: WhyThunk;
}

interface Due {
  readonly due: Day;
  readonly amountFen: Fen;
  readonly rule: string;
}

/**
 * When the price is paid: the deposit on signing, then the instalments as the record states them
 * (a remainder it does not list falls due last), else half within one month and the rest within
 * a year (国土资发〔2010〕34号, 财综〔2009〕74号). A due day off work moves to the next working day.
 */
export function scheduleReceipts(facts: DealFacts, depositFen: Fen, view: View): Receipt[] {
  const { deal } = facts;
  if (!facts.priced) return [];
  const receipts: Omit<Receipt, 'number' | 'last'>[] = [];
  if (depositFen > 0) {
    const rule = 'deposit-share';
    const why = () => depositWhy(facts, view.rules);
    receipts.push({ due: deal.signed, amountFen: depositFen, fromDeposit: true, rule, why });
  }
  let owed = ZERO_FEN;
  let paid = depositFen;
  for (const [i, { due, amountFen, rule }] of dues(facts, view).entries()) {
    const isEven = owed === paid;
    const earlier = receipts.length;
    const why = () => {
      const before = receipts.slice(0, earlier).map((receipt) => receipt.amountFen);
      return paymentWhy(facts, i, before, isEven, view.rules);
    };
    owed = fen(owed + amountFen);
    const payable = maxFen(ZERO_FEN, subFen(owed, paid));
    if (payable === 0) continue;
    paid = fen(paid + payable);
    const day = view.calendar.addWorkingDays(due, 0);
    receipts.push({ due: day, amountFen: payable, fromDeposit: false, rule, why });
  }
  return receipts.map((receipt, i) => ({
    due: receipt.due,
    amountFen: receipt.amountFen,
    fromDeposit: receipt.fromDeposit,
    rule: receipt.rule,
    why: receipt.why,
    number: i + 1,
    last: i === receipts.length - 1,
  }));
}

function dues(facts: DealFacts, { rules }: View): Due[] {
  const { deal } = facts;
  const firstMonths = rules.count('first-instalment-months', deal.signed);
  const balanceMonths = Math.max(firstMonths, rules.count('balance-months', deal.signed));
  const amounts = instalments(facts, rules.at('first-instalment-share', deal.signed));
  return amounts.map((amountFen, i) => {
    const part = (balanceMonths - firstMonths) * i;
    const months = firstMonths + Math.floor(part / Math.max(1, amounts.length - 1));
    const rule = i === 0 ? 'first-instalment-months' : 'balance-months';
    return { due: addMonths(deal.signed, months), amountFen, rule };
  });
}

function instalments({ deal, granted }: DealFacts, firstShare: Ratio): Fen[] {
  const priceFen = deal.priceFen!;
  if (deal.instalmentsFen.length > 0) {
    const rest = subFen(priceFen, sumFen(deal.instalmentsFen));
    return rest > 0 ? [...deal.instalmentsFen, rest] : [...deal.instalmentsFen];
  }
  if (!granted) return [priceFen];
  const first = rateOfFen(priceFen, firstShare, 'ceil');
  return first === priceFen ? [priceFen] : [first, subFen(priceFen, first)];
}
