import { compileSharing, NOTHING_SHARED } from '../../rules/sharing.ts';
import { NO_COUNTS } from '../../rules/sharing-tally.ts';
import { mulDiv } from '../../units/exact.ts';
import { castOf } from '../../world/cast.ts';
import type { Deal } from '../../world/deal.ts';
import { cityOf, type Party, partyRank } from '../../world/party.ts';
import type { View } from '../../world/view.ts';
import { type StreamKey, stream } from '../stream.ts';

const FINEST = 1_000_000;

/**
 * Whether a city holds a parcel back because sharing leaves it too little of the price: with a
 * probability of the rule `listing-elasticity` × the part that goes to others, by a draw of the
 * deal's own. A city that gives away more holds back all it did before, and more. Quota is not
 * known before the gate, so the part of its suppliers counts as the city's own.
 *
 * @throws RuleGapError when the elasticity has no value on the day of signing
 */
export function isHeldBack(
  deal: Deal,
  { policy, rules }: Pick<View, 'policy' | 'rules'>,
  chance: Pick<StreamKey, 'seed' | 'replicate'>,
): boolean {
  const amountFen = deal.priceFen ?? 0;
  if (amountFen <= 0 || deal.method === 'allocation') return false;
  const sharing = compileSharing(policy.sharing.rule, castOf(deal, new Map()), partyRank);
  const receipt = { day: deal.signed, amountFen: deal.priceFen!, last: true, name: '1' };
  const { shares } = sharing.share(receipt, NOTHING_SHARED, NO_COUNTS);
  const awayFen = shares
    .filter(({ party }) => cityOf(party as Party) !== deal.city)
    .reduce((sum, { shareFen }) => sum + shareFen, 0);
  const drawn = stream({ entity: deal.id, purpose: 'listing response', ...chance });
  const away = mulDiv(awayFen, FINEST, amountFen, 'floor');
  const { numerator, denominator } = rules.at('listing-elasticity', deal.signed);
  return drawn.int(0, FINEST - 1) * denominator < away * numerator;
}
