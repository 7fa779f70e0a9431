import type { RunInput } from '../../src/engine/run-input.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import type { JournalEntry } from '../../src/ledger/journal.ts';
import type { How, Why } from '../../src/ledger/why.ts';
import type { Day } from '../../src/units/day.ts';

type Fact = { readonly n: bigint; readonly d: bigint } | null;
const whole = (value: unknown): Fact =>
  typeof value === 'number' ? { n: BigInt(value), d: 1n } : null;

/** What the ends of a deal's explanations really are, looked up where they come from. */
export class Facts {
  readonly #input: RunInput;
  readonly #result: RunResult;
  readonly #entries: readonly JournalEntry[];

  constructor(input: RunInput, result: RunResult) {
    this.#input = input;
    this.#result = result;
    this.#entries = [...result.ledger.journal.entries()];
  }

  /** @param deal the deal an explanation is about; '' for none */
  fact({ how, result }: Why, deal: string): Fact {
    switch (how.op) {
      case 'record':
        return whole(at(this.#deal(deal), how.field));
      case 'rule':
        return null;
      case 'choice':
        return ratioOrWhole(at(this.#input.policy, how.path));
      case 'constant':
        return result.numerator === 0n || result.numerator === 1n
          ? { n: result.numerator, d: 1n }
          : null;
      case 'quotaDrawn':
        return whole(this.#drawn(how, deal));
      case 'quotaSupplied':
        return whole(this.#supplied(how, deal));
      case 'counted':
        return this.#counted(how, deal);
      case 'receipt':
        return whole(this.#receipt(how, deal));
      case 'cash':
        return whole(this.#cash(how));
      case 'session':
        return this.#session(how);
      case 'entry':
        return whole(this.#put(how.entry, how.account));
      default:
        return null;
    }
  }

  /** The value of a rule, as the book gives it. */
  rule(why: Why): Fact {
    if (why.how.op !== 'rule' || why.rule === null) return null;
    const found = this.#input.rules.find(why.rule, why.how.day as Day, why.how.key);
    return found === null ? null : { n: BigInt(found.numerator), d: BigInt(found.denominator) };
  }

  #deal(id: string): unknown {
    return this.#input.deals.find((deal) => deal.id === id);
  }

  #drawn({ lot, dimension }: Extract<How, { op: 'quotaDrawn' }>, deal: string): number {
    return this.#result.quota
      .moves()
      .filter((move) => move.action === 'trade' && move.lot === lot && move.deal === deal)
      .reduce((sum, move) => sum + Number(at(move, `amount.${dimension}`)), 0);
  }

  /** Annual-plan and replenishment area a city gave the deal: a reservation follows its sale. */
  #supplied({ party }: Extract<How, { op: 'quotaSupplied' }>, deal: string): number {
    const { deals, places } = this.#input;
    const { city, landParty } = deals.find(({ id }) => id === deal)!;
    let seller: string | undefined = city;
    let sum = 0;
    for (const move of this.#result.quota.moves()) {
      if (move.deal !== deal) continue;
      if (move.action === 'trade') {
        const { origin } = this.#result.quota.lot(move.lot)!;
        seller = move.from === 'pool' ? (places.get(origin)?.city ?? origin) : move.from;
      }
      if (move.action !== 'reserve') continue;
      const lot = this.#result.quota.lot(move.lot)!;
      const whose = seller === city ? landParty : seller;
      seller = city;
      if (['L2', 'L3', 'L4'].includes(lot.ledger) && whose === party) sum += move.amount.areaM2;
    }
    return sum;
  }

  /** The exact share of some receipts together, from the rows of shares. */
  #counted({ party, receipts }: Extract<How, { op: 'counted' }>, deal: string): Fact {
    const rows = this.#result.shares.filter((row) =>
      receipts.some((name) => row.receipt === `${deal}/${name}`),
    );
    const bases = new Map(rows.map(({ receipt, baseFen }) => [receipt, BigInt(baseFen)]));
    const base = [...bases.values()].reduce((sum, one) => sum + one, 0n);
    return rows
      .filter((row) => row.party === party)
      .map(({ baseFen, numerator, denominator }) => ({
        n: BigInt(baseFen) * numerator,
        d: denominator * base,
      }))
      .reduce((a, b) => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d }), { n: 0n, d: 1n });
  }

  #receipt({ receipt, figure, key }: Extract<How, { op: 'receipt' }>, deal: string) {
    const rows = this.#result.shares.filter((row) => row.receipt === `${deal}/${receipt}`);
    const collected = this.#entries.filter((e) => e.deal === deal && e.stage === 'collection');
    const settled = this.#entries.find(
      (e) => e.deal === deal && e.stage === 'settlement' && e.memo === `receipt ${receipt} settled`,
    );
    const legs = (rule: string, owner = '') =>
      (settled?.legs ?? [])
        .filter((leg) => leg.rule === rule)
        .filter(({ to }) => owner === '' || this.#result.ledger.chart.account(to).owner === owner)
        .reduce((sum, { amountFen }) => sum + amountFen, 0);
    switch (figure) {
      case 'amount':
        return collected[receipt - 1]?.legs[0]?.amountFen;
      case 'base':
        return rows[0]?.baseFen;
      case 'share':
        return rows.find(({ party }) => party === key)?.shareFen;
      case 'cost':
        return legs(...(key.split(' ') as [string, string]));
      case 'earmark':
        return legs(key === 'reserveFund' ? 'land-reserve-fund-share' : `${key}-earmark`);
      case 'levy':
        return legs('green-heart-levy');
    }
  }

  #cash({ party, year, figure, key }: Extract<How, { op: 'cash' }>) {
    const cash = this.#result.cashYears.find((y) => y.cash.party === party && y.cash.year === year);
    if (figure === 'receipts') return cash?.cash.receiptsFen;
    if (figure === 'costs') return cash?.cash.costsPaidFen;
    if (figure === 'carried') return cash?.cash.carriedFen;
    if (figure === 'rural') return cash?.cash.ruralFen;
    return cash?.cash[figure].get(key as 'housing') ?? 0;
  }

