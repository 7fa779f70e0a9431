import type { Ratio } from '../../../units/ratio.ts';
import { CODE } from '../../../world/category-code.ts';
import { bookLine } from '../book-line.ts';
import type { EraTable } from './eras.ts';
import type { Law } from './law.ts';

/** An earmark on the base, as `EARMARK_KINDS`: its rate and where the own part is booked. */
export interface EarmarkLaw {
  readonly rate: EraTable<Ratio>;
  /** What the centre pools of it; null for nothing. */
  readonly centralShare: EraTable<Ratio> | null;
  readonly line: number;
}

/** The earmarks of a run in the order they are taken. */
export function earmarksOf(law: Law): readonly EarmarkLaw[] {
  const { education, irrigation, irrigationCentral, housing } = law;
  return [
    { rate: education, centralShare: null, line: bookLine('general', CODE.education) },
    {
      rate: irrigation,
      centralShare: irrigationCentral,
      line: bookLine('general', CODE.irrigation),
    },
    { rate: housing, centralShare: null, line: bookLine('fund', CODE.housing) },
  ];
}
