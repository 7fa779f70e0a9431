import { prepareStudy } from '../../experiment/study/prepare-study.ts';
import { loadStudy } from '../../experiment/study/study-file.ts';
import { type ChunkReport, sweepChunk } from '../../report/sweep/sweep-chunk.ts';
import { SweepDirectory } from '../../report/sweep/sweep-directory.ts';
import { planOf } from '../../report/sweep/sweep-plan.ts';
import { RowComputer } from '../../report/sweep/sweep-row.ts';
import { loadEngineData } from '../../scenario/engine-data.ts';
import { serveTasks } from '../workers/serve-tasks.ts';
import type { SweepOrder } from './sweep-engine.ts';

serveTasks<SweepOrder, number, ChunkReport>(async (order) => {
  const data = await loadEngineData();
  const prepared = await prepareStudy(await loadStudy(order.study, data), data);
  const plan = await planOf(prepared, order.until);
  const computer = new RowComputer(prepared);
  const directory = new SweepDirectory(order.directory, order.directory);
  return (chunk) => sweepChunk(prepared, computer, directory, plan, chunk, order.watched);
});
