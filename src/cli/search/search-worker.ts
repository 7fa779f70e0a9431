import { prepareStudy } from '../../experiment/study/prepare-study.ts';
import { loadStudy } from '../../experiment/study/study-file.ts';
import { type Trial, TrialComputer } from '../../report/search/point-trial.ts';
import { loadEngineData } from '../../scenario/engine-data.ts';
import { serveTasks } from '../workers/serve-tasks.ts';
import type { SearchOrder } from './search-engine.ts';

serveTasks<SearchOrder, readonly string[], Trial>(async (order) => {
  const data = await loadEngineData();
  const study = await loadStudy(order.study, data);
  const computer = new TrialComputer(await prepareStudy(study, data), study.search!);
  return (values) => computer.at(values);
});
