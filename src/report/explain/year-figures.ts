import type { Label } from '../../rules/rule.ts';
import type { Summary } from '../summary.ts';
import { type Explanation, fenOf, step } from './explanation.ts';
import type { Scene } from './scene.ts';
import { bookedParts } from './year-explanation.ts';

const EARMARKS: Label = {
  zh: '全年计提（含土地收益基金）',
  en: 'earmarks of the year, land reserve fund included',
};

/** The figures of `earmarkYears`, by party and year. */
export function yearFigures(
  scene: Scene,
  { earmarkYears }: Summary,
  limit: number,
): (readonly [string, () => Explanation])[] {
  return earmarkYears.flatMap(({ party, year, earmarksFen }) => {
    const booked = scene.result.cashYears.find(
      ({ cash }) => cash.party === party && cash.year === year,
    )!;
    const parts = () => bookedParts(scene, booked, limit);
    const whole = () => {
      const terms = parts().earmarks;
      return step(EARMARKS, { amount: fenOf(earmarksFen), terms });
    };
    const path = `earmarkYears.${party}.${year}`;
    return [
      [`${path}.receiptsFen`, () => parts().receipts],
      [`${path}.costsPaidFen`, () => parts().costs],
      [`${path}.baseFen`, () => parts().base],
      [`${path}.earmarksFen`, whole],
      [`${path}.ruralUseFloorFen`, () => parts().floor],
      [`${path}.ruralUseCountedFen`, () => parts().counted],
    ] as const;
  });
}
