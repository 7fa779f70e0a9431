import type { Why, WhyUnit } from '../ledger/why.ts';
import { leastOf, node, productOf, quantity, recordWhy, sumOf } from '../ledger/why-terms.ts';
import type { Ratio } from '../units/ratio.ts';
import type { AwardRecord, Valuation } from './award.ts';
import type { Deal } from './deal.ts';

/**
 * How the price of an awarded parcel came about, under the price its record states: the start
 * price, from the value by benchmark, index, term, size and place, and the raises, no further than
 * the cap; then the value at the close and what the two highest bidders would have paid.
 */
export function awardWhy(deal: Deal, award: AwardRecord): Why {
  const { limitsFen, valuation } = award;
  const limits = ['award.highestFen', 'award.secondFen'].flatMap((field, i) =>
    limitsFen[i] === undefined ? [] : [recordWhy(field, limitsFen[i], 'fen')],
  );
  return fact('priceFen', deal.priceFen!, 'fen', [
    lotPriceWhy(deal, award),
    valueWhy('closingValue', 'award.index', valuation.index, deal, award),
    recordWhy('award.bidders', limitsFen.length, 'count'),
    ...limits,
  ]);
}

function lotPriceWhy(deal: Deal, award: AwardRecord): Why {
  const { startFen, stepFen, steps, capFen, lotPriceFen, valuation, floorFen } = award;
  const start = fact('award.startFen', startFen, 'fen', [
    valueWhy('assessedValue', 'award.knownIndex', valuation.knownIndex, deal, award),
    part('award.startShare', valuation.startShare),
    recordWhy('award.floorFen', floorFen, 'fen'),
  ]);
  if (steps === null) return fact('award.lotPriceFen', lotPriceFen, 'fen', [start]);
  const raise = recordWhy('award.stepFen', stepFen, 'fen');
  const raised = productOf('raised', 'fen', null, [
    recordWhy('award.steps', steps, 'count'),
    raise,
  ]);
  const bid = sumOf('awardPrice', [start, raised]);
  return capFen === null
    ? bid
    : leastOf('awardPrice', [bid, recordWhy('award.capFen', capFen, 'fen')]);
}

function valueWhy(
  what: 'assessedValue' | 'closingValue',
  indexField: string,
  index: Ratio,
  { areaM2 }: Deal,
  { valuation, noticed }: AwardRecord,
): Why {
  const { termFactor, sizeFactor, placeFactor } = valuation;
  return productOf(what, 'fen', 'halfUp', [
    recordWhy('areaM2', areaM2, 'm2'),
    benchmarkWhy(valuation, noticed),
    part(indexField, index),
    part('award.termFactor', termFactor),
    part('award.sizeFactor', sizeFactor),
    part('award.placeFactor', placeFactor),
  ]);
}

function benchmarkWhy({ benchmark, benchmarkRule }: Valuation, day: AwardRecord['noticed']): Why {
  if (benchmarkRule === null) return part('award.benchmark', benchmark, 'fenPerM2');
  const { rule, key } = benchmarkRule;
  const result = quantity(BigInt(benchmark.numerator), BigInt(benchmark.denominator), 'fenPerM2');
  return node('ruleValue', result, { op: 'rule', key, day }, [], { rule });
}

function part(field: string, { numerator, denominator }: Ratio, unit: WhyUnit = 'ratio'): Why {
  const result = quantity(BigInt(numerator), BigInt(denominator), unit);
  return node('record', result, { op: 'record', field });
}

/** A fact of the record with what it follows from. */
function fact(field: string, amount: number, unit: WhyUnit, terms: readonly Why[]): Why {
  return node('record', quantity(BigInt(amount), 1n, unit), { op: 'record', field }, terms);
}