  #session({ day, good, figure, item }: Extract<How, { op: 'session' }>): Fact {
    const held = this.#result.sessions.find((s) => s.day === day && s.traded.good === good);
    if (held === undefined) return null;
    const { trades, deposits, outside, price } = held.clearing;
    switch (figure) {
      case 'price':
        return whole(trades[item - 1]?.priceFen);
      case 'quantity':
        return whole(trades[item - 1]?.quantity);
      case 'unitPrice':
        return ratioOrWhole(price);
      case 'deposit':
        return whole(deposits[item - 1]?.amountFen);
      case 'outsideQuantity':
        return whole(outside[item - 1]?.quantity);
    }
  }

  #put(number: number, account: string): number | undefined {
    const { chart } = this.#result.ledger;
    const id = chart.find(account);
    const entry = this.#entries[number - 1];
    return entry?.legs.reduce(
      (sum, { from, to, amountFen }) =>
        sum + (to === id ? amountFen : 0) - (from === id ? amountFen : 0),
      0,
    );
  }
}

/** The value at a path such as `shares[2].share` or `prices.L4.area`. */
function at(value: unknown, path: string): unknown {
  if (path === '' || value === undefined || value === null) return value;
  const record = value as Readonly<Record<string, unknown>>;
  const key = Object.keys(record)
    .filter((name) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`))
    .sort((a, b) => b.length - a.length)[0];
  const item = /^\[(\d+)\]\.?(.*)$/.exec(path);
  if (item !== null) return at((value as readonly unknown[])[Number(item[1])], item[2]!);
  if (key === undefined) return undefined;
  return at(record[key], path.slice(key.length).replace(/^\./, ''));
}

function ratioOrWhole(value: unknown): Fact {
  if (typeof value === 'number') return whole(value);
  const { numerator, denominator } = (value ?? {}) as Record<string, unknown>;
  const isRatio = typeof numerator === 'number' && typeof denominator === 'number';
  return isRatio ? { n: BigInt(numerator), d: BigInt(denominator) } : null;
}
