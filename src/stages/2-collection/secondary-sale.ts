import { outsidePath, treasuryPath } from '../../ledger/account.ts';
import { type Leg, leg } from '../../ledger/entry.ts';
import type { Why } from '../../ledger/why.ts';
import { differenceOf, productOf, recordWhy } from '../../ledger/why-terms.ts';
import {
  landAppreciationBracket,
  landAppreciationTaxFen,
} from '../../rules/land-appreciation-tax.ts';
import { ruleWhy } from '../../rules/rule-why.ts';
import { splitVertically, type TaxLevel, verticalSplitWhy } from '../../rules/vertical-split.ts';
import type { Day } from '../../units/day.ts';
import { type Fen, rateOfFen } from '../../units/fen.ts';
import { compareRatio } from '../../units/ratio.ts';
import type { Plan } from '../../world/batch.ts';
import { CODE } from '../../world/category-code.ts';
import type { SecondarySale } from '../../world/land-sale.ts';
import type { Party } from '../../world/party.ts';
import type { Refusal } from '../../world/refusal.ts';
import type { View } from '../../world/view.ts';

/** Thousandths: what refusals count a share in. */
const THOUSAND = 1000;

/** Day an assignment takes effect; null: it waits for its investment beyond what is in sight. */
export function assignmentDay({ signed, preRegistered, completed }: SecondarySale): Day | null {
  return preRegistered ? completed : signed;
}

/**
 * A right that changes hands: value-added tax and land appreciation tax of the seller, deed tax
 * of the buyer, stamp tax of both, into the treasury of the land; value-added tax divided between
 * the levels. A lease or a mortgage moves no money of a treasury and is only noted.
 *
 * @param day the day it takes effect, see {@link assignmentDay}
 */
export function planSecondarySale(sale: SecondarySale, day: Day, view: View): Plan {
  const refusals = sale.kind === 'assignment' ? checkAssignment(sale, view) : [];
  if (refusals.length > 0) return { ok: false, refusals };
  const legs = sale.kind === 'assignment' ? taxLegs(sale, day, view) : [];
  const memo = `assignment ${sale.id}`;
  const entries = legs.length === 0 ? [] : [{ day, stage: 'tax' as const, deal: '', memo, legs }];
  return { ok: true, batch: { id: `secondary/${sale.id}`, entries, moves: [], farmland: [] } };
}

/**
 * A quarter of the investment made first (rule `assignment-threshold`), unless the assignment is
 * pre-registered; a price below four fifths of the benchmark calls the government's right to buy
 * first (rule `pre-emption-threshold`), and the assignment does not go through.
 */
function checkAssignment(sale: SecondarySale, { rules }: View): Refusal[] {
  const { signed, invested, preRegistered, priceFen, benchmarkFen } = sale;
  const refusals: Refusal[] = [];
  const asked = rules.at('assignment-threshold', signed);
  if (!preRegistered && compareRatio(invested, asked) < 0) {
    const found = Math.floor((invested.numerator * THOUSAND) / invested.denominator) / THOUSAND;
    const expected = Math.ceil((asked.numerator * THOUSAND) / asked.denominator) / THOUSAND;
    const rule = 'assignment-threshold';
    refusals.push({ code: 'assignmentTooEarly', rule, found, expected, unit: 'ratio' });
  }
  const rule = 'pre-emption-threshold';
  const leastFen =
    benchmarkFen === null ? 0 : rateOfFen(benchmarkFen, rules.at(rule, signed), 'ceil');
  if (priceFen < leastFen) {
    const short = { found: priceFen, expected: leastFen, unit: 'fen' } as const;
    refusals.push({ code: 'preEmptionCalled', rule, ...short });
  }
  return refusals;
}

function taxLegs(sale: SecondarySale, day: Day, view: View): Leg[] {
  const { rules, places } = view;
  const { priceFen, deductionsFen } = sale;
  const { party } = places.get(sale.place)!;
  const onPrice = (rule: string, key: string, of: string) => ({
    rule,
    amountFen: rateOfFen(priceFen, rules.at(rule, day, key)),
    why: () =>
      productOf('tax', 'fen', 'halfUp', [priceWhy(sale), ruleWhy(rule, rules, day, key)], {
        of,
        rule,
      }),
  });
  const vat = onPrice('vat-on-assignment', 'general', 'vat');
  const deed = onPrice('deed-tax-rate', '', 'deedTax');
  const stamp = onPrice('stamp-tax-rate', '', 'stampTax');
  const gainTaxFen = landAppreciationTaxFen(priceFen, deductionsFen, rules, day);
  const own = (code: string) => treasuryPath(party, 'general', code);
  const [seller, buyer] = [outsidePath('assignor'), outsidePath('grantee')];
  return [
    ...vatLegs(vat, party, seller, day, view),
    ...leg(seller, own(CODE.landAppreciationTax), gainTaxFen, 'land-appreciation-rate', () =>
      appreciationWhy(sale, day, view),
    ),
    ...leg(buyer, own(CODE.deedTax), deed.amountFen, deed.rule, deed.why),
    ...leg(seller, own(CODE.stampTax), stamp.amountFen, stamp.rule, stamp.why),
    ...leg(buyer, own(CODE.stampTax), stamp.amountFen, stamp.rule, stamp.why),
  ];
}

interface Tax {
  readonly rule: string;
  readonly amountFen: Fen;
  readonly why: () => Why;
}

function vatLegs(
  { rule, amountFen, why }: Tax,
  party: Party,
  from: string,
  day: Day,
  { rules }: View,
) {
  const parts = splitVertically('vat', amountFen, rules, day);
  const levels: readonly [Party, Fen, TaxLevel][] = [
    ['central', parts.centralFen, 'central'],
    ['hunan', parts.provinceFen, 'province'],
    [party, parts.cityFen, 'city'],
  ];
  return levels.flatMap(([to, partFen, level]) =>
    leg(from, treasuryPath(to, 'general', CODE.vat), partFen, rule, () =>
      verticalSplitWhy('vat', level, why(), rules, day),
    ),
  );
}

function appreciationWhy(sale: SecondarySale, day: Day, { rules }: View): Why {
  const { priceFen, deductionsFen } = sale;
  const bracket = landAppreciationBracket(priceFen, deductionsFen, rules, day);
  const deductions = recordWhy('sale.costFen', deductionsFen, 'fen');
  const gain = differenceOf('netGain', [priceWhy(sale), deductions]);
  const rate = 'land-appreciation-rate';
  const quick = 'land-appreciation-quick-deduction';
  const whole = productOf('tax', 'fen', null, [gain, ruleWhy(rate, rules, day, bracket)]);
  const less = productOf('tax', 'fen', null, [deductions, ruleWhy(quick, rules, day, bracket)]);
  return productOf('tax', 'fen', 'halfUp', [differenceOf('appreciationTax', [whole, less])], {
    of: 'landAppreciationTax',
    rule: rate,
  });
}

function priceWhy({ priceFen }: SecondarySale): Why {
  return recordWhy('sale.priceFen', priceFen, 'fen');
}
