import type { How, Quantity, Why } from '../../src/ledger/why.ts';

/** An exact fraction, worked out here and nowhere else. */
interface Exact {
  readonly n: bigint;
  readonly d: bigint;
}

const of = ({ numerator, denominator }: Quantity): Exact => ({ n: numerator, d: denominator });
const same = (a: Exact, b: Exact) => a.n * b.d === b.n * a.d;
const add = (a: Exact, b: Exact): Exact => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
const minus = (a: Exact): Exact => ({ n: -a.n, d: a.d });
const below = (a: Exact, b: Exact) => a.n * b.d < b.n * a.d;

function floor({ n, d }: Exact): bigint {
  const rest = ((n % d) + d) % d;
  return (n - rest) / d;
}

/** Rounds as people do it on paper: what is half or more goes away from zero. */
function round(value: Exact, how: 'floor' | 'ceil' | 'halfUp' | null): Exact {
  if (how === null) return value;
  if (how === 'floor') return { n: floor(value), d: 1n };
  if (how === 'ceil') return { n: -floor(minus(value)), d: 1n };
  const size = value.n < 0n ? minus(value) : value;
  const whole = floor({ n: 2n * size.n + size.d, d: 2n * size.d });
  return { n: value.n < 0n ? -whole : whole, d: 1n };
}

/**
 * What is wrong with an explanation: nodes whose result does not follow from their terms, and
 * ends that `fact` does not confirm. Empty when every step holds.
 *
 * @param fact what an end really is; null when there is no such thing
 */
export function wrongSteps(why: Why, fact: (why: Why) => Exact | null): string[] {
  const found = isEnd(why.how) ? fact(why) : worked(why);
  const bad = found === null || !same(found, of(why.result));
  const here = bad ? [`${why.what} ${why.of ?? ''} ${text(why)}, found ${show(found)}`] : [];
  return [...here, ...why.terms.flatMap((term) => wrongSteps(term, fact))];
}

const ENDS = [
  'record',
  'rule',
  'choice',
  'constant',
  'quotaDrawn',
  'quotaSupplied',
  'counted',
  'receipt',
  'cash',
  'session',
  'entry',
];

function isEnd({ op }: How): boolean {
  return ENDS.includes(op);
}

function worked({ how, terms }: Why): Exact | null {
  const values = terms.map(({ result }) => of(result));
  const [first = { n: 0n, d: 1n }, ...rest] = values;
  switch (how.op) {
    case 'product':
      return round(
        values.reduce((a, b) => ({ n: a.n * b.n, d: a.d * b.d })),
        how.rounding,
      );
    case 'quotient':
      return { n: first.n * rest[0]!.d, d: first.d * rest[0]!.n };
    case 'sum':
      return values.reduce(add, { n: 0n, d: 1n });
    case 'difference':
      return rest.reduce((left, one) => add(left, minus(one)), first);
    case 'least':
      return rest.reduce((a, b) => (below(b, a) ? b : a), first);
    case 'greatest':
      return rest.reduce((a, b) => (below(a, b) ? b : a), first);
    case 'negative':
      return minus(first);
    case 'share':
      return shared(how, first, rest[0]);
    default:
      return null;
  }
}

/** Hamilton's method by sorting, or everything over to the one named. */
function shared(
  { claims, party, residualTo }: Extract<How, { op: 'share' }>,
  base: Exact,
  fraction: Exact | undefined,
): Exact | null {
  if (base.d !== 1n) return null;
  const size = base.n < 0n ? -base.n : base.n;
  const rows = claims.map((claim, rank) => {
    const exact = { n: size * claim.numerator, d: claim.denominator };
    const whole = floor(exact);
    return { ...claim, rank, whole, over: add(exact, { n: -whole, d: 1n }) };
  });
  const sum = claims.reduce<Exact>((a, c) => add(a, { n: c.numerator, d: c.denominator }), {
    n: 0n,
    d: 1n,
  });
  if (!same(sum, { n: 1n, d: 1n })) return null;
  const left = Number(size - rows.reduce((total, { whole }) => total + whole, 0n));
  const ahead = [...rows].sort((a, b) =>
    below(b.over, a.over) ? -1 : below(a.over, b.over) ? 1 : a.rank - b.rank,
  );
  const extra = (row: (typeof rows)[number]) =>
    residualTo === null ? (ahead.indexOf(row) < left ? 1 : 0) : row.party === residualTo ? left : 0;
  const sign = base.n < 0n ? -1n : 1n;
  for (const row of rows) {
    if (sign * (row.whole + BigInt(extra(row))) !== row.part) return null;
    if (row.odd !== extra(row) > 0) return null;
  }
  const own = rows.find((row) => row.party === party);
  if (fraction !== undefined) {
    const claimed = own === undefined ? { n: 0n, d: 1n } : { n: own.numerator, d: own.denominator };
    if (!same(fraction, claimed)) return null;
  }
  return { n: own?.part ?? 0n, d: 1n };
}

function text({ how, result }: Why): string {
  return `${how.op} = ${show(of(result))} ${result.unit}`;
}

function show(value: Exact | null): string {
  return value === null ? 'nothing' : `${value.n}/${value.d}`;
}
