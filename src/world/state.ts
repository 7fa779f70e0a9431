import { produce } from 'immer';
import type { Day } from '../units/day.ts';
import type { City } from './party.ts';

/** The world as it stood at the end of a period; one immutable value per month. */
export interface State {
  readonly day: Day;
  /** Farmland of each city in m². */
  readonly farmlandM2: Readonly<Record<City, number>>;
  /** Fen in each treasury by whose they are; in `clearing` and `escrow` nobody's yet. */
  readonly treasuries: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Net changes since the last period end. */
export interface Deltas {
  readonly farmlandM2: Map<City, number>;
  readonly treasuries: Map<string, Map<string, number>>;
}

export function noDeltas(): Deltas {
  return { farmlandM2: new Map(), treasuries: new Map() };
}

/** The state after a period: the net changes applied in one step, everything else shared. */
export function closePeriod(state: State, day: Day, deltas: Deltas): State {
  return produce(state, (draft) => {
    draft.day = day as typeof draft.day;
    for (const [city, delta] of deltas.farmlandM2) draft.farmlandM2[city] += delta;
    for (const [treasury, owners] of deltas.treasuries) {
      // Copied here: read and written one by one, a draft costs several times as much.
      const balances = { ...state.treasuries[treasury] };
      for (const [owner, delta] of owners) balances[owner] = (balances[owner] ?? 0) + delta;
      draft.treasuries[treasury] = balances;
    }
  });
}
