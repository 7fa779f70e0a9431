import { divideBig, gcd, type Rounding } from '../units/exact.ts';
import { invariant } from '../units/invariant.ts';
import type { Ratio } from '../units/ratio.ts';
import type { CashFigure, How, Quantity, ReceiptFigure, What, Why, WhyUnit } from './why.ts';

/** Parts of a {@link Why} that most do not have. */
export interface WhyMore {
  readonly of?: string;
  readonly rule?: string;
  readonly assumed?: boolean;
}

/** An exact amount in lowest terms. */
export function quantity(numerator: bigint, denominator: bigint, unit: WhyUnit): Quantity {
  invariant(denominator !== 0n, 'why.denominator', () => ({ numerator, unit }));
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = gcd(numerator < 0n ? -numerator : numerator, denominator * sign);
  return {
    numerator: (numerator * sign) / divisor,
    denominator: (denominator * sign) / divisor,
    unit,
  };
}

export function wholeQuantity(amount: number, unit: WhyUnit): Quantity {
  return quantity(BigInt(amount), 1n, unit);
}

/** A node with its result worked out already. */
export function node(
  what: What,
  result: Quantity,
  how: How,
  terms: readonly Why[] = [],
  { of, rule, assumed }: WhyMore = {},
): Why {
  return {
    what,
    of: of ?? null,
    result,
    how,
    terms,
    rule: rule ?? null,
    assumed: assumed ?? false,
  };
}

/** A fact of the deal's record, e.g. `priceFen`. */
export function recordWhy(field: string, amount: number, unit: WhyUnit): Why {
  return node('record', wholeQuantity(amount, unit), { op: 'record', field });
}

/** A choice of the scenario, by the path of the policy it stands at. */
export function choiceWhy(path: string, value: Ratio, unit: WhyUnit, more: WhyMore = {}): Why {
  const result = quantity(BigInt(value.numerator), BigInt(value.denominator), unit);
  return node('choice', result, { op: 'choice', path }, [], more);
}

export function constantWhy(amount: number, unit: WhyUnit): Why {
  return node('constant', wholeQuantity(amount, unit), { op: 'constant' });
}

/** A figure of a receipt of the same deal that is explained with that receipt. */
export function receiptWhy(
  receipt: number,
  figure: ReceiptFigure,
  key: string,
  amountFen: number,
): Why {
  const how = { op: 'receipt', receipt, figure, key } as const;
  return node('reference', wholeQuantity(amountFen, 'fen'), how);
}

/** A figure of a party's cash year. */
export function cashWhy(
  party: string,
  year: number,
  figure: CashFigure,
  key: string,
  amountFen: number,
): Why {
  const how = { op: 'cash', party, year, figure, key } as const;
  return node('reference', wholeQuantity(amountFen, 'fen'), how);
}

/** What an earlier entry put on an account. */
export function entryWhy(entry: number, account: string, amountFen: number): Why {
  return node('reference', wholeQuantity(amountFen, 'fen'), { op: 'entry', entry, account });
}

/** The terms multiplied, rounded once to a whole number; `null` leaves the product exact. */
export function productOf(
  what: What,
  unit: WhyUnit,
  rounding: Rounding | null,
  terms: readonly Why[],
  more: WhyMore = {},
): Why {
  const numerator = terms.reduce((product, { result }) => product * result.numerator, 1n);
  const denominator = terms.reduce((product, { result }) => product * result.denominator, 1n);
  const result =
    rounding === null
      ? quantity(numerator, denominator, unit)
      : quantity(divideBig(numerator, denominator, rounding), 1n, unit);
  return node(what, result, { op: 'product', rounding }, terms, more);
}

/** The first term as a part of the second, exact. */
export function quotientOf(what: What, terms: readonly [Why, Why], more: WhyMore = {}): Why {
  const [part, whole] = [terms[0].result, terms[1].result];
  const result = quantity(
    part.numerator * whole.denominator,
    part.denominator * whole.numerator,
    'ratio',
  );
  return node(what, result, { op: 'quotient' }, terms, more);
}

/** All terms added up; none are zero fen. */
export function sumOf(what: What, terms: readonly Why[], more: WhyMore = {}): Why {
  const zero = quantity(0n, 1n, terms[0]?.result.unit ?? 'fen');
  const result = terms.reduce((sum, term) => plus(sum, term.result, 1n), zero);
  return node(what, result, { op: 'sum' }, terms, more);
}

/** The first term less all the others. */
export function differenceOf(what: What, terms: readonly [Why, ...Why[]], more: WhyMore = {}): Why {
  const [first, ...rest] = terms;
  const result = rest.reduce((left, term) => plus(left, term.result, -1n), first.result);
  return node(what, result, { op: 'difference' }, terms, more);
}

export function leastOf(what: What, terms: readonly [Why, ...Why[]], more: WhyMore = {}): Why {
  const result = terms.map((term) => term.result).reduce((a, b) => (isLess(b, a) ? b : a));
  return node(what, result, { op: 'least' }, terms, more);
}

export function greatestOf(what: What, terms: readonly [Why, ...Why[]], more: WhyMore = {}): Why {
  const result = terms.map((term) => term.result).reduce((a, b) => (isLess(a, b) ? b : a));
  return node(what, result, { op: 'greatest' }, terms, more);
}

/** An amount that came out below zero and is paid the other way. */
export function givenBack(why: Why): Why {
  const { numerator, denominator, unit } = why.result;
  return node('givenBack', quantity(-numerator, denominator, unit), { op: 'negative' }, [why]);
}

function plus(a: Quantity, b: Quantity, sign: bigint): Quantity {
  return quantity(
    a.numerator * b.denominator + sign * b.numerator * a.denominator,
    a.denominator * b.denominator,
    a.unit,
  );
}

function isLess(a: Quantity, b: Quantity): boolean {
  return a.numerator * b.denominator < b.numerator * a.denominator;
}
