import { mulDiv } from '../../units/exact.ts';
import { type Fen, fen } from '../../units/fen.ts';
import {
  addRatio,
  compareRatio,
  mulRatio,
  ONE,
  type Ratio,
  ratio,
  subRatio,
} from '../../units/ratio.ts';
import type { LandUse } from '../../world/deal.ts';
import { CITIES, type City } from '../../world/party.ts';
import type { Bidder } from '../award/offer.ts';
import { stream } from '../stream.ts';
import { drawNormal, MILLION } from './normal.ts';
import type { Chance, DemandSetup } from './setup.ts';

/** Private values lie within three standard deviations. */
const WIDEST = 3 * MILLION;

/**
 * Those who look at a lot, in order of entry. Their number and each one's value, scheme and
 * promises depend on the lot alone: one more bidder leaves those before it as they were.
 *
 * @param valueFen what the lot is worth to the one in the middle
 * @param mean how many come on average
 */
export function drawBidders(
  lot: string,
  valueFen: Fen,
  mean: Ratio,
  spread: Ratio,
  chance: Chance,
): Bidder[] {
  const count = drawCount(lot, mean, chance);
  const draws = stream({ entity: lot, purpose: 'bidders', ...chance });
  const bidders: Bidder[] = [];
  for (let i = 0; i < count; i += 1) {
    const normal = Math.min(WIDEST, Math.max(-WIDEST, drawNormal(draws)));
    const noise = mulDiv(normal, spread.numerator, spread.denominator, 'halfUp');
    bidders.push({
      id: `${lot}/${i + 1}`,
      valueFen: fen(mulDiv(valueFen, Math.max(0, MILLION + noise), MILLION, 'halfUp')),
      schemeScore: draws.int(50, 100),
      taxFenPerMu: fen(draws.int(5, 25) * WAN_YUAN),
      investmentFenPerMu: fen(draws.int(200, 600) * WAN_YUAN),
    });
  }
  return bidders;
}

const WAN_YUAN = 1_000_000;

/** From nobody to twice the mean, about the mean on average; a higher mean only adds. */
function drawCount(lot: string, mean: Ratio, chance: Chance): number {
  const drawn = stream({ entity: lot, purpose: 'turnout', ...chance }).int(0, MILLION - 1);
  const { numerator, denominator } = mean;
  return mulDiv(drawn, 2 * numerator + denominator, denominator * MILLION, 'floor');
}

/** What the index of a city says on a day; see MarketIndex. */
export type LevelOf = (city: City) => Ratio;

/**
 * How many look at a parcel on average: the pool of its use, and what demand the other cities send
 * or draw: the elasticity times the part by which they have grown dearer than this one. Between
 * half and twice the pool; what the city's own index does shows in the values.
 */
export function meanTurnout(
  city: City,
  use: LandUse,
  demand: DemandSetup,
  levelOf: LevelOf,
): Ratio {
  const pool = demand.pool[use];
  const own = levelOf(city);
  const others = CITIES.filter((other) => other !== city).map(levelOf);
  const sum = others.reduce(addRatio, ratio(0));
  const relative = ratio(
    mulDiv(
      MILLION,
      sum.numerator * own.denominator,
      sum.denominator * own.numerator * others.length,
      'halfUp',
    ),
    MILLION,
  );
  const shift = addRatio(ONE, mulRatio(demand.elasticity, subRatio(relative, ONE)));
  return mulRatio(pool, within(HALF, shift, ratio(2)));
}

const HALF = ratio(1, 2);

function within(least: Ratio, value: Ratio, most: Ratio): Ratio {
  if (compareRatio(value, least) < 0) return least;
  return compareRatio(value, most) > 0 ? most : value;
}
