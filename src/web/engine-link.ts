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

  get isFree(): boolean {
    return !this.#isBusy;
  }

  /** The last question was answered. */
  answered(): void {
    this.#isBusy = false;
    if (this.#next !== null) this.ask(this.#next);
  }
}

type FirstRequest = Request & { readonly kind: 'first' };

/** How often the short way is gone at the start: browsers make fast only what was run often. */
const WARM_UPS = 8;

/**
 * The engine in threads of its own, so that a control can be moved as fast as one likes: one
 * thread runs, the other says before what a change comes to in short.
 */
export class EngineLink {
  /** Told of every answer. */
  onAnswer: (answer: Answer) => void = () => {};
  readonly #worker = new EngineWorker();
  readonly #runs = new Turns<RunRequest>(this.#worker);
  #opening: (Request & { readonly kind: 'open' }) | null = null;
  /** Null until the second thread is open: whatever is wanted is run at once then. */
  #firsts: Turns<FirstRequest> | null = null;
  #last: RunRequest | null = null;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'figures' || data.kind === 'broken') this.#runs.answered();
      if (data.kind === 'figures') this.#openFirsts();
      this.onAnswer(data);
    });
  }

  /** Anything but a run, which has its turn. */
  ask(request: Exclude<Request, { readonly kind: 'run' | 'first' }>): void {
    if (request.kind === 'open') this.#opening = request;
    this.#worker.postMessage(request);
  }

  run(request: RunRequest): void {
    this.#last = request;
    if (this.#firsts === null) this.#runs.ask(request);
    else this.#firsts.ask({ ...request, kind: 'first' });
  }

  /** Starts the second thread, once: when the first result is there, not to hold it up. */
  #openFirsts(): void {
    if (this.#opening === null) return;
    const worker = new EngineWorker();
    const firsts = new Turns<FirstRequest>(worker);
    let followed = 0;
    let toWarmUp = WARM_UPS;
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      const last = this.#last!;
      if (data.kind === 'ready') {
        this.#firsts = firsts;
        followed = last.turn;
      } else {
        firsts.answered();
      }
      if (data.kind === 'first') this.onAnswer(data);
      // The run follows what is said first, not to hold it up; it also says what breaks.
      if (last.turn > followed) this.#runs.ask(last);
      followed = last.turn;
      if (toWarmUp > 0 && firsts.isFree) firsts.ask({ ...last, kind: 'first' });
      toWarmUp -= 1;
    });
    worker.postMessage(this.#opening);
    this.#opening = null;
  }
}
