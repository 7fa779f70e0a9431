import { squareMetre } from '../../units/area.ts';
import { addMonths, type Day } from '../../units/day.ts';
import { type Fen, fen, rateOfFen, ZERO_FEN } from '../../units/fen.ts';
import { ratio } from '../../units/ratio.ts';
import type { AwardRecord, Promised } from '../../world/award.ts';
import type { Deal } from '../../world/deal.ts';
import type { View } from '../../world/view.ts';
import { passesConversion, splitPackage } from '../award/lease-then-grant.ts';
import { stream } from '../stream.ts';
import type { MarketView } from './put-up.ts';
import type { Chance } from './setup.ts';

type Package = NonNullable<AwardRecord['package']>;

/** Years let and years in all of land auctioned as a package (rule `lease-term`). */
export function packageOf({ uses, use }: Deal, day: Day, { setup, view }: MarketView): Package {
  const termYears = Math.ceil(uses[0]!.termYears ?? view.rules.count('max-term', day, use));
  return { leaseYears: setup.award.leaseYears, termYears };
}

/** The lease a package begins with: its part of the price, its years of the term. */
export function letFirst(deal: Deal, priceFen: Fen, years: Package, view: View): Deal {
  const [first, ...rest] = deal.uses;
  const { leaseFen } = partsOf(deal, priceFen, years, view);
  const uses = [{ ...first!, termYears: years.leaseYears }, ...rest];
  return { ...deal, priceFen: leaseFen, uses };
}

function partsOf(deal: Deal, priceFen: Fen, years: Package, { rules }: View) {
  const rate = rules.find('term-rate', deal.awarded!, deal.use);
  // A use without a capitalisation rate is divided by the years alone.
  if (rate === null) {
    const leaseFen = rateOfFen(priceFen, ratio(years.leaseYears, years.termYears), 'floor');
    return { leaseFen, grantFen: fen(priceFen - leaseFen) };
  }
  return splitPackage({ priceFen, rate, ...years });
}

/** Whether and when a lease becomes a grant. */
export interface Conversion {
  readonly ends: Day;
  /** What was delivered of what was agreed. */
  readonly delivered: Promised;
  /** The grant of the rest of the term; null when the test is failed and the land given back. */
  readonly grant: Deal | null;
}

/**
 * What becomes of a lease at its end (rule `lease-to-grant-tests`): what its holder delivered is
 * drawn for the deal alone, from six tenths to half as much again of what was agreed; when all of
 * it is there the rest of the term is granted, without a new auction, on land already built on.
 */
export function conversionOf(lease: Deal, view: View, chance: Chance): Conversion {
  const { award, signed, uses, id } = lease;
  const years = award!.package!;
  const ends = view.calendar.addWorkingDays(addMonths(signed, years.leaseYears * 12), 0);
  const draws = stream({ entity: id, purpose: 'delivered', ...chance });
  const delivered = Object.fromEntries(
    Object.entries(award!.promised).map(([indicator, agreed]) => [
      indicator,
      rateOfFen(fen(agreed), ratio(draws.int(60, 150), 100)),
    ]),
  ) as Promised;
  if (!passesConversion(award!.promised, delivered)) return { ends, delivered, grant: null };
  const { grantFen } = partsOf(lease, award!.lotPriceFen, years, view);
  const [first, ...rest] = uses;
  const rights = [{ ...first!, termYears: years.termYears - years.leaseYears }, ...rest];
  const built = { stockAreaM2: lease.areaM2, farmland: null, basicFarmlandM2: squareMetre(0) };
  return {
    ends,
    delivered,
    grant: {
      ...{ ...lease, ...built, id: `${id}-grant`, uses: rights, priceFen: grantFen },
      ...{ method: 'agreement', awarded: ends, costFen: ZERO_FEN, quotaSource: null },
      signed: view.calendar.addWorkingDays(ends, 2),
    },
  };
}
