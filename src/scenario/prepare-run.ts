import { basename, resolve } from 'node:path';
import { SYNTHETIC_MARK } from '../behaviour/synthetic/draw-deal.ts';
import type { RunInput } from '../engine/run-input.ts';
import type { Label } from '../rules/rule.ts';
import { yearOf } from '../units/day.ts';
import { compareRatio, ONE, type Ratio } from '../units/ratio.ts';
import type { Deal } from '../world/deal.ts';
import type { City } from '../world/party.ts';
import { assumedCalendarYears } from './calendar-file.ts';
import { checkedInput } from './checked-input.ts';
import type { Circumstances } from './circumstances.ts';
import type { DealFile } from './deals/deal-file.ts';
import { readDeals } from './deals/read-deals.ts';
import { loadEngineData } from './engine-data.ts';
import type { InputFile } from './input-file.ts';
import type { LoadedScenario } from './loaded-scenario.ts';
import { loadMarket } from './market-setup.ts';
import { loadOpening } from './opening-file.ts';
import { type RunSources, runSources } from './run-sources.ts';
import { loadScenario } from './scenario-file.ts';
import { checkScriptedDeals } from './scripted-deals.ts';

/** What a person asks to be run. */
export interface RunRequest {
  readonly scenario: string;
  /** Deals of their own; null for those of the scenario. */
  readonly deals: string | null;
  readonly sheet: string | null;
  /** Seed of every draw; that of the scenario when absent. */
  readonly seed?: number | undefined;
  /** Cities on the platform; those of the scenario when absent. */
  readonly coalition?: readonly City[] | undefined;
}

/** Everything read and checked; nothing run yet. */
export interface PreparedRun {
  readonly scenario: LoadedScenario;
  readonly deals: DealFile;
  readonly dealsName: string;
  readonly input: RunInput;
  readonly circumstances: Circumstances;
  /** The part of the real market the opening books stand for. */
  readonly openingScale: Ratio;
  readonly inputs: readonly InputFile[];
  /** Names of the category codes. */
  readonly codeNames: ReadonlyMap<string, Label>;
  /** What a copy of the run's own inputs is made of. */
  readonly origin: RunSources;
}

/**
 * Reads a scenario with its rules, places, calendar, opening books and deals.
 *
 * @throws InputError when any of them cannot be used.
 */
export async function prepareRun(request: RunRequest): Promise<PreparedRun> {
  const data = await loadEngineData();
  const ownDeals = request.deals !== null;
  const scenario = await loadScenario(request.scenario, {
    ...{ rules: data.rules, onRecord: data.onRecord, levers: data.levers, ownDeals },
  });
  const dealsName = request.deals ?? scenario.dealsFile;
  const sheet = request.sheet ?? (ownDeals ? null : scenario.sheet);
  const { start, end, asOf } = scenario;
  const deals = await readDeals(dealsName, {
    ...{ places: data.places, landUses: data.landUses, start, end, asOf },
    ...(sheet === null ? {} : { sheet }),
  });
  checkScriptedDeals(request.scenario, scenario.faults, deals.deals);
  const opening = await loadOpening(scenario.openingFile);
  const market = await loadMarket(scenario, data.places);
  const parts = { file: request.scenario, scenario, opening, deals: deals.deals, market };
  const input = checkedInput(data, parts, request);
  return {
    ...{ scenario, deals, dealsName, input },
    openingScale: opening.scale,
    circumstances: {
      synthetic:
        market !== null || (scenario.synthetic && !ownDeals) || deals.deals.some(isSynthetic),
      redatedYears: deals.redatedYears,
      assumedCalendarYears: assumedCalendarYears(data.calendar, yearOf(start), yearOf(end)),
      openingStatuses: opening.marks.map(({ status }) => status),
      openingScale: ownDeals && compareRatio(opening.scale, ONE) !== 0 ? opening.scale : null,
      presets: scenario.presets,
      ...(scenario.quotaPreset === null ? {} : { quotaPreset: scenario.quotaPreset }),
      coalition: request.coalition ?? scenario.coalition,
    },
    inputs: [
      ...scenario.files.map(({ name, sha256 }, i) => ({
        ...{ role: i === 0 ? 'scenario' : 'extends', name: basename(name), sha256 },
      })),
      { role: 'deals', name: basename(dealsName), sha256: deals.sha256 },
      { role: 'opening', name: basename(opening.file.name), sha256: opening.file.sha256 },
      ...scenario.presets.map(({ file: { name, sha256 } }) => ({ role: 'preset', name, sha256 })),
      ...(scenario.quotaPreset === null ? [] : [scenario.quotaPreset.file]),
      ...(scenario.paymentPath === null ? [] : [scenario.paymentPath.file]),
      ...(market?.inputs ?? []),
      ...data.inputs,
    ],
    codeNames: data.codes.names,
    origin: await runSources(
      scenario,
      [opening.file, ...(market?.index === null || market === null ? [] : [market.index.file])],
      {
        ...{ path: resolve(dealsName), sha256: deals.sha256 },
        ...{ own: ownDeals, sheet: request.sheet, coalition: request.coalition },
      },
    ),
  };
}

/** Rows made by the generator say so, whatever file they have been carried into. */
function isSynthetic({ notes }: Deal): boolean {
  return Object.entries(SYNTHETIC_MARK).every(([column, mark]) => notes[column] === mark);
}
