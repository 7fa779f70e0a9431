import { prepareStudy } from '../../experiment/study/prepare-study.ts';
import { loadStudy } from '../../experiment/study/study-file.ts';
import { keepsFront } from '../../experiment/study/study-search.ts';
import { type DrawRange, RangeComputer, type RangeReport } from '../../report/search/draw-range.ts';
import { loadEngineData } from '../../scenario/engine-data.ts';
import { serveTasks } from '../workers/serve-tasks.ts';
import type { SearchOrder } from './search-engine.ts';

serveTasks<SearchOrder, DrawRange, RangeReport>(async (order) => {
  const data = await loadEngineData();
  const study = await loadStudy(order.study, data);
  const search = study.search!;
  const method = keepsFront(search)!;
  const computer = new RangeComputer(await prepareStudy(study, data), search, method);
  return (range) => computer.at(range);
});
