import type { RunInput } from '../src/engine/run-input.ts';
import { QuotaBook } from '../src/quota/book.ts';
import { RuleBook } from '../src/rules/rule-book.ts';
import { type CompiledSharing, compileSharing } from '../src/rules/sharing.ts';
import type { SharingRule } from '../src/rules/sharing-rule.ts';
import { type Receipt, scheduleReceipts } from '../src/stages/2-collection/schedule.ts';
import type { CostItem } from '../src/stages/3-settlement/costs.ts';
import { EARMARK_KINDS } from '../src/stages/3-settlement/earmarks.ts';
import { planSettlement } from '../src/stages/3-settlement/plan.ts';
import { startSettlement } from '../src/stages/3-settlement/progress.ts';
import { rateOfFen } from '../src/units/fen.ts';
import { ratio } from '../src/units/ratio.ts';
import { castOf } from '../src/world/cast.ts';
import { completeDeal, type DealFacts } from '../src/world/deal-facts.ts';
import { partyRank } from '../src/world/party.ts';
import type { View } from '../src/world/view.ts';
import { type Bench, collect, compare } from './harness.ts';
import { marketOf } from './market.ts';
import { type NaiveDeal, settleNaively } from './naive-pipeline.ts';

const SIZES = { tiny: 40, full: 2_000 } as const;

/** Four parts that add up to one; parties that play several parts add theirs together. */
export const RULE: SharingRule = {
  kind: 'fixed',
  shares: [
    { role: 'land', share: ratio(60, 100) },
    { role: 'listing', share: ratio(10, 100) },
    { role: 'quota', share: ratio(15, 100) },
    { role: 'collecting', share: ratio(15, 100) },
  ],
  residualTo: null,
};

/** A deal ready for settlement: what collection would hand over. */
export interface ReadyDeal {
  readonly facts: DealFacts;
  readonly receipts: readonly Receipt[];
  readonly sharing: CompiledSharing;
  readonly naive: NaiveDeal;
  /** Costs in the order of their recovery. */
  readonly costs: readonly CostItem[];
}

/**
 * The settlement of whole deals (cost recovery, earmarks, sharing, true-up) as the engine plans
 * it, against the same arithmetic in decimal.js. The hash covers every base, earmark and share.
 */
export const run: Bench = ({ size }) => {
  const { view, deals } = readyDeals(marketOf(SIZES[size]));
  return compare('settlement', size, deals.length, [
    { name: 'ours', run: () => collect(deals, (deal) => settle(deal, view)) },
    { name: 'decimal.js', run: () => collect(deals, ({ naive }) => naiveLines(naive)) },
  ]);
};

/** Deals of a market as collection would hand them over, and the law they are settled by. */
export function readyDeals(input: RunInput): { view: View; deals: ReadyDeal[] } {
  const view = viewOf(input);
  const deals = input.deals.map((deal) => ready(deal, view)).filter((deal) => deal !== null);
  return { view, deals };
}

function viewOf({ policy, rules, calendar, places, start }: RunInput): View {
  const override = {
    ...{ rule: 'land-reserve-fund-share', key: '', from: start, to: null },
    ...{ value: ratio(0), reason: 'the naive twin has no capped earmark' },
  };
  return {
    policy: { ...policy, greenHeart: { ...policy.greenHeart, enabled: false } },
    rules: new RuleBook(rules.rules(), [override]),
    calendar,
    places,
    quota: new QuotaBook(),
    farmlandM2: () => 0,
    pledgedM2: () => 0,
    basicFarmlandM2: () => 0,
    isDesignated: () => false,
  };
}

function ready(deal: RunInput['deals'][number], view: View): ReadyDeal | null {
  const facts = completeDeal(deal, view.places.get(deal.county)!, view.rules);
  if (!facts.granted) return null;
  const depositFen = rateOfFen(deal.priceFen!, view.rules.at('deposit-share', facts.awarded));
  const receipts = scheduleReceipts(facts, depositFen, view);
  const cast = castOf(deal, new Map());
  const weights = new Map<string, number>();
  for (const { role, share } of RULE.kind === 'fixed' ? RULE.shares : []) {
    const percent = (share.numerator * 100) / share.denominator;
    weights.set(cast.parties[role], (weights.get(cast.parties[role]) ?? 0) + percent);
  }
  const sharing = compileSharing(RULE, cast, partyRank);
  return {
    facts,
    receipts,
    sharing,
    costs: startSettlement(facts, view).costs.map(({ item }) => item),
    naive: {
      receipts: recovered({ facts, receipts, sharing }, view),
      earmarks: EARMARK_KINDS.map(({ id, rule }) => ({
        name: id,
        rate: view.rules.at(rule, deal.signed),
      })),
      claims: [...weights]
        .map(([party, weight]) => ({ party, weight, rank: partyRank(party) }))
        .sort((a, b) => a.rank - b.rank),
    },
  };
}

/** The costs each receipt recovers, which the naive twin is given as fixed fees. */
function recovered(
  deal: Pick<ReadyDeal, 'facts' | 'receipts' | 'sharing'>,
  view: View,
): NaiveDeal['receipts'] {
  return plans(deal, view).map(({ receipt, plan }) => {
    const costCodes = ['1030718', '1030147', '2120806', '2120801'];
    const fees = plan.batch.entries[0]!.legs.filter(({ to }) =>
      costCodes.some((code) => to.includes(`:${code}`)),
    ).map(({ rule, amountFen }) => ({ name: rule, kind: 'fixed' as const, amountFen }));
    return { amountFen: receipt.amountFen, fees };
  });
}

export function plans(
  { facts, receipts, sharing }: Pick<ReadyDeal, 'facts' | 'receipts' | 'sharing'>,
  view: View,
) {
  let progress = startSettlement(facts, view);
  return receipts.map((receipt) => {
    const treasury = facts.deal.landParty;
    const settled = { ...receipt, treasury, code: '103014801' };
    const plan = planSettlement(facts, settled, receipt.due, progress, sharing, view);
    progress = plan.progress;
    return { receipt, plan };
  });
}

function settle(deal: ReadyDeal, view: View): string[] {
  return plans(deal, view).map(({ plan }) => {
    const earmarked = EARMARK_KINDS.map(({ id }) =>
      plan.earmarks.reduce((sum, e) => (e.kind === id ? sum + e.amountFen : sum), 0),
    );
    const shares = deal.naive.claims.map(
      ({ party }) => plan.shares.find((share) => share.party === party)?.shareFen ?? 0,
    );
    return [plan.baseFen, ...earmarked, ...shares].join(' ');
  });
}

function naiveLines(deal: NaiveDeal): string[] {
  return settleNaively(deal).map(({ netFen, earmarksFen, sharesFen }) =>
    [netFen, ...earmarksFen, ...sharesFen].join(' '),
  );
}
