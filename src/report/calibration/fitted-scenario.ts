import { stringify } from 'yaml';
import type { Calibration } from '../../experiment/calibration/calibrate.ts';
import type { Label } from '../../rules/rule.ts';
import type { LoadedScenario } from '../../scenario/loaded-scenario.ts';

/** What a fitted scenario says of where its figures come from. */
export interface FittedHead {
  /** The scenario it extends, as its file will name it. */
  readonly base: string;
  readonly source: Label;
  readonly baseYear: number;
}

/** A scenario that extends the calibrated one with the fitted parameters, as YAML. */
export function fittedScenario(
  { title, sources }: Pick<LoadedScenario, 'title' | 'sources'>,
  { market: { parcelsPerYear, profile } }: Calibration,
  { base, source, baseYear }: FittedHead,
): string {
  return stringify({
    extends: base,
    title: { zh: `${title.zh}（校准）`, en: `${title.en} (calibrated)` },
    author: 'czt calibrate',
    sources,
    changes: [
      {
        zh: `每年宗数、各市权重和地价区间按“${source.zh}”拟合，平均年收入与 ${baseYear} 年持平；公布数本身的可信程度见校准结果。`,
        en: `Parcels a year, weights of the cities and price ranges are fitted to \
“${source.en}”, the mean year level with ${baseYear}; \
how sure those figures are, the calibration says.`,
      },
    ],
    market: { supply: { parcelsPerYear }, profile },
  });
}
