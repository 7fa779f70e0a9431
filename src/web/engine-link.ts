import type { Answer, Request } from './messages.ts';
import EngineWorker from './worker.ts?worker&inline';

type RunRequest = Request & { readonly kind: 'run' };

/**
 * The engine in its own thread. One run at a time is asked for; of those wanted meanwhile only
 * the last is asked for next, so that a control can be moved as fast as one likes.
 */
export class EngineLink {
  /** Told of every answer. */
  onAnswer: (answer: Answer) => void = () => {};
  readonly #worker: Worker;
  #isBusy = false;
  #next: RunRequest | null = null;

  constructor() {
    this.#worker = new EngineWorker();
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'figures' || data.kind === 'broken') {
        this.#isBusy = false;
        if (this.#next !== null) this.run(this.#next);
      }
      this.onAnswer(data);
    });
  }

  /** Anything but a run, which has its turn. */
  ask(request: Exclude<Request, RunRequest>): void {
    this.#worker.postMessage(request);
  }

  run(request: RunRequest): void {
    if (this.#isBusy) {
      this.#next = request;
      return;
    }
    this.#next = null;
    this.#isBusy = true;
    this.#worker.postMessage(request);
  }
}
