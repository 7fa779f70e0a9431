import { fileURLToPath } from 'node:url';
import type { MarketSetup } from '../../src/behaviour/market/setup.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import { checkedInput } from '../../src/scenario/checked-input.ts';
import { loadEngineData } from '../../src/scenario/engine-data.ts';
import { loadMarket } from '../../src/scenario/market-setup.ts';
import { loadOpening } from '../../src/scenario/opening-file.ts';
import { loadScenario } from '../../src/scenario/scenario-file.ts';
import type { SourceMap } from '../../src/scenario/source-tree.ts';
import { isoDay } from '../../src/units/day.ts';

/** A shipped scenario with a market, some of its keys laid over, up to a day. */
export async function marketInput(
  id: string,
  end: string,
  keys: SourceMap = {},
): Promise<RunInput & { readonly market: MarketSetup }> {
  const file = fileURLToPath(new URL(`../../scenarios/${id}.yaml`, import.meta.url));
  const data = await loadEngineData();
  const overlay = { root: keys, places: new Map() };
  const scenario = await loadScenario(file, { ...data, overlay });
  const market = await loadMarket(scenario, data.places);
  const opening = await loadOpening(scenario.openingFile);
  const input = checkedInput(data, { file, scenario, opening, deals: [], market });
  return { ...input, market: input.market!, end: isoDay(end) };
}
