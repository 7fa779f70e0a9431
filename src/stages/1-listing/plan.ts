import { outsidePath } from '../../ledger/account.ts';
import { type Entry, leg } from '../../ledger/entry.ts';
import type { Day } from '../../units/day.ts';
import type { Fen } from '../../units/fen.ts';
import type { Batch } from '../../world/batch.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import { depositFen, depositWhy } from '../../world/deposit.ts';
import type { City } from '../../world/party.ts';
import { byPrecedence, type Refusal } from '../../world/refusal.ts';
import type { View } from '../../world/view.ts';
import { farmlandSpokenFor } from './basic-farmland.ts';
import type { GateTerms } from './gate-terms.ts';
import { checkPriceFloor } from './price-floor.ts';
import { askQuotaGate } from './quota-gate.ts';
import { checkTerms } from './terms.ts';

/** Where the platform keeps deposits between award and contract. */
export const DEPOSIT_ACCOUNT = 'treasury:platform:escrow:deposit';

/** A listed deal: what to commit on its award day, and what later stages need to know. */
export interface ListingPlan {
  readonly ok: true;
  readonly batch: Batch;
  readonly depositFen: Fen;
  readonly suppliedM2: ReadonlyMap<City, number>;
  readonly terms: GateTerms;
}

export type ListingAnswer =
  | ListingPlan
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/**
 * 挂: checks a deal against every listing rule of its award day and, when it passes, holds its
 * deposit and reserves its quota. A refusal lists every rule broken, in order of precedence, and
 * leaves the world untouched.
 *
 * @param day the day it happens on: later than the award when the run begins after it
 */
export function planListing(facts: DealFacts, view: View, day: Day = facts.awarded): ListingAnswer {
  const refusals = [...checkTerms(facts, view), ...checkPriceFloor(facts, view)];
  const gate = askQuotaGate(facts, view, day);
  if (!gate.open) refusals.push(...gate.refusals);
  if (refusals.length > 0 || !gate.open) {
    return { ok: false, refusals: refusals.sort(byPrecedence) };
  }
  const { deal } = facts;
  const { rules } = view;
  const heldFen = depositFen(facts, rules);
  const entry = (stage: Entry['stage'], memo: string, legs: Entry['legs']): Entry[] =>
    legs.length === 0 ? [] : [{ day, stage, deal: deal.id, memo, legs }];
  const why = () => depositWhy(facts, rules);
  const deposit = leg(outsidePath('grantee'), DEPOSIT_ACCOUNT, heldFen, 'deposit-share', why);
  return {
    ok: true,
    depositFen: heldFen,
    suppliedM2: gate.pass.suppliedM2,
    terms: gate.pass.terms,
    batch: {
      id: `listing/${deal.id}`,
      entries: [
        ...entry('listing', 'deposit held', deposit),
        ...entry('quota', 'quota bought', gate.pass.legs),
      ],
      moves: gate.pass.moves,
      farmland: farmlandSpokenFor(facts),
    },
  };
}
