import type { PaymentEvent } from '../engine/payment-log.ts';
import type { RunResult } from '../engine/run-result.ts';
import { formatDay, yearOf } from '../units/day.ts';
import { FIRM_TAXES, type FirmTax, type PromiseKind } from '../world/firm.ts';
import { PARTIES } from '../world/party.ts';

/** What a party got of the taxes of firms in a year, after the vertical split and sharing. */
export type FirmTaxYear = {
  readonly party: string;
  readonly year: number;
  readonly totalFen: number;
} & Readonly<Record<`${FirmTax}Fen`, number>>;

/** The payments owed to a party that did not come on time, by year, and what became of them. */
export interface LatePayments {
  /** The party the land belongs to: a city, a county that is a treasury, the new area. */
  readonly city: string;
  readonly year: number;
  readonly overdue: number;
  readonly overdueFen: number;
  readonly paidLate: number;
  readonly lateFeesFen: number;
  readonly demands: number;
  readonly rescinded: number;
  readonly relistable: number;
}

/** A promise of standard land and what came of it: fen, or people where it is jobs. */
export interface PromiseSummary {
  readonly deal: string;
  readonly kind: PromiseKind;
  readonly day: string;
  readonly promised: number;
  readonly delivered: number;
  readonly damagesFen: number;
}

/** What behaviour adds to a summary; each part is left out where it plays no part. */
export interface BehaviourSummary {
  readonly firmTaxYears?: readonly FirmTaxYear[];
  readonly promises?: readonly PromiseSummary[];
  readonly latePayments?: readonly LatePayments[];
}

/** One leg that brings a party a tax of a firm. */
export interface FirmTaxLeg {
  readonly tax: FirmTax;
  readonly party: string;
  readonly year: number;
  readonly amountFen: number;
  readonly entry: number;
  readonly leg: number;
}

const FIRM_TAX = /^(\w+)\/\d{4}$/;

/** Every leg by which a firm pays a yearly tax, as the journal has it. */
export function* firmTaxLegs({ ledger }: Pick<RunResult, 'ledger'>): Generator<FirmTaxLeg> {
  for (const { number: entry, day, stage, memo, legs } of ledger.journal.entries()) {
    const tax = FIRM_TAXES.find((one) => one === FIRM_TAX.exec(memo)?.[1]);
    if (stage !== 'tax' || tax === undefined) continue;
    for (const [leg, { to, amountFen }] of legs.entries()) {
      const party = ledger.chart.account(to).owner!;
      yield { tax, party, year: yearOf(day), amountFen, entry, leg };
    }
  }
}

/** What behaviour did in a run. */
export function behaviourSummary(result: RunResult): BehaviourSummary {
  const firmTaxYears = taxYears(result);
  const promises = result.promises.map((one) => ({ ...one, day: formatDay(one.day) }));
  const latePayments = lateYears(result);
  return {
    ...(firmTaxYears.length === 0 ? {} : { firmTaxYears }),
    ...(promises.length === 0 ? {} : { promises }),
    ...(latePayments.length === 0 ? {} : { latePayments }),
  };
}

function taxYears(result: RunResult): FirmTaxYear[] {
  const legs = [...firmTaxLegs(result)];
  const years = [...new Set(legs.map(({ year }) => year))].sort((a, b) => a - b);
  return PARTIES.flatMap((party) =>
    years.flatMap((year) => {
      const own = legs.filter((leg) => leg.party === party && leg.year === year);
      if (own.length === 0) return [];
      const sum = (tax: FirmTax | null) =>
        own.reduce((fen, leg) => fen + (tax === null || leg.tax === tax ? leg.amountFen : 0), 0);
      const taxes = Object.fromEntries(FIRM_TAXES.map((tax) => [`${tax}Fen`, sum(tax)]));
      return [{ party, year, totalFen: sum(null), ...taxes } as unknown as FirmTaxYear];
    }),
  );
}

/** The party a late payment is owed to. */
export function partyOfPayment({ deals }: RunResult): (event: PaymentEvent) => string {
  const parties = new Map(deals.map(({ deal }) => [deal.id, deal.landParty]));
  return ({ deal }) => parties.get(deal)!;
}

function lateYears(result: RunResult): LatePayments[] {
  const partyOf = partyOfPayment(result);
  const years = [...new Set(result.payments.map(({ day }) => yearOf(day)))].sort((a, b) => a - b);
  return PARTIES.flatMap((city) =>
    years.flatMap((year) => {
      const own = result.payments.filter(
        (one) => partyOf(one) === city && yearOf(one.day) === year,
      );
      if (own.length === 0) return [];
      const of = (event: PaymentEvent['event']) => own.filter((one) => one.event === event);
      const sumFen = (event: PaymentEvent['event']) =>
        of(event).reduce((sum, { amountFen }) => sum + amountFen, 0);
      return [
        {
          ...{ city, year, overdue: of('overdue').length, overdueFen: sumFen('overdue') },
          ...{ paidLate: of('paidLate').length, lateFeesFen: sumFen('paidLate') },
          ...{ demands: of('demand').length, rescinded: of('rescinded').length },
          relistable: of('relistable').length,
        },
      ];
    }),
  );
}
