import { compileSharing, NOTHING_SHARED, type Shared } from '../../src/rules/sharing.ts';
import type { Cast } from '../../src/rules/sharing-cast.ts';
import type { FixedRule, Role, SharingRule } from '../../src/rules/sharing-rule.ts';
import { type Counts, NO_COUNTS } from '../../src/rules/sharing-tally.ts';
import { isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { parseRatio } from '../../src/units/ratio.ts';
import { castOf } from '../../src/world/cast.ts';
import type { Deal } from '../../src/world/deal.ts';
import { partyRank } from '../../src/world/party.ts';
import { deal } from '../engine/fixture.ts';

/** A receipt of a deal in a test: its day, fen, and the deal it belongs to. */
export type Paid = readonly [day: string, amountFen: number, deal?: string];

/** Changsha's land with Zhuzhou for a partner, listed in Xiangtan. */
export function castFor(given: Partial<Deal> = {}): Cast {
  return castOf(deal({ enclavePartner: 'zhuzhou', listingCity: 'xiangtan', ...given }), new Map());
}

/** Fixed shares of some roles, e.g. `fixed({ land: '50%', partner: '50%' })`. */
export function fixed(shares: Readonly<Partial<Record<Role, string>>>): FixedRule {
  const parts = Object.entries(shares).map(([role, share]) => ({
    role: role as Role,
    share: parseRatio(share)!,
  }));
  return { kind: 'fixed', shares: parts, residualTo: null };
}

export const LAND = fixed({ land: '1' });
export const PARTNER = fixed({ partner: '1' });
export const HALVES = fixed({ land: '50%', partner: '50%' });

/** Shares receipts one after the other, carrying along what must be remembered. */
export function shareAll(rule: SharingRule, paid: readonly Paid[], cast = castFor()): Shared[] {
  const progress = new Map<string, Shared['progress']>();
  let history: Counts = NO_COUNTS;
  return paid.map(([date, amount, name = 'one'], at) => {
    const last = !paid.slice(at + 1).some(([, , later = 'one']) => later === name);
    const receipt = { day: isoDay(date), amountFen: fen(amount), last, name: String(at) };
    const before = progress.get(name) ?? NOTHING_SHARED;
    const shared = compileSharing(rule, cast, partyRank).share(receipt, before, history);
    progress.set(name, shared.progress);
    history = shared.history;
    return shared;
  });
}

/** What each receipt gave one party, in fen. */
export function given(shared: readonly Shared[], party: string): number[] {
  return shared.map(({ shares }) => shares.find((share) => share.party === party)?.shareFen ?? 0);
}
