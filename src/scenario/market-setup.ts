import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IdleEnd, MarketSetup, SupplySetup } from '../behaviour/market/setup.ts';
import { invariant } from '../units/invariant.ts';
import type { Ratio } from '../units/ratio.ts';
import type { LandUse } from '../world/deal.ts';
import type { Place } from '../world/place.ts';
import { digestOfText } from './file-digest.ts';
import { type IndexFile, loadIndexFile } from './index-file.ts';
import type { InputFile } from './input-file.ts';
import type { LoadedScenario } from './loaded-scenario.ts';
import { checkMarketPlan, checkWeights } from './market-checks.ts';
import { parseMarket } from './market-file.ts';
import { loadMarketPaths, pathPoints } from './market-paths-file.ts';
import type { MarketContent } from './market-schema.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { profileWith } from './profile-schema.ts';

/** A market ready to run, and the files it was read from. */
export interface LoadedMarket {
  readonly setup: MarketSetup;
  readonly inputs: readonly InputFile[];
  /** The user's index; null: a named path. */
  readonly index: IndexFile | null;
}

/**
 * Reads what the market of a scenario is made of; null for a scenario without one.
 *
 * @throws InputError naming a place that does not exist, a plan beyond the run, an index that ends
 * too early
 */
export async function loadMarket(
  scenario: LoadedScenario,
  places: readonly Place[],
): Promise<LoadedMarket | null> {
  const { market, indexFile, start } = scenario;
  if (market === null) return null;
  checkMarketPlan(scenario, market, places);
  const profileText = await readFile(join(PACKAGE_ROOT, 'seeds', 'market.yaml'), 'utf8');
  const profile = profileWith(parseMarket(profileText).profile, market.profile ?? {});
  checkWeights(scenario.files[0]!.name, profile);
  const named = await loadMarketPaths();
  const index =
    indexFile === null ? null : await loadIndexFile(indexFile, market.index.file!, scenario);
  const { path, volatility, persistence, correlation } = market.index;
  return {
    index,
    inputs: [
      { role: 'market', name: 'seeds/market.yaml', sha256: digestOfText(profileText) },
      named.file,
    ],
    setup: {
      profile,
      supply: toSupply(market.supply),
      demand: { ...market.demand, pool: market.demand.pool as Record<LandUse, Ratio> },
      award: toAward(market.award),
      index: {
        paths: index?.paths ?? new Map(),
        common: pathPoints(named.paths[path], start),
        ...{ volatility, persistence, correlation },
      },
      collective: (market.collective ?? []).map(({ price, cost, ...sale }) => ({
        ...{ ...sale, priceFen: price, costFen: cost ?? null },
      })),
      secondary: (market.secondary ?? []).map(toSecondary),
      apart: [],
    },
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
