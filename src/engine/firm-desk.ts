import { type Firm, type FirmRecord, type FirmSettings, firmOf } from '../behaviour/firm/firm.ts';
import { isFullYear } from '../behaviour/firm/firm-output.ts';
import { firmTaxesDue } from '../behaviour/firm/firm-taxes.ts';
import { investmentTest, outputTests, type PromiseTest } from '../behaviour/firm/promise.ts';
import type { Cast } from '../rules/sharing-cast.ts';
import { NO_COUNTS } from '../rules/sharing-tally.ts';
import { planDamages } from '../stages/2-collection/standard-land.ts';
import { type Day, lastOfYear, yearOf } from '../units/day.ts';
import type { Fen } from '../units/fen.ts';
import type { DealFacts } from '../world/deal-facts.ts';
import type { PromiseKind } from '../world/firm.ts';
import { isOutside } from '../world/policy.ts';
import type { Office } from './office.ts';
import { payTax } from './pay-tax.ts';
import type { Chance } from './run-input.ts';

/** A promise of a contract held against what came of it. */
export interface PromiseCheck {
  readonly deal: string;
  readonly kind: PromiseKind;
  readonly day: Day;
  /** In fen, or of jobs in people. */
  readonly promised: number;
  readonly delivered: number;
  readonly damagesFen: Fen;
}

/** A firm on a parcel, who plays which part in it, and whether its contract was undone. */
interface Settled {
  readonly facts: DealFacts;
  readonly firm: Firm;
  readonly cast: Cast;
  readonly office: Office;
  readonly isOff: () => boolean;
}

/** Follows what is built on granted land: production, the taxes of every year, promises kept. */
export class FirmDesk {
  readonly #records: ReadonlyMap<string, FirmRecord>;
  readonly #chance: Chance;
  readonly #checks: PromiseCheck[] = [];

  constructor({ records }: FirmSettings, chance: Chance) {
    this.#records = new Map(records.map((record) => [record.deal, record]));
    this.#chance = chance;
  }

  /** A contract was signed: whatever firm comes with the land will build, produce and pay. */
  settle(facts: DealFacts, cast: Cast, office: Office, isOff: () => boolean): void {
    const { deal } = facts;
    const { view, agenda, end } = office;
    const firm = firmOf(facts, this.#records.get(deal.id) ?? null, this.#chance, view.rules);
    if (!facts.granted || firm === null) return;
    const { partner } = firm;
    const other =
      partner === null || partner === deal.city || isOutside(partner, view.policy)
        ? deal.landParty
        : partner;
    const parties = { ...cast.parties, partner: other };
    // What a rule counts from signing counts, for the taxes of a firm, from full production.
    const own = { ...cast, parties, signed: firm.full };
    const settled = { facts, firm, cast: own, office, isOff };
    agenda.add(firm.built, 'tax', () => this.#holdToInvestment(settled));
    let counted = NO_COUNTS;
    for (let year = yearOf(firm.delivered); year <= yearOf(end); year += 1) {
      agenda.add(lastOfYear(year), 'tax', () => {
        if (!isOff()) counted = this.#payTaxes(settled, year, counted);
      });
    }
  }

  /** In order of the day. */
  checks(): readonly PromiseCheck[] {
    return this.#checks;
  }

  #payTaxes({ facts, firm, cast, office }: Settled, year: number, before: typeof NO_COUNTS) {
    const { view } = office;
    const taxes = firmTaxesDue(facts, firm, year, view);
    let counted = before;
    for (const due of taxes) {
      ({ counted } = payTax(facts, due, cast, counted, `${due.tax}/${year}`, office));
    }
    if (isFullYear(firm, year) && !isFullYear(firm, year - 1)) {
      const day = lastOfYear(year);
      for (const test of outputTests(facts, firm, taxes, view.rules, day)) {
        this.#hold(facts, test, day, office);
      }
    }
    return counted;
  }

  #holdToInvestment({ facts, firm, office, isOff }: Settled): void {
    const test = isOff() ? null : investmentTest(facts, firm, office.view.rules, firm.built);
    if (test !== null) this.#hold(facts, test, firm.built, office);
  }

  #hold(facts: DealFacts, test: PromiseTest, day: Day, { world, view }: Office): void {
    const { kind, promised, delivered } = test;
    const { amountFen, batch } = planDamages(facts, kind, test, day, view.rules);
    if (batch !== null) world.commit(batch);
    this.#checks.push({
      ...{ deal: facts.deal.id, kind, day, damagesFen: amountFen },
      promised: Number(promised.result.numerator),
      delivered: Number(delivered.result.numerator),
    });
  }
}
