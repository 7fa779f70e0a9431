import type { RunInput } from '../../engine/run-input.ts';
import type { RuleBook } from '../../rules/rule-book.ts';
import { checkedInput } from '../checked-input.ts';
import { readDeals } from '../deals/read-deals.ts';
import type { EngineData } from '../engine-data.ts';
import { InputError } from '../input-error.ts';
import { loadMarket } from '../market-setup.ts';
import { namedFile, reachOf } from '../named-path.ts';
import { loadOpening } from '../opening-file.ts';
import { loadScenario } from '../scenario-file.ts';
import { isSourceMap, type SourceTree } from '../source-tree.ts';
import { outsidePeriod, readCaseDeals } from './case-deals.ts';
import type { CaseFile, WrittenCase } from './case-file.ts';
import { rulesAloneOf } from './rules-alone.ts';

/** A case with what it is about: the run it describes, or the rules alone. */
export interface PreparedCase {
  /** Null when the case only calls rules. */
  readonly input: RunInput | null;
  /** The rules with what the case or its scenario overrides. */
  readonly book: RuleBook;
}

/**
 * Reads what a case refers to: its scenario with the case's own keys over it, and its deals.
 *
 * @throws InputError when any of it cannot be used.
 */
export async function prepareCase(
  written: WrittenCase,
  { file }: CaseFile,
  data: EngineData,
): Promise<PreparedCase> {
  const { tree } = written;
  if (written.scenario === null) return { input: null, book: rulesAloneOf(written, data) };
  const scenarioPath = await namedFile(tree, ['scenario'], await reachOf(file.path), true);
  if (typeof scenarioPath !== 'string') throw new InputError([scenarioPath]);
  const own = Array.isArray(written.deals);
  const overlay = overlayOf(written);
  const scenario = await loadScenario(scenarioPath, {
    ...{ rules: data.rules, onRecord: data.onRecord, levers: data.levers },
    ...{ ownDeals: own, overlay },
  });
  const { start, end, asOf, sheet } = scenario;
  const opening = await loadOpening(scenario.openingFile);
  const market = await loadMarket(scenario, data.places);
  const parts = { file: written.scenario, scenario, opening, market };
  if (Array.isArray(written.deals)) {
    const { deals, problems } = readCaseDeals(tree, ['deals'], written.deals, data);
    const late = outsidePeriod(tree, ['deals'], deals, start, end);
    if (problems.length + late.length > 0) throw new InputError([...problems, ...late]);
    const input = checkedInput(data, { ...parts, deals });
    return { input, book: input.rules };
  }
  const { deals } = await readDeals(scenario.dealsFile, {
    ...{ places: data.places, landUses: data.landUses, start, end, asOf },
    ...(sheet === null ? {} : { sheet }),
  });
  const input = checkedInput(data, { ...parts, deals });
  return { input, book: input.rules };
}

function overlayOf({ tree, overlay, deals }: WrittenCase): SourceTree {
  const root = isSourceMap(deals) ? { ...overlay, deals } : overlay;
  return { root, places: tree.places };
}
