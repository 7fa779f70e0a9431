import type { Why } from '../../ledger/why.ts';
import { constantWhy, differenceOf, productOf } from '../../ledger/why-terms.ts';
import { ruleWhy } from '../../rules/rule-why.ts';
import type { SharingRule } from '../../rules/sharing-rule.ts';
import type { TaxDue } from '../../stages/2-collection/taxes.ts';
import { addDays, addMonths, type Day, lastOfYear, toCivil } from '../../units/day.ts';
import { fen } from '../../units/fen.ts';
import { CODE } from '../../world/category-code.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import { areaWhy } from '../../world/facts-why.ts';
import { FIRM_TAXES, type FirmTax, TAXES_SHARED } from '../../world/firm.ts';
import type { View } from '../../world/view.ts';
import type { Firm } from './firm.ts';
import { activityWhy, monthsFrom, monthsWhy, performanceWhy } from './firm-output.ts';

/** The rule each tax is posted under. */
const RULES: Readonly<Record<FirmTax, string>> = {
  vat: 'firm-vat-burden',
  urbanConstructionTax: 'vat-surcharge',
  cit: 'enterprise-income-tax',
  pit: 'firm-pit-burden',
  landUseTax: 'land-use-tax-local',
  propertyTax: 'property-tax-rate',
};

/**
 * The taxes a firm pays for a calendar year, due on its last day, from indicators per mu of its
 * industry: VAT, enterprise and personal income tax follow output, land-use tax begins with the
 * hand-over of the land, property tax with the building. Those of nothing are left out.
 *
 * @throws RuleGapError when a rule has no value at the year's end
 */
export function firmTaxesDue(facts: DealFacts, firm: Firm, year: number, view: View): TaxDue[] {
  const due = lastOfYear(year);
  const whys = taxWhys(facts, firm, year, view);
  return FIRM_TAXES.flatMap((tax): TaxDue[] => {
    const why = whys.get(tax);
    const amountFen = fen(Number(why?.result.numerator ?? 0n));
    if (why === undefined || amountFen === 0) return [];
    const shared = sharingOf(tax, firm, view);
    const rest = { payer: 'firm', code: CODE[tax], rule: RULES[tax], why: () => why } as const;
    return [{ tax, due, amountFen, ...rest, ...(shared === null ? {} : { shared }) }];
  });
}

/** How the city part of a firm's tax is shared; null where it stays with the land's city. */
function sharingOf(tax: FirmTax, { kind }: Firm, { policy }: View) {
  if (kind === 'local' || !TAXES_SHARED[kind].includes(tax)) return null;
  const rule: SharingRule | undefined = policy.firmSharing?.[kind];
  return rule === undefined ? null : { rule, path: `firmSharing.${kind}` };
}

function taxWhys(facts: DealFacts, firm: Firm, year: number, view: View): Map<FirmTax, Why> {
  const whys = new Map<FirmTax, Why>();
  const land = landUseTaxWhy(facts, firm, year, view);
  if (land !== null) whys.set('landUseTax', land);
  const { rules } = view;
  const day = lastOfYear(year);
  const activity = activityWhy(firm, year, rules);
  if (activity === null) return whys;
  const area = areaWhy(facts);
  const of = (rule: string, key = '') => ruleWhy(rule, rules, day, key);
  const { industry } = firm;
  const tax = (name: FirmTax, terms: readonly Why[]) =>
    whys.set(name, productOf('tax', 'fen', 'halfUp', terms, { of: name, rule: RULES[name] }));
  const scale = [activity, performanceWhy(firm, 'tax')];
  const sales = [area, of('firm-sales-density', industry), ...scale];
  tax('vat', [...sales, of('firm-vat-burden', industry)]);
  const place = facts.place.kind === 'district' ? 'city' : 'town';
  tax('urbanConstructionTax', [whys.get('vat')!, of('vat-surcharge', place)]);
  const profit = [...sales, of('firm-profit-margin', industry)];
  tax('cit', [...profit, of('enterprise-income-tax', 'standard')]);
  const payroll = [area, of('firm-payroll-density', industry), ...scale];
  tax('pit', [...payroll, of('firm-pit-burden')]);
  const kept = differenceOf('ratedValue', [constantWhy(1, 'ratio'), of('property-tax-deduction')]);
  const months = monthsWhy(monthsFrom(firm.built, year));
  const building = [area, of('firm-building-density', industry), kept, months];
  tax('propertyTax', [...building, of('property-tax-rate')]);
  return whys;
}

/** From the month after the land is handed over; industry at the low end, commerce at the high. */
function landUseTaxWhy(facts: DealFacts, firm: Firm, year: number, { rules }: View): Why | null {
  const day: Day = lastOfYear(year);
  const after = rules.count('land-use-tax-start', day, 'granted land after');
  const month = addMonths(firm.delivered, after);
  const months = monthsFrom(addDays(month, 1 - toCivil(month).date), year);
  if (months === 0) return null;
  const end = facts.deal.use === 'commercial' ? 'max' : 'min';
  const rate = ruleWhy(RULES.landUseTax, rules, day, `${facts.deal.city} ${end}`);
  return productOf('tax', 'fen', 'halfUp', [areaWhy(facts), rate, monthsWhy(months)], {
    of: 'landUseTax',
    rule: RULES.landUseTax,
  });
}
