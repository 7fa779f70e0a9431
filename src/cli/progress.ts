import { Presets, SingleBar } from 'cli-progress';
import type { Label } from '../rules/rule.ts';
import type { Session } from './session.ts';

/** A bar that counts the steps of a command; silent unless standard error is a terminal. */
export interface Progress {
  /** @param count steps taken at once; one unless given */
  readonly step: (label: Label, count?: number) => void;
  readonly stop: () => void;
}

const SILENT: Progress = { step: () => {}, stop: () => {} };

export function startProgress(session: Session, steps: number): Progress {
  const { io, language, quiet } = session;
  if (quiet || io.stderr.isTTY !== true || io.stderr !== process.stderr) return SILENT;
  const bar = new SingleBar(
    {
      format: ' {bar} {value}/{total} {label}',
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  bar.start(steps, 0, { label: '' });
  return {
    step: (label, count = 1) => bar.increment(count, { label: label[language] }),
    stop: () => bar.stop(),
  };
}
