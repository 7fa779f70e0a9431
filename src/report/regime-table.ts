import type { RunInput } from '../engine/run-input.ts';
import type { RunResult } from '../engine/run-result.ts';
import type { Label } from '../rules/rule.ts';
import { REGIMES, type Regime } from '../world/policy.ts';
import { formatWanYuan } from './format.ts';
import { PARTY_LABELS, REGIME_LABELS } from './labels.ts';
import { type Liquidity, liquidityOf } from './liquidity.ts';

/** One regime applied to the same deals from the first day to the last. */
export interface RegimeRow {
  readonly regime: Regime;
  readonly vouchers: number;
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
  return {
    regime,
    vouchers: moved.length,
    movedFen: moved.reduce((sum, { amountFen }) => sum + amountFen, 0),
    fenDays: result.misplacement.reduce((sum, { fenDays }) => sum + fenDays, 0n),
    liquidity: liquidityOf(result),
  };
}

/** Says what a regime costs whom: whose money waits longest elsewhere, and how much that is. */
export function regimeSentence({ regime, vouchers, liquidity }: RegimeRow): Label {
  const waited = Object.entries(liquidity.waitedFenDays).filter(([, fenDays]) => fenDays > 0n);
  const [most] = waited.sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0));
  const { zh, en } = REGIME_LABELS[regime];
  if (most === undefined) {
    return { zh: `${regime} ${zh}：没有钱在别处等候。`, en: `${regime} ${en}: no money waits.` };
  }
  const [party, fenDays] = most;
  const who = PARTY_LABELS[party as keyof typeof PARTY_LABELS];
  const amount = formatWanYuan(fenDays);
  return {
    zh: `${regime} ${zh}：等得最多的是${who.zh}，${amount} 万元·天；共办凭证 ${vouchers} 张。`,
    en: `${regime} ${en}: ${who.en} waits most, ${amount} ×10⁴ yuan·days; ${vouchers} vouchers.`,
  };
}

/** The regimes in the order they are compared. */
export const COMPARED: readonly Regime[] = REGIMES;
