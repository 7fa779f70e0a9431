import { type ChildProcess, fork } from 'node:child_process';
import { InputError, type InputProblem } from '../../scenario/input-error.ts';

/** What a worker says of a task, or why it could not. */
export type WorkerAnswer<Done> =
  | { readonly done: Done }
  | { readonly unusable: readonly InputProblem[] }
  | { readonly failed: { readonly message: string; readonly stack: string } };

/** What runs in a worker, and what every worker is told at its start: it reads all else itself. */
export interface WorkerOrder {
  /** A module that calls `serveTasks`. */
  readonly module: URL;
  readonly order: unknown;
}

/** Processes of their own that take tasks from a list, each whenever it is free. */
export class WorkerPool<Task, Done> {
  readonly #count: number;
  readonly #order: WorkerOrder;
  readonly #signal: AbortSignal;
  readonly #workers: ChildProcess[] = [];

  constructor(count: number, order: WorkerOrder, signal: AbortSignal) {
    this.#count = count;
    this.#order = order;
    this.#signal = signal;
  }

  /**
   * Hands tasks out until there are none, and reports each as it is done.
   *
   * @throws InputError when a worker meets one; the signal's reason when aborted.
   */
  async each(next: () => Task | null, report: (done: Done, task: Task) => void): Promise<void> {
    this.#signal.throwIfAborted();
    let stop = (): void => {};
    const aborted = new Promise<never>((_, reject) => {
      stop = () => reject(this.#signal.reason);
      this.#signal.addEventListener('abort', stop, { once: true });
    });
    const all = Array.from({ length: this.#count }, async (_, i) => {
      for (let task = next(); task !== null; task = next()) {
        report(await ask<Task, Done>(this.#worker(i), task), task);
      }
    });
    try {
      await Promise.race([Promise.all(all), aborted]);
    } finally {
      this.#signal.removeEventListener('abort', stop);
    }
  }

  /** Ends every worker, busy or not. */
  close(): void {
    for (const worker of this.#workers) worker?.kill();
  }

  /** Started when its first task comes: short lists need no crowd. */
  #worker(i: number): ChildProcess {
    const { module, order } = this.#order;
    this.#workers[i] ??= fork(module, [JSON.stringify(order)], { serialization: 'advanced' });
    return this.#workers[i];
  }
}

function ask<Task, Done>(worker: ChildProcess, task: Task): Promise<Done> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null, signal: string | null) => {
      reject(new Error(`a worker ended early (${signal ?? code})`));
    };
    worker.once('error', reject);
    worker.once('exit', onExit);
    worker.once('message', (answer: WorkerAnswer<Done>) => {
      worker.off('error', reject);
      worker.off('exit', onExit);
      if ('unusable' in answer) reject(new InputError(answer.unusable));
      else if ('done' in answer) resolve(answer.done);
      else reject(Object.assign(new Error(answer.failed.message), { stack: answer.failed.stack }));
    });
    worker.send(task as object);
  });
}
