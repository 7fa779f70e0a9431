import { outsidePath, treasuryPath } from '../../ledger/account.ts';
import { type Entry, leg } from '../../ledger/entry.ts';
import {
  constantWhy,
  differenceOf,
  greatestOf,
  productOf,
  recordWhy,
} from '../../ledger/why-terms.ts';
import { ruleWhy } from '../../rules/rule-why.ts';
import type { Day } from '../../units/day.ts';
import { type Fen, fen, rateOfFen } from '../../units/fen.ts';
import type { Batch } from '../../world/batch.ts';
import { CODE } from '../../world/category-code.ts';
import type { Party } from '../../world/party.ts';
import type { View } from '../../world/view.ts';

/** Granted land as a charge on it sees it. */
export interface ChargedLand {
  readonly id: string;
  readonly party: Party;
  /** What was paid for it, fen. */
  readonly paidFen: Fen;
}

/** The fee on land idle for a year (rule `idle-fee-share`), kept whole by the land's party. */
export function planIdleFee({ id, party, paidFen }: ChargedLand, day: Day, { rules }: View): Batch {
  const rule = 'idle-fee-share';
  const amountFen = rateOfFen(paidFen, rules.at(rule, day));
  const to = treasuryPath(party, 'general', CODE.idleFee);
  const terms = () => [recordWhy('idle.paidFen', paidFen, 'fen'), ruleWhy(rule, rules, day)];
  const why = () => productOf('idleFee', 'fen', 'halfUp', terms(), { rule });
  const legs = leg(outsidePath('grantee'), to, amountFen, rule, why);
  return batch(`idle-fee/${id}`, day, `fee on idle land ${id}`, legs);
}

/**
 * What the holder of land pays to build on it anew (rule `use-change-payment`): its value less
 * what was paid for it, nothing below zero; it is neither shared nor earmarked.
 */
export function planRedevelopment(
  { id, party, paidFen }: ChargedLand,
  valueFen: Fen,
  day: Day,
): Batch {
  const rule = 'use-change-payment';
  const amountFen = fen(Math.max(0, valueFen - paidFen));
  const to = treasuryPath(party, 'fund', CODE.supplementaryPrice);
  const values = () =>
    [
      recordWhy('idle.valueFen', valueFen, 'fen'),
      recordWhy('idle.paidFen', paidFen, 'fen'),
    ] as const;
  const why = () =>
    greatestOf('useChange', [differenceOf('useChange', [...values()]), constantWhy(0, 'fen')], {
      rule,
    });
  const legs = leg(outsidePath('grantee'), to, amountFen, rule, why);
  return batch(`use-change/${id}`, day, `land price paid up for ${id}`, legs);
}

function batch(id: string, day: Day, memo: string, legs: Entry['legs']): Batch {
  const entries =
    legs.length === 0 ? [] : [{ day, stage: 'collection', deal: '', memo, legs } as const];
  return { id, entries, moves: [], farmland: [] };
}
