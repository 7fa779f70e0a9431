import type { Entry } from '../../src/ledger/entry.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';

/** The entries of a ledger's journal as they could be posted again. */
export function entriesOf(ledger: Ledger): Entry[] {
  return [...ledger.journal.entries()].map(({ day, stage, deal, memo, legs }) => ({
    day,
    stage,
    deal,
    memo,
    legs: legs.map((leg) => ({
      from: ledger.pathOf(leg.from),
      to: ledger.pathOf(leg.to),
      amountFen: leg.amountFen,
      rule: leg.rule,
    })),
  }));
}

/** Everything a ledger knows, as plain data to compare. */
export function picture(ledger: Ledger): unknown {
  return {
    accounts: ledger.chart.accounts().map((account) => ({
      ...account,
      inFen: ledger.volumes.inFen(account.id),
      outFen: ledger.volumes.outFen(account.id),
    })),
    entries: [...ledger.journal.entries()],
    seals: [...ledger.journal.seals()],
  };
}

/** Balances counted by hand from the entries, in bigint. */
export function balancesByHand(entries: readonly Entry[]): Map<string, bigint> {
  const balances = new Map<string, bigint>();
  const add = (path: string, amount: bigint): void => {
    balances.set(path, (balances.get(path) ?? 0n) + amount);
  };
  for (const entry of entries) {
    for (const leg of entry.legs) {
      add(leg.from, -BigInt(leg.amountFen));
      add(leg.to, BigInt(leg.amountFen));
    }
  }
  return balances;
}
