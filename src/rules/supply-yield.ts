import type { QuotaLedger } from '../quota/lot.ts';
import { squareMetre } from '../units/area.ts';
import type { Day } from '../units/day.ts';
import { mulDiv } from '../units/exact.ts';
import type { RuleBook } from './rule-book.ts';
import { suppliedCapacityKg } from './standard-capacity.ts';
import { planFromDisposalM2 } from './stock-disposal.ts';

/** The whole, in hundredths of a percent. */
export const WHOLE_YIELD = 10_000;

/**
 * What brings quota into being: new farmland (垦造), dry land made paddy (旱改水), better farmland
 * (提质改造), demolition and reclamation (拆旧复垦), disposal of idle stock (存量处置), hill farmland
 * given back for good farmland (山上换山下).
 */
export const SUPPLY_KINDS = [
  'reclamation',
  'paddyConversion',
  'upgrading',
  'linkage',
  'stockDisposal',
  'swap',
] as const;
export type SupplyKind = (typeof SUPPLY_KINDS)[number];

/** What is planned of a project, as far as its yield goes. */
export interface PlannedSupply {
  readonly kind: SupplyKind;
  readonly areaM2: number;
  readonly paddyM2: number;
  /** Grade after the project; null where no farmland is made. */
  readonly grade: number | null;
  /** Grade before it: of the land converted or upgraded, or of the hill farmland given back. */
  readonly gradeBefore: number | null;
  /** Reclaimed land that resettlement uses, or hill farmland given back. */
  readonly lessM2: number;
}

/** What a project gives: its ledger, its quota (parts may be below zero) and new farmland. */
export interface SupplyYield {
  readonly ledger: QuotaLedger;
  readonly areaM2: number;
  readonly paddyM2: number;
  readonly capacityKg: number;
  readonly farmlandM2: number;
}

/**
 * What a project gives when `accepted` hundredths of a percent of its plan are accepted, down to
 * the m² and kg. New farmland gives all three dimensions; a conversion paddy and the gain in
 * capacity; an upgrade the gain alone; a linkage project what resettlement leaves, a swap what
 * goes beyond the hill farmland given back; stock disposed of earns plan quota.
 *
 * @throws RuleGapError when a grade has no capacity on the day
 */
export function supplyYield(
  planned: PlannedSupply,
  accepted: number,
  book: RuleBook,
  day: Day,
): SupplyYield {
  const { kind, grade, gradeBefore, lessM2 } = planned;
  const part = (amount: number) => mulDiv(amount, accepted, WHOLE_YIELD, 'floor');
  const [areaM2, paddyM2] = [part(planned.areaM2), part(planned.paddyM2)];
  const capacity = (m2: number, of: number | null) =>
    of === null ? 0 : suppliedCapacityKg([{ areaM2: squareMetre(m2), grade: of }], book, day);
  if (kind === 'stockDisposal') {
    const earned = planFromDisposalM2(squareMetre(areaM2), book, day);
    return { ledger: 'L2', areaM2: earned, paddyM2: 0, capacityKg: 0, farmlandM2: 0 };
  }
  const gainKg = capacity(areaM2, grade) - capacity(areaM2, gradeBefore);
  switch (kind) {
    case 'paddyConversion':
      return { ledger: 'L4', areaM2: 0, paddyM2, capacityKg: gainKg, farmlandM2: 0 };
    case 'upgrading':
      return { ledger: 'L4', areaM2: 0, paddyM2: 0, capacityKg: gainKg, farmlandM2: 0 };
    case 'swap': {
      const netKg = capacity(areaM2, grade) - capacity(lessM2, gradeBefore);
      const netM2 = areaM2 - lessM2;
      return { ledger: 'L4', areaM2: netM2, paddyM2, capacityKg: netKg, farmlandM2: netM2 };
    }
    case 'linkage': {
      const leftM2 = areaM2 - lessM2;
      const leftPaddyM2 = Math.min(paddyM2, Math.max(0, leftM2));
      const leftKg = capacity(Math.max(0, leftM2), grade);
      const left = { areaM2: leftM2, paddyM2: leftPaddyM2, capacityKg: leftKg };
      return { ledger: 'L3', ...left, farmlandM2: areaM2 };
    }
    default:
      return {
        ...{ ledger: 'L4', areaM2, paddyM2, farmlandM2: areaM2 },
        capacityKg: capacity(areaM2, grade),
      };
  }
}
