import type { Label } from '../../rules/rule.ts';
import { provinceWhys } from '../../stages/3-settlement/province-year.ts';
import { lastOfYear } from '../../units/day.ts';
import type { Summary } from '../summary.ts';
import { type Explanation, fenOf, step } from './explanation.ts';
import type { Scene } from './scene.ts';
import { bookedParts } from './year-explanation.ts';

const EARMARKS: Label = {
  zh: '全年计提（含土地收益基金）',
  en: 'earmarks of the year, land reserve fund included',
};

const CARRIED: Label = {
  zh: '上年结转的负差额',
  en: 'negative balance carried over from the year before',
};
const CARRY: Label = { zh: '结转下年的负差额', en: 'negative balance carried to the next year' };

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
      [`${path}.carriedFen`, () => negativeStep(CARRIED, booked.cash.carriedFen)],
      [`${path}.carryFen`, () => negativeStep(CARRY, booked.carryFen)],
    ] as const;
  });
}

function negativeStep(label: Label, amountFen: number): Explanation {
  return step(label, { amount: fenOf(amountFen) });
}

/** The figures of `provinceYears`, by year. */
export function provinceFigures(
  { result, input, words }: Scene,
  { provinceYears }: Summary,
): (readonly [string, () => Explanation])[] {
  return provinceYears.flatMap(({ year }) => {
    const cash = result.cashYears.filter((booked) => booked.cash.year === year).map((b) => b.cash);
    const end = lastOfYear(year);
    const day = end < input.end ? end : input.end;
    const whys = () => provinceWhys(cash, day, input.policy.ruralUse, input.rules.fresh());
    const path = `provinceYears.${year}`;
    return [
      [`${path}.receiptsFen`, () => words.explain(whys().receipts)],
      [`${path}.costsPaidFen`, () => words.explain(whys().costs)],
      [`${path}.baseFen`, () => words.explain(whys().base)],
      [`${path}.ruralUseFloorFen`, () => words.explain(whys().ruralUseFloor)],
      [`${path}.ruralUseCountedFen`, () => words.explain(whys().ruralUseCounted)],
    ] as const;
  });
}
