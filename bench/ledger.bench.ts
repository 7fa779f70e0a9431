import { Decimal } from 'decimal.js';
import { outsidePath, treasuryPath } from '../src/ledger/account.ts';
import { type Entry, leg } from '../src/ledger/entry.ts';
import { Ledger } from '../src/ledger/ledger.ts';
import { addDays, firstOfYear } from '../src/units/day.ts';
import { fen } from '../src/units/fen.ts';
import { type BenchReport, type BenchSize, compare } from './harness.ts';
import { seededNumbers } from './numbers.ts';

const OPERATIONS = { tiny: 50, full: 20_000 } as const;
const CITIES = ['changsha', 'zhuzhou', 'xiangtan'];
const CODES = ['1030148', '2120801', '2120806', '103014801'];

/** Entries of six legs posted and checked: ours against books kept in Decimals and bigints. */
export function run({ size }: { readonly size: BenchSize }): BenchReport {
  const entries = makeEntries(OPERATIONS[size]);
  return compare('ledger', size, entries.length, [
    { name: 'ours', run: () => ours(entries) },
    { name: 'decimal.js', run: () => naiveDecimal(entries) },
    { name: 'bigint', run: () => naiveBigint(entries) },
  ]);
}

function makeEntries(count: number): Entry[] {
  const between = seededNumbers();
  const start = firstOfYear(2026);
  return Array.from({ length: count }, (_, i) => {
    const city = CITIES[between(0, 2)]!;
    const clearing = treasuryPath(city, 'clearing', '103014801');
    const receipt = leg(outsidePath('grantee'), clearing, fen(between(1, 2_000_000_000)), 'price');
    const shares = Array.from({ length: 5 }, () => {
      const owner = CITIES[between(0, 2)]!;
      const to = treasuryPath(city, 'fund', CODES[between(0, 3)]!, owner);
      return leg(clearing, to, fen(between(1, 400_000_000)), 'sharing');
    });
    const day = addDays(start, i % 1826);
    const legs = [...receipt, ...shares.flat()];
    return { day, stage: 'settlement', deal: `d${i}`, memo: 'receipt', legs };
  });
}

function ours(entries: readonly Entry[]): string[] {
  const ledger = new Ledger(() => 'fund');
  for (const entry of entries) ledger.post(entry);
  return figures(
    ledger.chart.accounts().map(({ path, id }) => [path, String(ledger.volumes.balanceFen(id))]),
  );
}

interface Posting<Amount> {
  readonly entry: number;
  readonly account: string;
  readonly amount: Amount;
  readonly rule: string;
}

function naiveDecimal(entries: readonly Entry[]): string[] {
  const balances = new Map<string, Decimal>();
  const journal: Posting<Decimal>[] = [];
  for (const [entry, { legs }] of entries.entries()) {
    let sum = new Decimal(0);
    for (const { from, to, amountFen, rule } of legs) {
      const amount = new Decimal(amountFen).div(100);
      journal.push({ entry, account: from, amount: amount.neg(), rule });
      journal.push({ entry, account: to, amount, rule });
      sum = sum.sub(amount).add(amount);
      balances.set(from, (balances.get(from) ?? new Decimal(0)).sub(amount));
      balances.set(to, (balances.get(to) ?? new Decimal(0)).add(amount));
    }
    if (!sum.isZero()) throw new Error(`entry ${entry} does not balance`);
  }
  return figures([...balances].map(([path, balance]) => [path, balance.mul(100).toFixed(0)]));
}

function naiveBigint(entries: readonly Entry[]): string[] {
  const balances = new Map<string, bigint>();
  const journal: Posting<bigint>[] = [];
  for (const [entry, { legs }] of entries.entries()) {
    let sum = 0n;
    for (const { from, to, amountFen, rule } of legs) {
      const amount = BigInt(amountFen);
      journal.push({ entry, account: from, amount: -amount, rule });
      journal.push({ entry, account: to, amount, rule });
      sum += amount - amount;
      balances.set(from, (balances.get(from) ?? 0n) - amount);
      balances.set(to, (balances.get(to) ?? 0n) + amount);
    }
    if (sum !== 0n) throw new Error(`entry ${entry} does not balance`);
  }
  return figures([...balances].map(([path, balance]) => [path, String(balance)]));
}

function figures(balances: readonly (readonly [string, string])[]): string[] {
  return balances.map(([path, balance]) => `${path} ${balance}`).sort();
}
