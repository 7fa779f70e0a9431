import { treasuryPath } from '../../ledger/account.ts';
import { type Leg, leg } from '../../ledger/entry.ts';
import type { CompiledSharing } from '../../rules/sharing.ts';
import type { Share } from '../../split/allocation.ts';
import { trueUp } from '../../split/true-up.ts';
import type { Day } from '../../units/day.ts';
import {
  addFen,
  type Fen,
  fen,
  minFen,
  rateOfFen,
  subFen,
  sumFen,
  ZERO_FEN,
} from '../../units/fen.ts';
import type { Batch } from '../../world/batch.ts';
import { CODE } from '../../world/category-code.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import type { Party } from '../../world/party.ts';
import type { View } from '../../world/view.ts';
import { type Appropriated, type Appropriation, appropriate } from './appropriate.ts';
import type { EarmarkAmount } from './earmarks.ts';
import type { SettlementProgress } from './progress.ts';

/** A receipt to be settled: where it lies, under which code, and whether it is the deal's last. */
export interface SettledReceipt {
  readonly number: number;
  readonly amountFen: Fen;
  readonly treasury: Party;
  readonly code: string;
  readonly last: boolean;
}

/** Money one party owns in another's treasury after a settlement. */
export interface Entitlement {
  readonly owner: string;
  readonly section: 'fund' | 'general';
  readonly code: string;
  readonly amountFen: Fen;
}

export interface SettlementPlan {
  readonly batch: Batch;
  readonly progress: SettlementProgress;
  readonly baseFen: Fen;
  readonly shares: readonly Share[];
  readonly earmarks: readonly EarmarkAmount[];
  /**
   * Costs paid on the strength of this receipt: what it recovered and, with the deal's last
   * receipt, what the deal could not cover and the land's party bears.
   */
  readonly costsPaidFen: Fen;
  /** Costs that count towards the rural-use test: the funds and fees kept for farmland. */
  readonly ruralFen: Fen;
  /** What now lies in the wrong treasury. */
  readonly entitlements: readonly Entitlement[];
}

/** Levels above the cities are paid at once, by the treasury's own split at posting. */
const PAID_AT_POSTING: readonly string[] = ['central', 'hunan'];

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
  const whole = receipt.amountFen;
  const land = deal.landParty;
  const taken = gross ? null : appropriate(facts, whole, whole, progress.costs, day, view);
  const availableFen = taken?.restFen ?? whole;
  const levyFen = greenHeartFen(facts, whole, availableFen, day, view);
  const baseFen = subFen(availableFen, levyFen);
  const shares = shareOut(receipt, baseFen, progress, sharing);
  const ownFen = shares.find(({ party }) => party === land)?.shareFen ?? ZERO_FEN;
  const late =
    taken ?? appropriate(facts, whole, fenAtLeastZero(ownFen), progress.costs, day, view);
  const ownRestFen = gross ? subFen(ownFen, subFen(fenAtLeastZero(ownFen), late.restFen)) : ownFen;
  const outflow = new Outflow(receipt);
  for (const cost of late.costs) outflow.appropriate(cost);
  for (const earmark of late.earmarks) outflow.appropriate(earmark);
  outflow.share('green-heart', levyFen, 'green-heart-levy');
  outflow.share(land, ownRestFen, 'sharing-policy');
  for (const { party, shareFen } of shares) {
    if (party !== land) outflow.share(party, shareFen, 'sharing-policy');
  }
  return {
    batch: {
      id: `settlement/${deal.id}/${receipt.number}`,
      entries: [
        {
          day,
          stage: 'settlement',
          deal: deal.id,
          memo: `receipt ${receipt.number} settled`,
          legs: outflow.legs,
        },
      ],
      moves: [],
      farmland: [],
    },
    progress: {
      costs: late.costsLeft,
      sharedFen: addFen(progress.sharedFen, baseFen),
      given: addGiven(progress.given, shares),
    },
    baseFen,
    shares,
    earmarks: late.earmarks,
    costsPaidFen: costsPaid(late, receipt.last),
    ruralFen: ruralCosts(late, land),
    entitlements: outflow.entitlements,
  };
}

/** Where the money of one receipt goes: the legs, and what they leave in the wrong treasury. */
class Outflow {
  readonly legs: Leg[] = [];
  readonly entitlements: Entitlement[] = [];
  readonly #from: string;
  readonly #treasury: string;

  constructor({ treasury, code }: SettledReceipt) {
    this.#treasury = treasury;
    this.#from = treasuryPath(treasury, 'clearing', code);
  }

  /** A cost or an earmark; the levels above are paid at once. */
  appropriate({ to, section, code, amountFen, rule }: Appropriation): void {
    const holder = PAID_AT_POSTING.includes(to) ? to : this.#treasury;
    this.#move(holder, to, section, code, amountFen, rule);
  }

  /** A share of the net revenue, which waits for its transfer whoever's it is. */
  share(to: string, amountFen: Fen, rule: string): void {
    this.#move(this.#treasury, to, 'fund', CODE.netRevenue, amountFen, rule);
  }

  #move(
    holder: string,
    owner: string,
    section: 'fund' | 'general',
    code: string,
    amountFen: Fen,
    rule: string,
  ): void {
    if (amountFen === 0) return;
    this.legs.push(...leg(this.#from, treasuryPath(holder, section, code, owner), amountFen, rule));
    if (holder !== owner) this.entitlements.push({ owner, section, code, amountFen });
  }
}

/** The agricultural land fund and the land's own part of the new-construction-land fee. */
const RURAL_CODES: readonly string[] = [CODE.agriLandFund, CODE.newConstructionFee];

function ruralCosts({ costs }: Appropriated, land: string): Fen {
  const rural = costs.filter(({ to, code }) => to === land && RURAL_CODES.includes(code));
  return sumFen(rural.map(({ amountFen }) => amountFen));
}

function costsPaid({ costs, costsLeft }: Appropriated, last: boolean): Fen {
  const recovered = costs.map(({ amountFen }) => amountFen);
  return sumFen(last ? [...recovered, ...costsLeft.map(({ leftFen }) => leftFen)] : recovered);
}

/** The levy of a parcel in or near the green heart, never more than there is to take it from. */
function greenHeartFen(
  { deal }: DealFacts,
  receiptFen: Fen,
  availableFen: Fen,
  day: Day,
  { policy, rules }: View,
): Fen {
  if (!policy.greenHeart.enabled || deal.greenHeart === 'none') return ZERO_FEN;
  const rate = rules.at('green-heart-levy', day, deal.greenHeart);
  const base = policy.greenHeart.base === 'grossReceipts' ? receiptFen : availableFen;
  return minFen(availableFen, rateOfFen(base, rate));
}

function shareOut(
  receipt: SettledReceipt,
  baseFen: Fen,
  { sharedFen, given }: SettlementProgress,
  sharing: CompiledSharing,
): Share[] {
  const endFen = addFen(sharedFen, baseFen);
  if (endFen === 0) return [];
  const slice = sharing.slice(sharedFen, endFen);
  return receipt.last ? trueUp(sharing.slice(ZERO_FEN, endFen), given, slice) : slice;
}

function addGiven(
  given: ReadonlyMap<string, Fen>,
  shares: readonly Share[],
): ReadonlyMap<string, Fen> {
  const next = new Map(given);
  for (const { party, shareFen } of shares) {
    next.set(party, addFen(next.get(party) ?? ZERO_FEN, shareFen));
  }
  return next;
}

function fenAtLeastZero(amount: Fen): Fen {
  return fen(Math.max(0, amount));
}
