import { expect, it } from 'vitest';
import { pointInput, prepareStudy } from '../../src/experiment/study/prepare-study.ts';
import { loadStudy } from '../../src/experiment/study/study-file.ts';
import { loadEngineData } from '../../src/scenario/engine-data.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';
import { loadScenario } from '../../src/scenario/scenario-file.ts';

it('a study of a scenario with a market of its own runs that market', async () => {
  const data = await loadEngineData();
  const scenario = 'scenarios/market-baseline.yaml';
  const shipped = await loadStudy('scenarios/studies/sharing-rules.yaml', data);
  const base = await loadScenario(scenario, data);
  const study = { ...shipped, base, scenarioFile: base.path, marketDeals: null };
  const prepared = await prepareStudy(study, data);
  const ran = await prepareRun({ scenario, deals: null, sheet: null });
  expect(ran.input.market).toBeDefined();
  expect((await pointInput(prepared, 0)).market).toEqual(ran.input.market);
  const market = ran.inputs.find(({ role }) => role === 'market');
  expect(prepared.inputs).toContainEqual(market);
});
