import type { Why, WhyThunk } from '../../ledger/why.ts';
import { constantWhy, greatestOf, receiptWhy } from '../../ledger/why-terms.ts';
import type { CompiledSharing } from '../../rules/sharing.ts';
import type { Share } from '../../split/allocation.ts';
import type { Day } from '../../units/day.ts';
import { type Fen, fen, subFen, sumFen, ZERO_FEN } from '../../units/fen.ts';
import type { Batch } from '../../world/batch.ts';
import { CODE } from '../../world/category-code.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import type { Party } from '../../world/party.ts';
import type { View } from '../../world/view.ts';
import { type Appropriated, type Appropriation, appropriate, type Purse } from './appropriate.ts';
import type { EarmarkAmount } from './earmarks.ts';
import { greenHeartFen, greenHeartWhy } from './green-heart.ts';
import { type Entitlement, Outflow } from './outflow.ts';
import type { SettlementProgress } from './progress.ts';
import { costRefs, earmarkRefs, less, receiptAmount } from './receipt-refs.ts';
import { shareOutWhy } from './share-out.ts';

/** A receipt to be settled: where it lies, under which code, and whether it is the deal's last. */
export interface SettledReceipt {
  readonly number: number;
  /** The day it came in: the sharing rule's phases and yearly limits go by it. */
  readonly due: Day;
  readonly amountFen: Fen;
  readonly treasury: Party;
  readonly code: string;
  readonly last: boolean;
}

export interface SettlementPlan {
  readonly batch: Batch;
  readonly progress: SettlementProgress;
  /** Green-heart levy. */
  readonly levyFen: Fen;
  readonly baseFen: Fen;
  readonly shares: readonly Share[];
  readonly costs: readonly Appropriation[];
  readonly earmarks: readonly EarmarkAmount[];
  /**
   * Costs paid on the strength of this receipt: what it recovered and, with the deal's last
   * receipt, what the deal could not cover and the land's party bears.
   */
  readonly costsPaidFen: Fen;
  /** The part of them that this receipt recovered. */
  readonly recoveredFen: Fen;
  /** Costs that count towards the rural-use test: the funds and fees kept for farmland. */
  readonly ruralFen: Fen;
  /** What now lies in the wrong treasury. */
  readonly entitlements: readonly Entitlement[];
}

/**
 * 结: settles one receipt. On net proceeds: costs, earmarks, green-heart levy, then the sharing
 * rule on what is left. On gross receipts: levy and sharing first, costs and earmarks from the
 * land party's own share. The last receipt trues up to the split of the deal's whole base.
 */
export function planSettlement(
  facts: DealFacts,
  receipt: SettledReceipt,
  day: Day,
  progress: SettlementProgress,
  sharing: CompiledSharing,
  view: View,
): SettlementPlan {
  const { deal } = facts;
  const gross = facts.granted && view.policy.sharing.base === 'grossReceipts';
  const land = deal.landParty;
  const whole: Purse = { amountFen: receipt.amountFen, why: () => receiptAmount(receipt) };
  const taken = gross ? null : appropriate(facts, receipt, whole, progress, day, view);
  const available: Purse = {
    amountFen: taken?.restFen ?? receipt.amountFen,
    why: () => less('moneyLeft', whole.why(), spent(receipt, taken)),
  };
  const levyFen = greenHeartFen(facts, receipt.amountFen, available.amountFen, day, view);
  const baseFen = subFen(available.amountFen, levyFen);
  const shared = sharing.share(
    { day: receipt.due, amountFen: baseFen, last: receipt.last, name: String(receipt.number) },
    progress.sharing,
    progress.history,
  );
  const { shares } = shared;
  const shareWhy = (party: string) => () => {
    const levied = levyFen === 0 ? [] : [receiptWhy(receipt.number, 'levy', '', levyFen)];
    const base = less('sharingBase', whole.why(), [...spent(receipt, taken), ...levied]);
    return shareOutWhy(receipt.last, base, party, progress, shared);
  };
  const ownFen = shares.find(({ party }) => party === land)?.shareFen ?? ZERO_FEN;
  const own = ownPurse(ownFen, shareWhy(land));
  const late = taken ?? appropriate(facts, receipt, own, progress, day, view);
  const ownRestFen = gross ? subFen(ownFen, subFen(own.amountFen, late.restFen)) : ownFen;
  const ownWhy = gross
    ? () => less('ownRest', shareWhy(land)(), spent(receipt, late))
    : shareWhy(land);
  const outflow = new Outflow(receipt);
  for (const cost of late.costs) outflow.appropriate(cost);
  for (const earmark of late.earmarks) outflow.appropriate(earmark);
  outflow.share('green-heart', levyFen, 'green-heart-levy', () =>
    greenHeartWhy(facts, receipt, available, day, view),
  );
  outflow.share(land, ownRestFen, 'sharing-policy', ownWhy);
  for (const { party, shareFen } of shares) {
    if (party !== land) outflow.share(party, shareFen, 'sharing-policy', shareWhy(party));
  }
  return {
    batch: batchOf(facts, receipt, day, outflow),
    progress: {
      costs: late.costsLeft,
      sharing: shared.progress,
      history: shared.history,
      past: [...progress.past, { number: receipt.number, baseFen, shares, costs: late.costs }],
    },
    levyFen,
    baseFen,
    shares,
    costs: late.costs,
    earmarks: late.earmarks,
    costsPaidFen: costsPaid(late, receipt.last),
    recoveredFen: recovered(late),
    ruralFen: ruralCosts(late, land),
    entitlements: outflow.entitlements,
  };
}

function batchOf(
  { deal }: DealFacts,
  { number }: SettledReceipt,
  day: Day,
  { legs }: Outflow,
): Batch {
  const memo = `receipt ${number} settled`;
  return {
    id: `settlement/${deal.id}/${number}`,
    entries: [{ day, stage: 'settlement', deal: deal.id, memo, legs }],
    moves: [],
    farmland: [],
  };
}

/** What the land party's own share leaves for costs and earmarks: never less than nothing. */
function ownPurse(ownFen: Fen, why: WhyThunk): Purse {
  return {
    amountFen: fen(Math.max(0, ownFen)),
    why: () => greatestOf('ownAvailable', [why(), constantWhy(0, 'fen')]),
  };
}

/** What costs and earmarks took of a receipt. */
function spent({ number }: SettledReceipt, taken: Appropriated | null): Why[] {
  if (taken === null) return [];
  return [...costRefs(number, taken.costs), ...earmarkRefs(number, taken.earmarks)];
}

/** The agricultural land fund and the land's own part of the new-construction-land fee. */
const RURAL_CODES: readonly string[] = [CODE.agriLandFund, CODE.newConstructionFee];

function ruralCosts({ costs }: Appropriated, land: string): Fen {
  const rural = costs.filter(({ to, code }) => to === land && RURAL_CODES.includes(code));
  return sumFen(rural.map(({ amountFen }) => amountFen));
}

function recovered({ costs }: Appropriated): Fen {
  return sumFen(costs.map(({ amountFen }) => amountFen));
}

function costsPaid(taken: Appropriated, last: boolean): Fen {
  const left = last ? taken.costsLeft.map(({ leftFen }) => leftFen) : [];
  return sumFen([recovered(taken), ...left]);
}
