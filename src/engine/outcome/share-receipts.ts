import { compileSharing, NOTHING_SHARED, type SharingProgress } from '../../rules/sharing.ts';
import type { SharingRule } from '../../rules/sharing-rule.ts';
import { type Counts, NO_COUNTS } from '../../rules/sharing-tally.ts';
import type { Day } from '../../units/day.ts';
import { fen } from '../../units/fen.ts';
import { PARTIES, partyRank } from '../../world/party.ts';
import type { BaseTable } from './base-table.ts';
import { claimsOf } from './cast-claims.ts';
import { type CastGroups, castOfRow } from './casts.ts';
import { linearRule } from './role-weights.ts';
import { addSplit, type Claims } from './split.ts';

const WIDTH = PARTIES.length;

/**
 * Shares the base of every receipt: `out` is filled by receipt and rank of the party. A rule that
 * is linear in its base goes by whole weights, any other is evaluated deal by deal as the engine
 * does it, in the engine's order.
 */
export function shareReceipts(
  table: BaseTable,
  casts: CastGroups,
  rule: SharingRule,
  out: Float64Array,
): void {
  out.fill(0);
  const claims = claimsByGroup(table, casts, rule);
  if (claims === null) shareExactly(table, rule, out);
  else shareByWeights(table, casts, claims, out);
}

/** The claims of every cast under a linear rule; null where it has no safe whole weights. */
export function claimsByGroup(
  table: BaseTable,
  casts: CastGroups,
  rule: SharingRule,
): Claims[] | null {
  const linear = linearRule(rule);
  if (linear === null) return null;
  const claims: Claims[] = [];
  for (const deal of casts.example) {
    const own = claimsOf(table, deal, linear);
    if (own === null) return null;
    claims.push(own);
  }
  return claims;
}

function shareByWeights(
  { deals, receipts }: BaseTable,
  casts: CastGroups,
  claims: readonly Claims[],
  out: Float64Array,
): void {
  const sharedFen = new Float64Array(deals.count);
  const givenFen = new Float64Array(deals.count * WIDTH);
  for (let i = 0; i < receipts.count; i += 1) {
    const deal = receipts.deal[i]!;
    const base = receipts.baseFen[i]!;
    const at = i * WIDTH;
    if (deals.outside[deal] === 1) {
      out[at + deals.land[deal]!] = base;
      continue;
    }
    const own = claims[casts.of[deal]!]!;
    const before = sharedFen[deal]!;
    if (receipts.last[i] === 1 && before !== 0) {
      addSplit(before + base, own, out, at, 1);
      const given = deal * WIDTH;
      for (let party = 0; party < WIDTH; party += 1) out[at + party]! -= givenFen[given + party]!;
    } else if (base !== 0) {
      addSplit(base, own, out, at, 1);
      addSplit(base, own, givenFen, deal * WIDTH, 1);
    }
    sharedFen[deal] = before + base;
  }
}

function shareExactly(table: BaseTable, rule: SharingRule, out: Float64Array): void {
  const { deals, receipts } = table;
  const compiled = new Map<number, ReturnType<typeof compileSharing>>();
  const progress = new Map<number, SharingProgress>();
  let history: Counts = NO_COUNTS;
  for (let i = 0; i < receipts.count; i += 1) {
    const deal = receipts.deal[i]!;
    const amountFen = fen(receipts.baseFen[i]!);
    if (deals.outside[deal] === 1) {
      out[i * WIDTH + deals.land[deal]!] = amountFen;
      continue;
    }
    let sharing = compiled.get(deal);
    if (sharing === undefined) {
      sharing = compileSharing(rule, castOfRow(table, deal), partyRank);
      compiled.set(deal, sharing);
    }
    const receipt = {
      ...{ day: receipts.received[i]! as Day, amountFen },
      ...{ last: receipts.last[i] === 1, name: '' },
    };
    const shared = sharing.share(receipt, progress.get(deal) ?? NOTHING_SHARED, history);
    progress.set(deal, shared.progress);
    history = shared.history;
    for (const { party, shareFen } of shared.shares) {
      out[i * WIDTH + partyRank(party)] = shareFen;
    }
  }
}
