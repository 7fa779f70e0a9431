import type { RunResult } from '../engine/run-result.ts';
import type { Account } from '../ledger/account.ts';
import type { Stage } from '../ledger/entry.ts';
import { yearOf } from '../units/day.ts';
import { CODE } from '../world/category-code.ts';
import type { Figures } from './summary.ts';

export type FigureKey = keyof Figures;

/** What one leg of one entry adds to one figure of one party and year. */
export interface Contribution {
  readonly party: string;
  readonly year: string;
  readonly key: FigureKey;
  readonly amountFen: number;
  readonly entry: number;
  /** Position of the leg in its entry. */
  readonly leg: number;
}

/** Category codes of costs recovered and of earmarks kept. */
const COST_CODES: readonly string[] = [
  CODE.costRecovery,
  CODE.businessFee,
  CODE.agriLandFund,
  CODE.newConstructionFee,
];
const EARMARK_CODES: readonly string[] = [
  CODE.education,
  CODE.irrigation,
  CODE.housing,
  CODE.landReserveFund,
];
const LEVELS_ABOVE = ['hunan', 'central'];

/** Takes a part of a leg into a figure of a party. */
type Add = (party: string, key: FigureKey, amountFen: number) => void;

/** Everything the money figures of a run are added up from, posting by posting. */
export function* moneyContributions(result: RunResult): Generator<Contribution> {
  const landOf = new Map(result.deals.map(({ deal }) => [deal.id, deal.landParty]));
  const { chart, journal } = result.ledger;
  for (const { number: entry, day, stage, deal, legs } of journal.entries()) {
    const year = String(yearOf(day));
    const land = landOf.get(deal) ?? null;
    for (const [leg, { from, to, amountFen }] of legs.entries()) {
      const found: Contribution[] = [];
      const add: Add = (party, key, partFen) =>
        found.push({ party, year, key, amountFen: partFen, entry, leg });
      contribute(add, stage, land, chart.account(from), chart.account(to), amountFen);
      yield* found;
    }
  }
}

function contribute(
  add: Add,
  stage: Stage,
  land: string | null,
  from: Account,
  to: Account,
  amountFen: number,
): void {
  holdings(add, from, -amountFen);
  holdings(add, to, amountFen);
  // What goes back outside is a refund.
  const isRefund = to.section === 'outside';
  if (stage === 'collection') add(land!, 'receiptsFen', isRefund ? -amountFen : amountFen);
  if (stage === 'tax') {
    add(isRefund ? from.owner! : to.owner!, 'taxesFen', isRefund ? -amountFen : amountFen);
  }
  if (stage === 'quota') {
    add(from.owner!, 'quotaPaidFen', amountFen);
    // The cost of a project goes to nobody who is a party.
    if (to.owner !== null) add(to.owner, 'quotaReceivedFen', amountFen);
  }
  if (stage === 'settlement') {
    const whose = land ?? yearEndParty(from, to);
    settled(add, whose, from, -amountFen);
    settled(add, whose, to, amountFen);
  }
}

/** A year-end true-up moves money between a party's own net revenue and an earmark. */
function yearEndParty(from: Account, to: Account): string {
  return (from.code === CODE.netRevenue ? from : to).owner!;
}

/** What a party owns, wherever it lies. */
function holdings(add: Add, account: Account, deltaFen: number): void {
  if (account.section === 'fund' || account.section === 'general') {
    add(account.owner!, 'finalPositionFen', deltaFen);
  }
}

/** What a settlement did to one account, seen from the land's party. */
function settled(
  add: Add,
  land: string,
  { section, owner, code }: Account,
  deltaFen: number,
): void {
  if (section !== 'fund' && section !== 'general') return;
  const purpose = COST_CODES.includes(code) || EARMARK_CODES.includes(code);
  if (purpose && LEVELS_ABOVE.includes(owner!)) {
    add(land, 'remittedUpFen', deltaFen);
  } else if (COST_CODES.includes(code)) {
    add(land, 'costRecoveryFen', deltaFen);
  } else if (EARMARK_CODES.includes(code)) {
    add(land, 'earmarksFen', deltaFen);
  } else {
    add(land, 'netProceedsFen', deltaFen);
    if (owner === land) return;
    add(land, owner === 'green-heart' ? 'greenHeartFen' : 'sharesOutFen', deltaFen);
    add(owner!, 'sharesInFen', deltaFen);
  }
}
