import { compileSharing, NOTHING_SHARED, type SharingProgress } from '../../rules/sharing.ts';
import type { SharingRule } from '../../rules/sharing-rule.ts';
import { type Counts, NO_COUNTS } from '../../rules/sharing-tally.ts';
import type { Day } from '../../units/day.ts';
import { fen } from '../../units/fen.ts';
import { PARTIES, partyRank } from '../../world/party.ts';
import type { BaseTable } from './base-table.ts';
import { type CastGroups, castOfRow } from './casts.ts';
import { type ClaimRows, claimRows } from './claim-rows.ts';
import { linearRule } from './role-weights.ts';
import { addSplit } from './split.ts';

const WIDTH = PARTIES.length;

/**
 * Shares the base of every receipt: `out`, all zero, is filled by receipt and rank of the party. A
 * rule that is linear in its base goes by whole weights, any other is evaluated deal by deal as the
 * engine does it, in the engine's order.
 */
export function shareReceipts(
  table: BaseTable,
  casts: CastGroups,
  rule: SharingRule,
  out: Float64Array,
): void {
  const linear = linearRule(rule);
  const claims = linear === null ? null : claimRows(table, casts, linear);
  if (claims === null) shareExactly(table, rule, out);
  else shareByWeights(table, casts, claims, out);
}

function shareByWeights(
  { deals, receipts }: BaseTable,
  casts: CastGroups,
  claims: ClaimRows,
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
    const group = casts.of[deal]!;
    const before = sharedFen[deal]!;
    const given = deal * WIDTH;
    sharedFen[deal] = before + base;
    if (receipts.last[i] === 0) {
      if (base === 0) continue;
      addSplit(base, claims, group, out, at);
      for (let party = 0; party < WIDTH; party += 1) givenFen[given + party]! += out[at + party]!;
    } else if (before + base !== 0) {
      addSplit(before + base, claims, group, out, at);
      if (before === 0) continue;
      for (let party = 0; party < WIDTH; party += 1) out[at + party]! -= givenFen[given + party]!;
    }
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
