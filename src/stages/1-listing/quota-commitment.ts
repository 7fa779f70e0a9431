import { holdingTotal } from '../../quota/holding.ts';
import type { Commitment } from '../../quota/move.ts';
import { addVector, DIMENSIONS, type Dimension, type Vector } from '../../quota/vector.ts';
import { addMonths, type Day } from '../../units/day.ts';
import { mulDiv } from '../../units/exact.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import type { Refusal } from '../../world/refusal.ts';
import type { View } from '../../world/view.ts';
import { refuse } from './refuse.ts';

const UNITS = { areaM2: 'm2', paddyM2: 'm2', capacityKg: 'kg' } as const satisfies Record<
  Dimension,
  Refusal['unit']
>;

/** A city with a promise overdue gets no new approval that takes farmland. */
export function checkOverdue({ deal, taken }: DealFacts, view: View, day: Day): Refusal[] {
  if (taken.areaM2 === 0) return [];
  const late = view.quota.overdue(deal.city, day);
  return DIMENSIONS.filter((d) => late[d] > 0)
    .slice(0, 1)
    .map((d) => refuse('commitmentOverdue', 'commitment-months', late[d], 0, UNITS[d]));
}

/**
 * Promises what is missing of the replenishment (承诺补充), the city standing guarantor for
 * itself; refused where its debts would exceed their limit in a dimension.
 */
export function promise(
  { deal, awarded }: DealFacts,
  missing: Vector,
  view: View,
  day: Day,
): { readonly move: Commitment; readonly refusals: readonly Refusal[] } {
  const { rules, quota } = view;
  const limit = rules.at('commitment-limit', awarded);
  const debt = addVector(quota.commitments().owed(deal.city), missing);
  const base = holdingTotal(quota.total(deal.city, 'L4'));
  const refusals = DIMENSIONS.flatMap((d) => {
    const most = mulDiv(base[d], limit.numerator, limit.denominator, 'floor');
    if (missing[d] === 0 || debt[d] <= most) return [];
    return [refuse('commitmentLimitExceeded', 'commitment-limit', debt[d], most, UNITS[d])];
  });
  const move: Commitment = {
    ...{ action: 'promise', day, rule: 'farmland-balance', deal: deal.id },
    ...{ commitment: `promise-${deal.id}`, holder: deal.city, guarantor: deal.city },
    ...{ amount: missing, due: addMonths(day, rules.count('commitment-months', awarded)) },
  };
  return { move, refusals };
}
