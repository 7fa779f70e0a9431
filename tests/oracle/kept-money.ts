import type { Ledger } from '../../src/ledger/ledger.ts';

/** Where forfeits and late fees lie: under their own code, or as year-end payments. */
const KEPT = /:fund:(?:103014899(?::|$)|11004$)/;
const RULES: readonly string[] = ['earnest-money-cap', 'late-fee-price'];

/** What a rescission leaves of the price with the land's party: forfeits and late fees, in fen. */
export function keptFen({ journal }: Pick<Ledger, 'journal'>): number {
  const settled = [...journal.entries()].filter(({ stage }) => stage === 'settlement');
  const legs = settled.flatMap((entry) => entry.legs).filter(({ rule }) => RULES.includes(rule));
  return legs.reduce((sum, { amountFen }) => sum + amountFen, 0);
}

/** Balances parted into what is kept and the rest. */
export function partKept(balances: Iterable<readonly [path: string, fen: number]>) {
  const rest: (readonly [string, number])[] = [];
  let fen = 0;
  for (const one of balances) {
    if (KEPT.test(one[0])) fen += one[1];
    else rest.push(one);
  }
  return { keptFen: fen, rest };
}
