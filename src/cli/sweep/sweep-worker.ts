import { prepareStudy } from '../../experiment/study/prepare-study.ts';
import { loadStudy } from '../../experiment/study/study-file.ts';
import { sweepChunk } from '../../report/sweep/sweep-chunk.ts';
import { SweepDirectory } from '../../report/sweep/sweep-directory.ts';
import { planOf } from '../../report/sweep/sweep-plan.ts';
import { RowComputer } from '../../report/sweep/sweep-row.ts';
import { loadEngineData } from '../../scenario/engine-data.ts';
import { InputError } from '../../scenario/input-error.ts';
import type { WorkerAnswer, WorkerOrder } from './sweep-engine.ts';

const order = JSON.parse(process.argv[2]!) as WorkerOrder;
const answer = (message: WorkerAnswer): void => {
  process.send?.(message);
};

// Whoever asked is gone: so is the reason to go on. An interrupt is theirs to handle.
process.on('disconnect', () => process.exit());
process.on('SIGINT', () => {});

const ready = prepare();
process.on('message', async (chunk: number) => {
  try {
    const { prepared, computer, plan } = await ready;
    const directory = new SweepDirectory(order.directory, order.directory);
    const done = await sweepChunk(prepared, computer, directory, plan, chunk, order.watched);
    answer({ done });
  } catch (error) {
    if (error instanceof InputError) {
      answer({ unusable: error.problems });
      return;
    }
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    answer({ failed: { message, stack } });
  }
});

async function prepare() {
  const data = await loadEngineData();
  const prepared = await prepareStudy(await loadStudy(order.study, data), data);
  const plan = await planOf(prepared, order.until);
  return { prepared, computer: new RowComputer(prepared), plan };
}
