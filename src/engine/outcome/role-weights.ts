import { commonDenominator } from '../../rules/fraction.ts';
import { residualParty } from '../../rules/sharing.ts';
import type { Cast } from '../../rules/sharing-cast.ts';
import { unitShares } from '../../rules/sharing-linear.ts';
import { ROLES, type Role, type SharingRule } from '../../rules/sharing-rule.ts';
import { isoDay } from '../../units/day.ts';

/** What a linear rule gives to each part somebody plays, as whole weights of a whole. */
export interface RoleWeights {
  /** In the order of `ROLES`; they sum to `whole`. */
  readonly weights: readonly number[];
  readonly whole: number;
  /** Position in `ROLES` of who takes the odd fen; -1 where the largest remainder does. */
  readonly residual: number;
}

/** A linear rule by what it can depend on: whether a deal crosses a border and buys quota. */
export type LinearRule = readonly RoleWeights[];

/** Which of the weights of a {@link LinearRule} a deal goes by. */
export function situationOf(crossRegion: number, isSupplied: boolean): number {
  return crossRegion * 2 + (isSupplied ? 1 : 0);
}

/**
 * A linear rule as weights of the parts; null where it is not linear in its base, not the same on
 * every day, or its weights outgrow safe integers.
 */
export function linearRule(rule: SharingRule): LinearRule | null {
  const found: RoleWeights[] = [];
  for (const crossRegion of [false, true]) {
    for (const isSupplied of [false, true]) {
      const weights = roleWeights(rule, playedByThemselves(crossRegion, isSupplied));
      if (weights === null) return null;
      found.push(weights);
    }
  }
  return found;
}

function roleWeights(rule: SharingRule, cast: Cast): RoleWeights | null {
  const shares = unitShares(rule, cast);
  if (shares === null) return null;
  const taker = residualParty(rule, cast, cast.signed);
  if (taker !== null && !shares.has(taker)) return null;
  const d = commonDenominator([...shares.values()]);
  const weights = ROLES.map((role) => {
    const share = shares.get(role);
    return share === undefined ? 0 : Number(share.n * (d / share.d));
  });
  const whole = Number(d);
  if (!Number.isSafeInteger(whole)) return null;
  return { weights, whole, residual: taker === null ? -1 : ROLES.indexOf(taker as Role) };
}

/** A cast in which every part is played by a party of its own name. */
function playedByThemselves(crossRegion: boolean, isSupplied: boolean): Cast {
  return {
    parties: Object.fromEntries(ROLES.map((role) => [role, role])) as Cast['parties'],
    crossRegion,
    quotaSuppliedM2: new Map(isSupplied ? [['quota', 1]] : []),
    signed: ANY_DAY,
  };
}

/** A linear rule is the same on every day. */
const ANY_DAY = isoDay('2026-01-01');
