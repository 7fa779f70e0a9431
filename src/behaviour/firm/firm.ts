import type { RuleBook } from '../../rules/rule-book.ts';
import { addMonths, type Day } from '../../units/day.ts';
import type { Fen } from '../../units/fen.ts';
import { type Ratio, ratio } from '../../units/ratio.ts';
import type { Promised } from '../../world/award.ts';
import type { LandUse } from '../../world/deal.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import type { FirmKind, Industry, PromiseKind } from '../../world/firm.ts';
import type { City } from '../../world/party.ts';
import { type StreamKey, stream } from '../stream.ts';

/** What a scenario says of the firm on a parcel; null: what the use of the land suggests. */
export interface FirmRecord {
  readonly deal: string;
  readonly industry: Industry | null;
  /** `enclave` where the deal has an enclave partner, else `local`, when null. */
  readonly kind: FirmKind | null;
  /** The other city; the deal's enclave partner when null. */
  readonly partner: City | null;
  /** Investment and yearly tax in fen per m², and jobs; null: as the award says, if at all. */
  readonly promised: {
    readonly investment: Ratio | null;
    readonly tax: Ratio | null;
    readonly jobs: number | null;
  };
}

/** The firms a scenario speaks of; the others go by the use of their land. */
export interface FirmSettings {
  readonly records: readonly FirmRecord[];
}

/** A firm on a parcel: what it does, when it builds and produces, and how well. */
export interface Firm {
  readonly industry: Industry;
  readonly kind: FirmKind;
  readonly partner: City | null;
  readonly promised: FirmRecord['promised'];
  /** The day the land is handed over. */
  readonly delivered: Day;
  /** The day the plant stands and production begins. */
  readonly built: Day;
  /** The day of full production (达产). */
  readonly full: Day;
  /** What it achieves of what its industry does, in ten-thousandths. */
  readonly performance: Readonly<Record<PromiseKind, number>>;
}

const INDUSTRY_OF: Readonly<Partial<Record<LandUse, Industry>>> = {
  industrial: 'manufacturing',
  warehouse: 'logistics',
  commercial: 'services',
};

const TEN_THOUSAND = 10_000;

/**
 * The firm that comes with a deal; null where the use of its land brings none, as homes do. How
 * well it does is drawn for each deal by itself.
 *
 * @throws RuleGapError when a rule has no value on the day of signing
 */
export function firmOf(
  { deal }: DealFacts,
  record: FirmRecord | null,
  chance: Pick<StreamKey, 'seed' | 'replicate'>,
  rules: RuleBook,
): Firm | null {
  const industry = record?.industry ?? INDUSTRY_OF[deal.use] ?? null;
  if (industry === null) return null;
  const day = deal.signed;
  const delivered = addMonths(day, rules.count('delivery-months', day));
  const built = addMonths(delivered, rules.count('construction-months', day, industry));
  const [least, most] = ['least', 'most'].map((key) => {
    const { numerator, denominator } = rules.at('firm-performance', day, key);
    return Math.floor((numerator * TEN_THOUSAND) / denominator);
  }) as [number, number];
  const draw = (what: PromiseKind) =>
    stream({ entity: deal.id, purpose: `firm ${what}`, ...chance }).int(
      least,
      Math.max(least, most),
    );
  return {
    industry,
    kind: record?.kind ?? (deal.enclavePartner === null ? 'local' : 'enclave'),
    partner: record?.partner ?? deal.enclavePartner,
    promised: promisesOf(record, deal.award?.promised ?? {}),
    delivered,
    built,
    full: addMonths(built, 12 * rampYears(rules, day)),
    performance: { investment: draw('investment'), tax: draw('tax'), jobs: draw('jobs') },
  };
}

/** What is promised: as the record says, else as the taker of standard land has (标准地). */
function promisesOf(
  record: FirmRecord | null,
  { investmentFenPerMu, taxFenPerMu }: Promised,
): FirmRecord['promised'] {
  const { investment = null, tax = null, jobs = null } = record?.promised ?? {};
  return {
    investment: investment ?? perSquareMetre(investmentFenPerMu),
    tax: tax ?? perSquareMetre(taxFenPerMu),
    jobs,
  };
}

/** One mu is exactly 2000/3 m². */
function perSquareMetre(fenPerMu: Fen | undefined): Ratio | null {
  return fenPerMu === undefined ? null : ratio(fenPerMu * 3, 2000);
}

/** The key of a firm's year of production, counted from 1, in the rule of the ramp. */
export function rampKey(year: number, rules: RuleBook, day: Day): string {
  const key = `year ${year}`;
  return rules.find('production-ramp-share', day, key) === null ? 'full' : key;
}

/** Years of production before it is full. */
function rampYears(rules: RuleBook, day: Day): number {
  let years = 0;
  while (rampKey(years + 1, rules, day) !== 'full') years += 1;
  return years;
}
