import type { Day } from '../../units/day.ts';
import type { Fen } from '../../units/fen.ts';
import type { Regime } from '../../world/policy.ts';

/** Money of `owner` lying in `holder` after one settlement: what a transfer must move. */
export interface Obligation {
  readonly holder: string;
  readonly owner: string;
  readonly section: 'fund' | 'general';
  readonly code: string;
  readonly amountFen: Fen;
  readonly deal: string;
  /** Number of the journal entry that put it there. */
  readonly entry: number;
  readonly receipt: string;
  /** Whose land the deal is on. */
  readonly landParty: string;
  readonly regime: Regime;
  readonly since: Day;
}
