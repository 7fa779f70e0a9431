import { feeShares } from '../../../rules/new-construction-fee.ts';
import { paddyKind } from '../../../rules/reclamation-fee.ts';
import type { RuleBook } from '../../../rules/rule-book.ts';
import { levelShares } from '../../../rules/vertical-split.ts';
import type { Day } from '../../../units/day.ts';
import { mulRatio, type Ratio } from '../../../units/ratio.ts';
import { LAND_USES } from '../../../world/deal.ts';
import { CITIES } from '../../../world/party.ts';
import type { Place } from '../../../world/place.ts';
import type { RunInput } from '../../run-input.ts';
import { DayTable } from './day-table.ts';
import { Eras, EraTable } from './eras.ts';
import { Floors } from './floors.ts';
import { Partition } from './partition.ts';

/** Grades run from 1 to 15; 0 stands for none. */
export const GRADES = 16;

/** Taxes of a deal that are split between the levels of government. */
export const SPLIT_TAXES = ['deedTax', 'stampTax', 'farmlandOccupationTax'] as const;

/** Kinds of land the farmland occupation tax tells apart. */
export const TAXED_LAND = ['district', 'county', 'transport'] as const;

/** A place as the facts of a deal go by it. */
export interface PlaceFacts {
  readonly index: number;
  readonly kind: Place['kind'];
}

/** The law of a run as tables: what the rules say, by era and by whole-number keys. */
export type Law = ReturnType<typeof compileLaw>;

/** Compiles what deals are asked by; nothing in it depends on deals or on chance. */
export function compileLaw(input: RunInput) {
  const { rules: book, calendar, places, start, end, policy } = input;
  const rules = book.fresh();
  const days = new DayTable(calendar, start, end);
  const eras = new Eras(rules, days.first, days.last);
  const placeList = [...places.values()];
  const read = new RuleReader(rules, eras);
  return {
    ...{ rules, days, eras },
    floors: new Floors(rules, eras, policy),
    places: new Map<string, PlaceFacts>(
      placeList.map(({ id, kind }, index) => [id, { index, kind }]),
    ),
    landGrade: read.counts(
      'land-grade',
      placeList.map(({ id }) => id),
    ),
    ...assumptions(read),
    ...listingLaw(read),
    ...paymentLaw(read),
    ...taxLaw(read, rules, eras),
    ...costLaw(read, rules, eras),
    ...settlementLaw(read),
  };
}

/** Makes tables of rules. */
class RuleReader {
  readonly #rules: RuleBook;
  readonly #eras: Eras;

  constructor(rules: RuleBook, eras: Eras) {
    this.#rules = rules;
    this.#eras = eras;
  }

  ratios(id: string, keys: readonly string[] = ['']): EraTable<Ratio> {
    return this.#table(keys, (day, key) => this.#rules.at(id, day, key));
  }

  counts(id: string, keys: readonly string[] = ['']): EraTable<number> {
    return this.#table(keys, (day, key) => this.#rules.count(id, day, key));
  }

  flags(id: string, keys: readonly string[] = ['']): EraTable<boolean> {
    return this.#table(keys, (day, key) => this.#rules.flag(id, day, key));
  }

  #table<T>(keys: readonly string[], find: (day: Day, key: string) => T): EraTable<T> {
    return new EraTable(this.#eras, keys.length, (day, key) => find(day, keys[key]!));
  }
}

const GRADE_KEYS: readonly string[] = Array.from({ length: GRADES }, (_, grade) => String(grade));

/** What stands in for what a record does not say. */
function assumptions(read: RuleReader) {
  return {
    farmlandShare: read.ratios('farmland-share', CITIES),
    paddyShare: read.ratios('paddy-share', CITIES),
    meanPaddyGrade: read.counts('mean-grade-paddy', CITIES),
    meanDryGrade: read.counts('mean-grade-dry', CITIES),
    capacity: read.ratios('standard-capacity', GRADE_KEYS),
    depositShare: read.ratios('deposit-share'),
  };
}

function listingLaw(read: RuleReader) {
  return {
    maxTerm: read.counts('max-term', LAND_USES),
    competitiveSale: read.flags('competitive-sale', LAND_USES),
    contractDeadline: read.counts('contract-deadline'),
    firstShare: read.ratios('first-instalment-share'),
    exportGate: read.flags('export-gate'),
  };
}

function paymentLaw(read: RuleReader) {
  return {
    firstMonths: read.counts('first-instalment-months'),
    balanceMonths: read.counts('balance-months'),
    settlementLag: read.counts('settlement-lag'),
  };
}

function taxLaw(read: RuleReader, rules: RuleBook, eras: Eras) {
  const paddyKinds = GRADE_KEYS.map((_, grade) => (grade === 0 ? '' : paddyKind(grade)));
  return {
    deedTax: read.ratios('deed-tax-rate'),
    stampTax: read.ratios('stamp-tax-rate'),
    stampTaxDays: read.counts('stamp-tax-days'),
    farmlandTaxDays: read.counts('farmland-tax-days'),
    farmlandTax: read.ratios('farmland-tax', TAXED_LAND),
    farmlandTaxBasic: new EraTable(eras, TAXED_LAND.length, (day, kind) =>
      mulRatio(
        rules.at('farmland-tax', day, TAXED_LAND[kind]!),
        rules.at('farmland-tax-basic-multiplier', day),
      ),
    ),
    dryReclamation: read.ratios('reclamation-fee', ['dry']),
    paddyReclamation: read.ratios('reclamation-fee', paddyKinds),
    basicReclamation: new EraTable(eras, 1, (day) =>
      mulRatio(
        rules.at('reclamation-fee', day, 'paddy-superior'),
        rules.at('reclamation-fee-basic-multiplier', day),
      ),
    ),
    taxLevels: new EraTable<Partition>(
      eras,
      SPLIT_TAXES.length,
      (day, tax) => new Partition(levelShares(SPLIT_TAXES[tax]!, rules, day)),
    ),
  };
}

function costLaw(read: RuleReader, rules: RuleBook, eras: Eras) {
  const kinds = ['district', 'county'] as const;
  const costKeys = CITIES.flatMap((city) =>
    kinds.flatMap((kind) => LAND_USES.map((use) => `${city} ${kind} ${use}`)),
  );
  return {
    newConstructionFee: read.ratios('new-construction-fee', GRADE_KEYS),
    feeLevels: new EraTable<Partition>(eras, 1, (day) => new Partition(feeShares(rules, day))),
    agriLandFund: new EraTable(eras, GRADES, (day, grade) =>
      mulRatio(
        rules.at('agri-land-standard', day, String(grade)),
        rules.at('agri-land-share', day),
      ),
    ),
    agriLandProvince: read.ratios('agri-land-province-share'),
    businessFee: read.ratios('business-fee-share'),
    developmentCost: read.ratios('development-cost', costKeys),
  };
}

function settlementLaw(read: RuleReader) {
  return {
    education: read.ratios('education-earmark'),
    irrigation: read.ratios('irrigation-earmark'),
    irrigationCentral: read.ratios('irrigation-central-share'),
    housing: read.ratios('housing-earmark'),
    reserveFund: read.ratios('land-reserve-fund-share'),
    greenHeart: read.ratios('green-heart-levy', ['zone', 'nearby']),
  };
}
