import { outsidePath, treasuryPath } from '../../ledger/account.ts';
import { type Leg, leg } from '../../ledger/entry.ts';
import { type Cast, compileSharing } from '../../rules/sharing.ts';
import type { SharingRule } from '../../rules/sharing-rule.ts';
import { splitVertically } from '../../rules/vertical-split.ts';
import type { Share } from '../../split/allocation.ts';
import { type Fen, ZERO_FEN } from '../../units/fen.ts';
import type { Batch } from '../../world/batch.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import { partyRank } from '../../world/party.ts';
import type { View } from '../../world/view.ts';
import type { TaxDue } from './taxes.ts';

/** A tax paid, split between levels at posting, its city part shared where the scenario says so. */
export interface TaxPlan {
  readonly batch: Batch;
  readonly baseFen: Fen;
  /** Empty when the city part is not shared. */
  readonly shares: readonly Share[];
}

/**
 * Pays a tax into the treasury of the land's own party (taxes are due where the land lies). The
 * vertical shares go to the centre and the province at once; what is the city's may be shared.
 */
export function planTax(facts: DealFacts, due: TaxDue, cast: Cast, view: View): TaxPlan {
  const { deal } = facts;
  const land = deal.landParty;
  const levels = splitLevels(facts, due, view);
  const cityFen = levels.find(([party]) => party === land)?.[1] ?? ZERO_FEN;
  const rule = due.tax === 'reclamationFee' ? undefined : view.policy.taxSharing[due.tax];
  const shares = rule === undefined ? [] : shareCityPart(rule, cast, cityFen);
  const payer = outsidePath(due.payer);
  const legs: Leg[] = levels
    .filter(([party]) => party !== land || shares.length === 0)
    .flatMap(([party, part]) =>
      leg(payer, treasuryPath(party, 'general', due.code), part, due.rule),
    );
  for (const { party, shareFen } of shares) {
    const to = treasuryPath(land, 'general', due.code, party);
    legs.push(...leg(payer, to, shareFen, party === land ? due.rule : 'sharing-policy'));
  }
  const entry = { day: due.due, stage: 'tax' as const, deal: deal.id, memo: due.tax, legs };
  const id = `tax/${deal.id}/${due.tax}`;
  return { batch: { id, entries: [entry], moves: [], farmland: [] }, baseFen: cityFen, shares };
}

function splitLevels(facts: DealFacts, due: TaxDue, { rules }: View): [string, Fen][] {
  const land = facts.deal.landParty;
  if (due.tax === 'reclamationFee') return [[land, due.amountFen]];
  const parts = splitVertically(due.tax, due.amountFen, rules, due.due);
  const levels: [string, Fen][] = [
    ['central', parts.centralFen],
    ['hunan', parts.provinceFen],
    [land, parts.cityFen],
  ];
  return levels.filter(([, part]) => part > 0);
}

function shareCityPart(rule: SharingRule, cast: Cast, cityFen: Fen): Share[] {
  if (cityFen === 0) return [];
  return compileSharing(rule, cast, partyRank).slice(ZERO_FEN, cityFen);
}
