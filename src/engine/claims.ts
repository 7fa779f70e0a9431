import type { Share } from '../split/allocation.ts';
import { chooseRegime } from '../stages/2-collection/regime.ts';
import type { Entitlement } from '../stages/3-settlement/outflow.ts';
import type { Obligation } from '../stages/4-transfer/obligation.ts';
import type { Day } from '../units/day.ts';
import type { Fen } from '../units/fen.ts';
import type { Deal } from '../world/deal.ts';
import type { DealFacts } from '../world/deal-facts.ts';
import type { Office } from './office.ts';
import type { ShareRow } from './run-result.ts';
import type { CashLine } from './trace.ts';

/** What a party is owed in another's treasury, before the regime of its day is known. */
export type Claim = Omit<Obligation, 'deal' | 'regime' | 'landParty'>;

/**
 * Hands a claim to the transfer desk under the regime of its day.
 *
 * @param refusals whether to put a refused regime on record for this claim
 */
export function owe(
  { id: deal, landParty }: Deal,
  claim: Claim,
  refusals: boolean,
  { desk, view }: Office,
): Obligation {
  const { asked, used: regime } = chooseRegime(view.policy, claim.since);
  if (asked !== regime && refusals) {
    const { holder: from, owner: to, amountFen, since: day } = claim;
    desk.refuse({ regime: asked, from, to, amountFen, day, deal });
  }
  const obligation = { deal, landParty, regime, ...claim };
  desk.owe(obligation);
  return obligation;
}

/** Hands over everything one settlement left in the wrong treasury, in order. */
export function oweAll(
  deal: Deal,
  claim: Omit<Claim, keyof Entitlement>,
  entitlements: readonly Entitlement[],
  refusals: boolean,
  office: Office,
): Obligation[] {
  const { holder, receipt, since, received, entry } = claim;
  return entitlements.map(({ owner, section, code, amountFen }) =>
    owe(
      deal,
      { holder, receipt, since, received, entry, owner, section, code, amountFen },
      refusals,
      office,
    ),
  );
}

/** Puts the shares of one amount on record. */
export function writeShares(
  deal: string,
  entry: number,
  receipt: string,
  { baseFen, shares }: { readonly baseFen: Fen; readonly shares: readonly Share[] },
  office: Office,
): ShareRow[] {
  const rule = 'sharing-policy';
  const rows = shares.map(({ party, shareFen, numerator, denominator }) => ({
    entry,
    deal,
    receipt,
    baseFen,
    party,
    shareFen,
    numerator,
    denominator,
    rule,
  }));
  office.shareRows.push(...rows);
  return rows;
}

/** Tells who follows the run of a line in the cash book of a granted deal's land party. */
export function noteCash(
  { deal, granted }: DealFacts,
  { trace }: Pick<Office, 'trace'>,
  kind: CashLine['kind'],
  receipt: number,
  day: Day,
  amountFen: Fen,
): void {
  if (!granted || amountFen === 0) return;
  trace.onCash?.({ party: deal.landParty, day, deal: deal.id, receipt, kind, amountFen });
}
