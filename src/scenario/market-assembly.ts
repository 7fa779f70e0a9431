import type { IndexPoint } from '../behaviour/market/index-level.ts';
import type { IdleEnd, MarketSetup, SupplySetup } from '../behaviour/market/setup.ts';
import type { MarketProfile } from '../behaviour/synthetic/profile.ts';
import type { Day } from '../units/day.ts';
import { invariant } from '../units/invariant.ts';
import type { Ratio } from '../units/ratio.ts';
import type { LandUse } from '../world/deal.ts';
import { type MarketPathName, type NamedPath, pathPoints } from './market-path.ts';
import type { MarketContent } from './market-schema.ts';
import { profileWith } from './profile-schema.ts';

/** What a market is made of besides what its scenario says. */
export interface MarketParts {
  readonly profile: MarketProfile;
  readonly named: Readonly<Record<MarketPathName, NamedPath>>;
  /** The user's index by series; null: the path that is named. */
  readonly own: ReadonlyMap<string, readonly IndexPoint[]> | null;
}

/** The market of a scenario, as the engine takes it. It touches no file. */
export function marketSetup(
  market: MarketContent,
  start: Day,
  { profile, named, own }: MarketParts,
): MarketSetup {
  const { path, volatility, persistence, correlation } = market.index;
  return {
    profile: profileWith(profile, market.profile ?? {}),
    supply: toSupply(market.supply),
    demand: { ...market.demand, pool: market.demand.pool as Record<LandUse, Ratio> },
    award: toAward(market.award),
    index: {
      paths: own ?? new Map(),
      common: pathPoints(named[path], start),
      ...{ volatility, persistence, correlation },
    },
    collective: (market.collective ?? []).map(({ price, cost, ...sale }) => ({
      ...{ ...sale, priceFen: price, costFen: cost ?? null },
    })),
    secondary: (market.secondary ?? []).map(toSecondary),
    apart: [],
  };
}

function toSecondary(
  content: NonNullable<MarketContent['secondary']>[number],
): MarketSetup['secondary'][number] {
  const { price, deductions, benchmark, preRegistered, completed, ...sale } = content;
  return {
    ...{ ...sale, priceFen: price, deductionsFen: deductions },
    benchmarkFen: benchmark ?? null,
    preRegistered: preRegistered ?? false,
    completed: completed ?? null,
  };
}

function toSupply(content: MarketContent['supply']): SupplySetup {
  const { parcelsPerYear, leadMonths, relist, plan = [], idle = [] } = content;
  return {
    ...{ parcelsPerYear, relist, carriedOver: content.carriedOver ?? false },
    leadMonths: [leadMonths.least, leadMonths.most],
    plan: plan.map(({ year, areaM2, months, ...row }) => ({
      ...row,
      ...{ year: year ?? null, areaM2: areaM2 ?? null, months: months ?? [] },
    })),
    idle: idle.map(({ paid, end, ...parcel }) => ({
      ...parcel,
      paidFen: paid,
      end: toIdleEnd(end),
    })),
  };
}

function toIdleEnd(end: NonNullable<MarketContent['supply']['idle']>[number]['end']): IdleEnd {
  if (end.resume !== undefined) return { kind: 'resume', on: end.resume.on };
  if (end.recover !== undefined) return { kind: 'recover' };
  if (end.redevelop !== undefined) return { kind: 'redevelop', on: end.redevelop.on };
  invariant(end.buyBack !== undefined, 'scenario.idleEnd');
  const { on, compensation } = end.buyBack;
  return { kind: 'buyBack', on, compensationFen: compensation };
}

function toAward(content: MarketContent['award']): MarketSetup['award'] {
  const { formats, reserveShare, areaBid, tenderPriceWeight, taxBid, standardLand } = content;
  const { bundle, mixed, ...rest } = content;
  return {
    ...{ lagMonths: rest.lagMonths, startShare: rest.startShare, stepShare: rest.stepShare },
    ...{ sellerShare: rest.sellerShare, leastSchemeScore: rest.leastSchemeScore },
    leaseYears: rest.leaseYears,
    formats: Object.fromEntries(
      Object.entries(formats ?? {}).filter(([, format]) => format !== undefined),
    ),
    reserveShare: reserveShare ?? null,
    areaBid: {
      stepM2: areaBid.stepM2,
      mostM2: areaBid.mostM2,
      costFenPerM2: areaBid.costYuanPerM2,
    },
    tender: { priceWeight: tenderPriceWeight },
    taxBid: { leastFenPerMu: taxBid.leastPerMu, stepFenPerMu: taxBid.stepPerMu },
    indicators:
      standardLand === undefined || standardLand === null
        ? null
        : {
            investmentFenPerMu: standardLand.investmentPerMu,
            taxFenPerMu: standardLand.taxPerMu,
          },
    bundle: bundle ?? null,
    mixed: mixed ?? null,
  };
}
