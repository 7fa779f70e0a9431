import type { Why, WhyThunk } from '../../ledger/why.ts';
import { productOf } from '../../ledger/why-terms.ts';
import { farmlandTaxFen, farmlandTaxWhy } from '../../rules/farmland-tax.ts';
import type { RuleBook } from '../../rules/rule-book.ts';
import { ruleWhy } from '../../rules/rule-why.ts';
import type { SharedTax, SharingRule } from '../../rules/sharing-rule.ts';
import { squareMetre } from '../../units/area.ts';
import { addDays, type Day } from '../../units/day.ts';
import { type Fen, rateOfFen } from '../../units/fen.ts';
import { CODE } from '../../world/category-code.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import { basicWhy, farmlandWhy, priceWhy } from '../../world/facts-why.ts';
import type { FirmTax } from '../../world/firm.ts';
import type { View } from '../../world/view.ts';
import { feeOnFarmlandFen, feeOnFarmlandWhy } from './reclaimed-pieces.ts';
import type { Receipt } from './schedule.ts';

/** A tax or fee of a deal that is not part of the price. */
export interface TaxDue {
  readonly tax: SharedTax | FirmTax | 'reclamationFee';
  readonly due: Day;
  readonly amountFen: Fen;
  /** Who pays: the grantee, the land reserve centre on the government's behalf, or a firm. */
  readonly payer: 'grantee' | 'reserve' | 'firm';
  readonly code: string;
  readonly rule: string;
  /** How the whole amount came about, before anything is split. */
  readonly why: WhyThunk;
  /** How the city part is shared, where this payment has a rule of its own in the policy. */
  readonly shared?: { readonly rule: SharingRule; readonly path: string };
}

/**
 * The taxes and fees of a deal: deed tax on the day of the last payment (契税法: before
 * registration), stamp tax within 15 days of signing, farmland occupation tax and reclamation
 * fee by the land reserve centre within 30 days of award. All are due where the land lies. A
 * lease transfers no right: it bears neither deed tax nor the stamp tax on transfers.
 *
 * @param quotaBought whether any of the replenishment quota came from elsewhere
 */
export function taxesDue(
  facts: DealFacts,
  receipts: readonly Receipt[],
  quotaBought: boolean,
  view: View,
): TaxDue[] {
  const { deal, awarded } = facts;
  const { rules } = view;
  const taxes: TaxDue[] = [];
  if (facts.granted && deal.method !== 'lease') {
    const deedDay = receipts.at(-1)!.due;
    taxes.push({
      tax: 'deedTax',
      due: deedDay,
      amountFen: rateOfFen(deal.priceFen!, rules.at('deed-tax-rate', deal.signed)),
      payer: 'grantee',
      code: CODE.deedTax,
      rule: 'deed-tax-rate',
      why: () => rateOnPrice('deedTax', 'deed-tax-rate', facts, rules),
    });
    taxes.push({
      tax: 'stampTax',
      due: addDays(deal.signed, rules.count('stamp-tax-days', deal.signed)),
      amountFen: rateOfFen(deal.priceFen!, rules.at('stamp-tax-rate', deal.signed)),
      payer: 'grantee',
      code: CODE.stampTax,
      rule: 'stamp-tax-rate',
      why: () => rateOnPrice('stampTax', 'stamp-tax-rate', facts, rules),
    });
  }
  if (facts.taken.areaM2 > 0) {
    const noticed = addDays(awarded, rules.count('farmland-tax-days', awarded));
    const due = noticed < deal.signed ? deal.signed : noticed;
    const kind = deal.use === 'transport' ? 'transport' : facts.place.kind;
    const areaM2 = squareMetre(facts.taken.areaM2);
    const basicM2 = deal.basicFarmlandM2;
    const farmland = { areaM2, basicM2, kind } as const;
    taxes.push({
      tax: 'farmlandOccupationTax',
      due,
      amountFen: farmlandTaxFen(farmland, rules, awarded),
      payer: 'reserve',
      code: CODE.farmlandOccupationTax,
      rule: 'farmland-tax',
      why: () => {
        const basic = basicM2 === 0 ? null : basicWhy(facts);
        return farmlandTaxWhy(farmlandWhy(facts, rules), basic, kind, rules, awarded);
      },
    });
    if (reclamationFeeDue(quotaBought, view)) {
      taxes.push({
        tax: 'reclamationFee',
        due,
        amountFen: feeOnFarmlandFen(facts, rules),
        payer: 'reserve',
        code: CODE.reclamationFee,
        rule: 'reclamation-fee',
        why: () => feeOnFarmlandWhy(facts, rules),
      });
    }
  }
  return taxes.filter(({ amountFen }) => amountFen > 0);
}

function reclamationFeeDue(quotaBought: boolean, { policy }: View): boolean {
  if (policy.reclamationFee === 'unlessBought') return !quotaBought;
  return policy.reclamationFee === 'always';
}

function rateOnPrice(of: SharedTax, rule: string, facts: DealFacts, rules: RuleBook): Why {
  const terms = [priceWhy(facts), ruleWhy(rule, rules, facts.deal.signed)];
  return productOf('tax', 'fen', 'halfUp', terms, { of, rule });
}
