import type { Answer, Request, RunRequest } from './messages.ts';
import EngineWorker from './worker.ts?worker&inline';

/** Questions of one kind to a worker: one at a time, and of those that wait only the last. */
class Turns<Q extends Request> {
  readonly #worker: Worker;
  #isBusy = false;
  #next: Q | null = null;

  constructor(worker: Worker) {
    this.#worker = worker;
  }

  ask(question: Q): void {
    if (this.#isBusy) {
      this.#next = question;
      return;
    }
    this.#next = null;
    this.#isBusy = true;
    this.#worker.postMessage(question);
  }

  /** The last question was answered. */
  answered(): void {
    this.#isBusy = false;
    if (this.#next !== null) this.ask(this.#next);
  }
}

/**
 * The engine in threads of its own, so that a control can be moved as fast as one likes: one
 * thread runs, the other says meanwhile what a change comes to in short.
 */
export class EngineLink {
  /** Told of every answer. */
  onAnswer: (answer: Answer) => void = () => {};
  readonly #worker = new EngineWorker();
  readonly #runs = new Turns<RunRequest>(this.#worker);
  #firsts: Turns<Request & { readonly kind: 'first' }> | null = null;
  #opened: (Request & { readonly kind: 'open' }) | null = null;
  #last: RunRequest | null = null;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'figures' || data.kind === 'broken') this.#runs.answered();
      // The second thread starts when the first result is there, not to hold it up.
      if (data.kind === 'figures') this.#firsts ??= this.#openFirsts();
      this.onAnswer(data);
    });
  }

  /** Anything but a run, which has its turn. */
  ask(request: Exclude<Request, { readonly kind: 'run' | 'first' }>): void {
    if (request.kind === 'open') this.#opened = request;
    this.#worker.postMessage(request);
  }

  run(request: RunRequest): void {
    this.#last = request;
    this.#firsts?.ask({ ...request, kind: 'first' });
    this.#runs.ask(request);
  }

  #openFirsts() {
    const worker = new EngineWorker();
    const firsts = new Turns<Request & { readonly kind: 'first' }>(worker);
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      // Where the short way breaks, the run says so.
      if (data.kind === 'ready') return;
      firsts.answered();
      if (data.kind === 'first') this.onAnswer(data);
    });
    worker.postMessage(this.#opened);
    firsts.ask({ ...this.#last!, kind: 'first' });
    return firsts;
  }
}
