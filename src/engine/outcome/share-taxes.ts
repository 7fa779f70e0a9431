import { compileSharing, NOTHING_SHARED } from '../../rules/sharing.ts';
import { SHARED_TAXES, type SharedTax, type SharingRule } from '../../rules/sharing-rule.ts';
import { type Counts, NO_COUNTS } from '../../rules/sharing-tally.ts';
import type { Day } from '../../units/day.ts';
import { fen } from '../../units/fen.ts';
import type { SharedFirmKind } from '../../world/firm.ts';
import { PARTIES, partyRank } from '../../world/party.ts';
import type { Policy } from '../../world/policy.ts';
import { type BaseTable, TAX_KINDS } from './base-table.ts';
import { type CastGroups, castOfRow } from './casts.ts';
import { claimRows } from './claim-rows.ts';
import { linearRule } from './role-weights.ts';
import { addSplit } from './split.ts';

const WIDTH = PARTIES.length;

/**
 * Shares the city part of every tax: `out`, all zero, is filled by tax and rank of the party. A tax
 * that no rule shares stays with the land's party.
 */
export function shareTaxes(
  table: BaseTable,
  casts: CastGroups,
  policy: Policy,
  out: Float64Array,
): void {
  const { deals, taxes } = table;
  const rules = TAX_KINDS.map((kind) => ruleOf(kind, policy));
  const claims = rules.map((one) => {
    const linear = one === null ? null : linearRule(one.rule);
    return linear === null ? null : claimRows(table, casts, linear);
  });
  // Taxes on land count together; a firm's count by themselves.
  let ofLand: Counts = NO_COUNTS;
  const ofFirm = new Map<number, Counts>();
  for (let i = 0; i < taxes.count; i += 1) {
    const deal = taxes.deal[i]!;
    const kind = taxes.kind[i]!;
    const cityFen = taxes.cityFen[i]!;
    const rule = rules[kind]!;
    const own = claims[kind]!;
    if (rule === null || deals.outside[deal] === 1) {
      out[i * WIDTH + deals.land[deal]!] = cityFen;
    } else if (own !== null) {
      addSplit(cityFen, own, casts.of[deal]!, out, i * WIDTH);
    } else {
      const isLand = kind < SHARED_TAXES.length;
      const counted = isLand ? ofLand : (ofFirm.get(deal) ?? NO_COUNTS);
      const sharing = compileSharing(rule.rule, castOfRow(table, deal), partyRank, rule.path);
      const receipt = { day: taxes.day[i]! as Day, amountFen: fen(cityFen), last: true, name: '' };
      const { shares, history } = sharing.share(receipt, NOTHING_SHARED, counted);
      if (isLand) ofLand = history;
      else ofFirm.set(deal, history);
      for (const { party, shareFen } of shares) out[i * WIDTH + partyRank(party)] = shareFen;
    }
  }
}

/** The rule of a kind of tax and the path its limits count under; null where there is none. */
function ruleOf(
  kind: (typeof TAX_KINDS)[number],
  { taxSharing, firmSharing }: Policy,
): { readonly rule: SharingRule; readonly path: string } | null {
  const isTax = (SHARED_TAXES as readonly string[]).includes(kind);
  const rule = isTax ? taxSharing[kind as SharedTax] : firmSharing?.[kind as SharedFirmKind];
  return rule === undefined
    ? null
    : { rule, path: `${isTax ? 'taxSharing' : 'firmSharing'}.${kind}` };
}
