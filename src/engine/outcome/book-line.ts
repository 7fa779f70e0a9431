import { invariant } from '../../units/invariant.ts';
import { CODE } from '../../world/category-code.ts';

/**
 * Section and category code of money that can lie in another's treasury after a settlement, in
 * the order in which tables number them. The net revenue, which is what is shared, comes first.
 */
const BOOK_LINES: readonly string[] = [
  `fund ${CODE.netRevenue}`,
  `fund ${CODE.costRecovery}`,
  `fund ${CODE.businessFee}`,
  `fund ${CODE.agriLandFund}`,
  `general ${CODE.newConstructionFee}`,
  `general ${CODE.education}`,
  `general ${CODE.irrigation}`,
  `fund ${CODE.housing}`,
  `fund ${CODE.landReserveFund}`,
  `fund ${CODE.otherGrantRevenue}`,
];

/** How many lines there are. */
export const BOOK_LINE_COUNT: number = BOOK_LINES.length;

/** The line of what is shared. */
export const NET_REVENUE_LINE = 0;

/** @throws InvariantError when no table numbers such money */
export function bookLine(section: 'fund' | 'general', code: string): number {
  const line = BOOK_LINES.indexOf(`${section} ${code}`);
  invariant(line >= 0, 'outcome.bookLine', () => ({ section, code }));
  return line;
}
