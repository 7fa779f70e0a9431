import type { RunInput } from '../../engine/run-input.ts';
import type { RunResult } from '../../engine/run-result.ts';
import type { Day } from '../../units/day.ts';
import { REGIMES, type Regime } from '../../world/policy.ts';
import { type Liquidity, liquidityOf } from '../liquidity.ts';

/** One regime applied to the same deals from the first day to the last. */
export interface RegimeRow {
  readonly regime: Regime;
  /** Vouchers booked, after netting and before it. */
  readonly vouchers: number;
  readonly vouchersGross: number;
  readonly movedFen: number;
  readonly fenDays: bigint;
  readonly liquidity: Liquidity;
}

/**
 * The same run under one regime throughout, taken to be authorised from the first day: a question
 * of what if, not of what is allowed.
 */
export function underRegime(input: RunInput, regime: Regime): RunInput {
  const { start, policy } = input;
  const { netting } = policy.transfer;
  const transfer = { regimes: [{ from: start, regime }], authorised: { [regime]: start } };
  const kept = netting === undefined ? {} : { netting };
  return { ...input, policy: { ...policy, transfer: { ...transfer, ...kept } } };
}

/** What a regime did to the money of a run. */
export function regimeRow(regime: Regime, result: RunResult): RegimeRow {
  const moved = result.transfers.filter(({ booked }) => booked !== null);
  const liquidity = liquidityOf(result);
  return {
    regime,
    vouchers: moved.length,
    vouchersGross: liquidity.months.reduce((sum, one) => sum + one.vouchersGross, 0),
    movedFen: moved.reduce((sum, { amountFen }) => sum + amountFen, 0),
    fenDays: result.misplacement.reduce((sum, { fenDays }) => sum + fenDays, 0n),
    liquidity,
  };
}

/** The regimes in the order they are compared. */
export const COMPARED: readonly Regime[] = REGIMES;

/** The regimes a scenario does not authorise from its first day, and from when it does if ever. */
export function unauthorised({ start, policy }: RunInput): { regime: Regime; from: Day | null }[] {
  return COMPARED.flatMap((regime) => {
    const from = policy.transfer.authorised[regime] ?? null;
    if (regime === 'T-A' || (from !== null && from <= start)) return [];
    return [{ regime, from }];
  });
}
