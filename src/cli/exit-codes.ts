/** What the process says when it ends; part of the contract. */
export const EXIT = {
  done: 0,
  /** Bad input or usage; no output directory is left behind. */
  badInput: 2,
  /** A rule refused what the scenario insists on. */
  refused: 3,
  /** A bug in the engine; a report to send is written. */
  bug: 4,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
