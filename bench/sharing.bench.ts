import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { prepareStudy } from '../src/experiment/study/prepare-study.ts';
import { loadStudy } from '../src/experiment/study/study-file.ts';
import { keepsFront } from '../src/experiment/study/study-search.ts';
import { RangeComputer } from '../src/report/search/draw-range.ts';
import { loadEngineData } from '../src/scenario/engine-data.ts';
import type { BenchSize } from './harness.ts';

const STUDY = 'scenarios/studies/sharing-million.yaml';
const DRAWS = { tiny: 20, full: 20_000 } as const;
const WARM_UP = { tiny: 1, full: 2_000 } as const;

/** Draws of a search that changes nothing but sharing. */
export interface SharingRow {
  readonly draws: number;
  readonly milliseconds: number;
  readonly drawsPerSecond: number;
  /** SHA-256 over everything that is kept of the draws. */
  readonly hash: string;
}

/** How many allocations of the baseline's five years one core tries in a second. */
export async function run({ size }: { readonly size: BenchSize }): Promise<SharingRow> {
  const data = await loadEngineData();
  const study = await loadStudy(resolve(STUDY), data);
  const search = study.search!;
  const prepared = await prepareStudy(study, data);
  const computer = new RangeComputer(prepared, search, keepsFront(search)!);
  await computer.at({ first: 0, count: WARM_UP[size] });
  const draws = DRAWS[size];
  const start = performance.now();
  const report = await computer.at({ first: 0, count: draws });
  const milliseconds = performance.now() - start;
  const text = JSON.stringify(report, (_, part: unknown) =>
    typeof part === 'bigint' ? String(part) : part,
  );
  const hash = createHash('sha256').update(text).digest('hex');
  return { draws, milliseconds, drawsPerSecond: (draws * 1000) / milliseconds, hash };
}
