import { Presets, SingleBar } from 'cli-progress';
import type { ChunkReport } from '../../report/sweep/sweep-chunk.ts';
import type { Session } from '../session.ts';
import { durationText } from './sweep-text.ts';

/** Follows how fast rows come in; draws a bar only where a person looks at a terminal. */
export interface Rate {
  readonly step: (report: ChunkReport, isNew: boolean) => void;
  readonly stop: () => void;
  /** Rows a second so far; null before any was computed. */
  readonly perSecond: () => number | null;
}

export function startRate(session: Session, total: number): Rate {
  const { io, language, quiet } = session;
  const draws = !quiet && io.stderr.isTTY === true && io.stderr === process.stderr;
  const bar = draws
    ? new SingleBar(
        {
          format: ` {bar} {value}/{total}  {rate}/s  {left}`,
          ...{ stream: process.stderr, clearOnComplete: true, hideCursor: true },
          gracefulExit: false,
        },
        Presets.shades_classic,
      )
    : null;
  const start = performance.now();
  let [done, computed] = [0, 0];
  let end: number | null = null;
  const perSecond = () => {
    const seconds = ((end ?? performance.now()) - start) / 1000;
    return computed === 0 || seconds === 0 ? null : computed / seconds;
  };
  bar?.start(total, 0, { rate: '–', left: '' });
  return {
    perSecond,
    step: ({ rows }, isNew) => {
      done += rows;
      if (isNew) computed += rows;
      const rate = perSecond();
      const left = rate === null ? '' : durationText((total - done) / rate, language);
      bar?.update(done, { rate: rate?.toFixed(1) ?? '–', left });
    },
    stop: () => {
      end ??= performance.now();
      bar?.stop();
    },
  };
}
