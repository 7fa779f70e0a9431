import type { Why } from '../../ledger/why.ts';
import { type Scene, whyOfLeg } from './scene.ts';

/** A transfer of money that an earlier entry had left in the wrong treasury. */
export interface Moved {
  /** The entry that moved it, and the leg. */
  readonly entry: number;
  readonly leg: number;
  /** The entry that had left it there, and the account. */
  readonly cause: number;
  readonly account: string;
  readonly amountFen: bigint;
}

/** What each transfer of a run moved, by the entry that had left the money there. */
export function transfersByCause(scene: Scene): ReadonlyMap<number, readonly Moved[]> {
  const found = new Map<number, Moved[]>();
  for (const { number, stage, legs } of scene.result.ledger.journal.entries()) {
    if (stage !== 'transfer') continue;
    for (const leg of legs.keys()) {
      for (const cause of causes(whyOfLeg(scene, number, leg))) {
        const moved = { entry: number, leg, ...cause };
        found.set(cause.cause, [...(found.get(cause.cause) ?? []), moved]);
      }
    }
  }
  return found;
}

function causes({ how, result, terms }: Why): Omit<Moved, 'entry' | 'leg'>[] {
  if (how.op !== 'entry') return terms.flatMap(causes);
  return [{ cause: how.entry, account: how.account, amountFen: result.numerator }];
}
