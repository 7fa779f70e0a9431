import type { Day } from '../units/day.ts';
import { addRatio, mulRatio, type Ratio } from '../units/ratio.ts';
import type { RuleBook } from './rule-book.ts';

/** Farmland the price lists tell apart. */
export type FarmlandKind = 'paddy' | 'dry';

/**
 * What replenishment costs from the national pool, in fen per m² (国办发〔2018〕16号):
 * (base price + capacity price × standard capacity) × the province's coefficient.
 *
 * @param province pinyin of the buying province, e.g. `hunan`
 * @param grade grade of the farmland taken
 * @throws RuleGapError when a rule has no value on the day.
 */
export function nationalQuotaPrice(
  province: string,
  kind: FarmlandKind,
  grade: number,
  book: RuleBook,
  day: Day,
): Ratio {
  const base = book.at('national-quota-base-price', day, kind);
  const capacity = mulRatio(
    book.at('national-quota-capacity-price', day),
    book.at('standard-capacity', day, String(grade)),
  );
  const coefficient = book.at('national-quota-coefficient', day, province);
  return mulRatio(addRatio(base, capacity), coefficient);
}
