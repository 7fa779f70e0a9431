import { InputError } from '../../scenario/input-error.ts';
import type { WorkerAnswer } from './worker-pool.ts';

/**
 * Makes this process a worker: answers task after task until whoever asks is gone.
 *
 * @param prepare reads what the order names and gives what does a task
 */
export function serveTasks<Order, Task, Done>(
  prepare: (order: Order) => Promise<(task: Task) => Promise<Done>>,
): void {
  const order = JSON.parse(process.argv[2]!) as Order;
  const answer = (message: WorkerAnswer<Done>): void => {
    process.send?.(message);
  };
  // Whoever asked is gone: so is the reason to go on. An interrupt is theirs to handle.
  process.on('disconnect', () => process.exit());
  process.on('SIGINT', () => {});
  const ready = prepare(order);
  // What cannot be prepared is told with the first task.
  ready.catch(() => {});
  process.on('message', async (task: Task) => {
    try {
      answer({ done: await (await ready)(task) });
    } catch (error) {
      if (error instanceof InputError) {
        answer({ unusable: error.problems });
        return;
      }
      const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
      answer({ failed: { message, stack } });
    }
  });
}

/** A module beside another, in TypeScript or compiled as that one is. */
export function moduleBeside(base: string, name: string): URL {
  return new URL(`./${name}${base.slice(base.lastIndexOf('.'))}`, base);
}
