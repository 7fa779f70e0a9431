import type { RuleBook } from '../../rules/rule-book.ts';
import type { Day } from '../../units/day.ts';
import type { Ratio } from '../../units/ratio.ts';
import { addRatio } from '../../units/ratio.ts';
import type { Deal } from '../../world/deal.ts';
import type { MarketState, MarketStateOf } from '../market-state.ts';
import { type StreamKey, stream } from '../stream.ts';

/** How a grantee makes a payment of the price: when it is due, some days late, or never. */
export type Conduct =
  | { readonly kind: 'onTime' }
  | { readonly kind: 'late'; readonly days: number }
  | { readonly kind: 'default' };

const ON_TIME: Conduct = { kind: 'onTime' };
const FINEST = 1_000_000;

/**
 * Says how grantees pay, by hazards that depend on the state of the market when a payment is due.
 * Every payment has streams of its own, so that nothing another deal does and no sharing rule
 * changes it, and a worse market only adds to who paid late or not in a better one.
 */
export class PaymentPlan {
  readonly #chance: Pick<StreamKey, 'seed' | 'replicate'>;
  readonly #stateOf: MarketStateOf;
  readonly #rules: RuleBook;

  constructor(
    chance: Pick<StreamKey, 'seed' | 'replicate'>,
    stateOf: MarketStateOf,
    rules: RuleBook,
  ) {
    this.#chance = chance;
    this.#stateOf = stateOf;
    this.#rules = rules;
  }

  /** How the market of a deal stands on a day. */
  stateOf({ city, use }: Deal, day: Day): MarketState {
    return this.#stateOf(city, use, day);
  }

  /**
   * How one payment is made.
   *
   * @param number of the payment within the deal
   * @throws RuleGapError when a hazard has no value on the day
   */
  conductOf(deal: Deal, number: number, due: Day): Conduct {
    const state = this.stateOf(deal, due);
    const never = this.#rules.at('payment-default-hazard', due, state);
    const late = addRatio(never, this.#rules.at('payment-late-hazard', due, state));
    const drawn = this.#draw('payment', deal, number).int(0, FINEST - 1);
    if (isBelow(drawn, never)) return { kind: 'default' };
    if (!isBelow(drawn, late)) return ON_TIME;
    const least = this.#rules.count('payment-late-days', due, 'least');
    const most = Math.max(least, this.#rules.count('payment-late-days', due, 'most'));
    return { kind: 'late', days: this.#draw('days late', deal, number).int(least, most) };
  }

  #draw(purpose: string, { id }: Deal, number: number) {
    return stream({ entity: `${id}/${number}`, purpose, ...this.#chance });
  }
}

function isBelow(drawn: number, { numerator, denominator }: Ratio): boolean {
  return drawn * denominator < numerator * FINEST;
}
