import { Presets, SingleBar } from 'cli-progress';
import type { Label } from '../rules/rule.ts';
import type { Session } from './session.ts';

/** A bar that counts the steps of a command; silent unless standard error is a terminal. */
export interface Progress {
  readonly step: (label: Label) => void;
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
    step: (label) => bar.increment(1, { label: label[language] }),
    stop: () => bar.stop(),
  };
}
