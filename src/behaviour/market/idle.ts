import type { RuleBook } from '../../rules/rule-book.ts';
import { addMonths, type Day } from '../../units/day.ts';
import type { IdleParcel } from './setup.ts';

/**
 * What happens to idle land: `charged` the fee after a year, with the warning that goes with it;
 * `recovered` without payment after two; `boughtBack`; `redeveloped` or `resumed` by its holder.
 */
export type IdleEventKind = 'charged' | 'recovered' | 'boughtBack' | 'redeveloped' | 'resumed';

export interface IdleEvent {
  readonly parcel: IdleParcel;
  readonly day: Day;
  readonly kind: IdleEventKind;
}

/**
 * The course of idle land by the law's clock (rule `idle-land-test`): the fee once it has been
 * idle for a year, then its end; an end before the year is over spares the fee, and none but
 * recovery comes after two years.
 */
export function idleCourse(parcel: IdleParcel, rules: RuleBook, start: Day): IdleEvent[] {
  const { idleSince, end } = parcel;
  const after = (key: string) =>
    addMonths(idleSince, 12 * rules.count('idle-land-test', idleSince, key));
  const charged = after('fee after');
  const recovered = after('recovery after');
  const on = end.kind === 'recover' ? recovered : end.on < recovered ? end.on : recovered;
  const kind = on === recovered ? 'recovered' : KIND_OF_END[end.kind];
  const course: IdleEvent[] = [
    ...(charged < on ? [{ parcel, day: charged, kind: 'charged' } as const] : []),
    { parcel, day: on < start ? start : on, kind },
  ];
  // A fee that fell due before the run is no event of it.
  return course.filter(({ day }) => day >= start);
}

const KIND_OF_END = {
  recover: 'recovered',
  resume: 'resumed',
  buyBack: 'boughtBack',
  redevelop: 'redeveloped',
} as const satisfies Record<IdleParcel['end']['kind'], IdleEventKind>;
