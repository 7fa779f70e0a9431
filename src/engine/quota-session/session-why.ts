import type { SessionFigure, Why, WhyUnit } from '../../ledger/why.ts';
import {
  choiceWhy,
  differenceOf,
  leastOf,
  node,
  productOf,
  quantity,
  wholeQuantity,
} from '../../ledger/why-terms.ts';
import type { Clearing, Trade } from '../../quota/clearing/clearing.ts';
import type { Levy } from '../../quota/clearing/market.ts';
import { nationalGoodPriceWhy } from '../../rules/national-good-price.ts';
import type { Day } from '../../units/day.ts';
import { priceOf } from '../../units/fen.ts';
import type { View } from '../../world/view.ts';
import type { TradedGood } from './book.ts';
import { PROVINCE } from './market.ts';

const RULE = 'quota-settlement';
const DEPOSIT = 'quota-lot-deposit';
const NATIONAL = 'national-quota-base-price';

/** How the money of a session came about, trade by trade; numbers of items count from 1. */
export class SessionWhy {
  readonly #traded: TradedGood;
  readonly #price: Clearing['price'];
  readonly #day: Day;
  readonly #view: View;

  constructor(traded: TradedGood, { price }: Clearing, day: Day, view: View) {
    this.#traded = traded;
    this.#price = price;
    this.#day = day;
    this.#view = view;
  }

  /** A price for all times the quantity; where every trade has its own, what was agreed or bid. */
  price(trade: Trade, item: number): Why {
    const { good } = this.#traded;
    const unit = this.#price;
    if (unit === null || priceOf(trade.quantity, unit) !== trade.priceFen) {
      return this.#cleared('price', item, trade.priceFen, RULE);
    }
    const how = this.#figure('unitPrice', 0);
    const { numerator, denominator } = unit;
    const exact = quantity(BigInt(numerator), BigInt(denominator), this.#unit('price'));
    const terms = [this.#quantity('quantity', item, trade.quantity), node('reference', exact, how)];
    return productOf('quotaPrice', 'fen', 'halfUp', terms, { of: good, rule: RULE });
  }

  /** What the level above takes of a price, rounded down. */
  levy(trade: Trade, item: number): Why {
    const { ledger, good } = this.#traded;
    const { rate } = this.#view.policy.quota.markets![ledger]!.levy as Levy;
    const chosen = choiceWhy(`quota.markets.${ledger}.levy.rate`, rate, 'ratio', { of: good });
    const terms = [this.price(trade, item), chosen];
    return productOf('quotaLevy', 'fen', 'floor', terms, { of: good, rule: RULE });
  }

  /** The price less the levy. */
  sellerPart(trade: Trade, item: number): Why {
    if (trade.levyFen === 0) return this.price(trade, item);
    const terms = [this.price(trade, item), this.levy(trade, item)] as const;
    return differenceOf('quotaSellerPart', terms, { of: this.#traded.good, rule: RULE });
  }

  /** What a bidder lodged. */
  deposit(item: number, amountFen: number): Why {
    return this.#cleared('deposit', item, amountFen, DEPOSIT, 'lotDeposit');
  }

  /** The price of what was bought from the national pool. */
  outside(item: number, bought: number): Why {
    const price = nationalGoodPriceWhy(
      this.#traded.dimension,
      PROVINCE,
      this.#view.rules,
      this.#day,
    );
    const terms = [this.#quantity('outsideQuantity', item, bought), price];
    const { good } = this.#traded;
    return productOf('quotaPrice', 'fen', 'halfUp', terms, { of: good, rule: NATIONAL });
  }

  #quantity(figure: SessionFigure, item: number, amount: number): Why {
    const result = wholeQuantity(amount, this.#unit('quantity'));
    return node('reference', result, this.#figure(figure, item));
  }

  #cleared(
    figure: SessionFigure,
    item: number,
    amountFen: number,
    rule: string,
    what: 'quotaPrice' | 'lotDeposit' = 'quotaPrice',
  ): Why {
    return node(what, wholeQuantity(amountFen, 'fen'), this.#figure(figure, item), [], { rule });
  }

  #figure(figure: SessionFigure, item: number) {
    const { good } = this.#traded;
    return { op: 'session', day: this.#day, good, figure, item } as const;
  }

  #unit(of: 'price' | 'quantity'): WhyUnit {
    const isCapacity = this.#traded.dimension === 'capacityKg';
    if (of === 'price') return isCapacity ? 'fenPerKg' : 'fenPerM2';
    return isCapacity ? 'kg' : 'm2';
  }
}

/** What of a part of the price a lodged deposit pays, and what is left of it after. */
export function outOfDeposit(part: Why, deposit: Why): Why {
  return leastOf('outOfDeposit', [deposit, part], { rule: RULE });
}

/** What is left after `spent` was taken off. */
export function afterDeposit(whole: Why, spent: Why): Why {
  return differenceOf(whole.what, [whole, spent], { rule: RULE, ...of(whole) });
}

function of(why: Why): { readonly of?: string } {
  return why.of === null ? {} : { of: why.of };
}
