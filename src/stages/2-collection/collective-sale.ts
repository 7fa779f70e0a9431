import { outsidePath, treasuryPath } from '../../ledger/account.ts';
import { leg } from '../../ledger/entry.ts';
import type { Why } from '../../ledger/why.ts';
import { choiceWhy, differenceOf, productOf, recordWhy } from '../../ledger/why-terms.ts';
import { ruleWhy } from '../../rules/rule-why.ts';
import { fen, rateOfFen } from '../../units/fen.ts';
import { compareRatio, ONE, subRatio } from '../../units/ratio.ts';
import type { Plan } from '../../world/batch.ts';
import { CODE } from '../../world/category-code.ts';
import type { CollectiveSale } from '../../world/land-sale.ts';
import type { Refusal } from '../../world/refusal.ts';
import type { View } from '../../world/view.ts';

/** Thousandths: what refusals count a share in. */
const THOUSAND = 1000;

/**
 * Collective land sold: the price goes to the collective and to no treasury (rule
 * `collective-money-flow`); it pays the levy on the net gain to the county's finance (rule
 * `value-increment-by-use`), keeps its own part and pays the rest out to
 * its members (rule `collective-split`); the taker pays deed tax (rule `collective-taxes`).
 */
export function planCollectiveSale(sale: CollectiveSale, view: View): Plan {
  const refusals = checkCollectiveSale(sale, view);
  if (refusals.length > 0) return { ok: false, refusals };
  const { rules, places } = view;
  const { id, signed: day, use, priceFen, costFen, kept } = sale;
  const { party } = places.get(sale.place)!;
  const collective = outsidePath('collective');
  const rule = 'value-increment-by-use';
  const gainFen = fen(Math.max(0, priceFen - (costFen ?? 0)));
  const levyFen = rateOfFen(gainFen, rules.at(rule, day, use));
  const levyWhy = () =>
    productOf('collectiveLevy', 'fen', 'halfUp', [gainWhy(sale), ruleWhy(rule, rules, day, use)], {
      rule,
    });
  const leftFen = fen(priceFen - levyFen);
  const paidOutFen = rateOfFen(leftFen, subRatio(ONE, kept), 'floor');
  const paidOutWhy = () =>
    productOf('farmersPart', 'fen', 'floor', [
      differenceOf('collectiveLeft', [priceWhy(sale), levyWhy()]),
      choiceWhy(`market.collective.${id}.kept`, subRatio(ONE, kept), 'ratio'),
    ]);
  const deedRate = rules.at('collective-taxes', day, 'deed tax');
  const deedWhy = () =>
    productOf(
      'tax',
      'fen',
      'halfUp',
      [priceWhy(sale), ruleWhy('collective-taxes', rules, day, 'deed tax')],
      {
        of: 'deedTax',
        rule: 'collective-taxes',
      },
    );
  const legs = [
    ...leg(outsidePath('grantee'), collective, priceFen, 'collective-money-flow', () =>
      priceWhy(sale),
    ),
    ...leg(collective, treasuryPath(party, 'general', CODE.collectiveLevy), levyFen, rule, levyWhy),
    ...leg(collective, outsidePath('farmers'), paidOutFen, 'collective-split', paidOutWhy),
    ...leg(
      outsidePath('grantee'),
      treasuryPath(party, 'general', CODE.deedTax),
      rateOfFen(priceFen, deedRate),
      'collective-taxes',
      deedWhy,
    ),
  ];
  const entry = {
    day,
    stage: 'collection' as const,
    deal: '',
    memo: `collective land ${id}`,
    legs,
  };
  return { ok: true, batch: { id: `collective/${id}`, entries: [entry], moves: [], farmland: [] } };
}

/**
 * The conditions of entry (rule `collective-entry-conditions`): planned for industry or commerce,
 * two thirds agree, the plan sent in time.
 */
function checkCollectiveSale(sale: CollectiveSale, { rules, calendar }: View): Refusal[] {
  const rule = 'collective-entry-conditions';
  const { signed, use, consent, planSent } = sale;
  const refusals: Refusal[] = [];
  if (use !== 'industrial' && use !== 'commercial') {
    refusals.push({ code: 'collectiveUseExcluded', rule, found: 0, expected: 1, unit: 'count' });
  }
  const asked = rules.at(rule, signed, 'consent');
  if (compareRatio(consent, asked) < 0) {
    const found = Math.floor((consent.numerator * THOUSAND) / consent.denominator) / THOUSAND;
    const expected = Math.ceil((asked.numerator * THOUSAND) / asked.denominator) / THOUSAND;
    refusals.push({ code: 'collectiveConsentShort', rule, found, expected, unit: 'ratio' });
  }
  const days = rules.count(rule, signed, 'plan sent before');
  const sent = calendar.workingDaysBetween(planSent, signed);
  if (sent < days) {
    const counted = { found: sent, expected: days, unit: 'workingDay' } as const;
    refusals.push({ code: 'collectivePlanLate', rule, ...counted });
  }
  return refusals;
}

function priceWhy({ priceFen }: CollectiveSale): Why {
  return recordWhy('sale.priceFen', priceFen, 'fen');
}

function gainWhy(sale: CollectiveSale): Why {
  if (sale.costFen === null) return priceWhy(sale);
  const { costFen, priceFen } = sale;
  if (costFen >= priceFen) return recordWhy('sale.gainFen', 0, 'fen');
  return differenceOf('netGain', [priceWhy(sale), recordWhy('sale.costFen', costFen, 'fen')]);
}
