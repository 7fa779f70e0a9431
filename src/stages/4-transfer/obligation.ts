import type { Day } from '../../units/day.ts';
import type { Fen } from '../../units/fen.ts';
import type { Regime } from '../../world/policy.ts';

/**
 * Money of `owner` lying in `holder` after one settlement: what a transfer must move. A receipt
 * that was booked in the wrong place is one too, in the section `clearing`.
 */
export interface Obligation {
  readonly holder: string;
  readonly owner: string;
  readonly section: 'fund' | 'general' | 'clearing';
  readonly code: string;
  /** Category code it belongs under, where it was booked under the wrong one. */
  readonly rightCode?: string;
  /** How money that is called back once arrived: it leaves the account it arrived in. */
  readonly arrivedBy?: Regime;
  /** Where money called back on its way has got to, when that is not its owner's treasury. */
  readonly reached?: string;
  readonly amountFen: Fen;
  readonly deal: string;
  /** Number of the journal entry that put it there. */
  readonly entry: number;
  readonly receipt: string;
  /** Whose land the deal is on. */
  readonly landParty: string;
  readonly regime: Regime;
  readonly since: Day;
  /** Whether it carries on what an earlier voucher failed to move. */
  readonly carriedOver?: true;
  /** The day the grantee paid. */
  readonly received: Day;
}

/**
 * What an obligation adds to the money in the wrong treasury; none where it only goes from one
 * wrong treasury to another.
 */
export function misplacedFen({ holder, owner, reached, amountFen }: Obligation): number {
  return holder === owner || reached !== undefined ? 0 : amountFen;
}
