const MONTHS = 12;

/** Months of one year of production, counted from 1, that fall into a calendar year. */
export interface ProductionYear {
  readonly nth: number;
  readonly months: number;
}

/**
 * The years of production that fall into a calendar year, with their months in it.
 *
 * @param first the first month of production, counted from year 0
 */
export function productionYears(first: number, year: number): ProductionYear[] {
  const [from, to] = [MONTHS * year, MONTHS * (year + 1)];
  if (first >= to) return [];
  const years: ProductionYear[] = [];
  for (let nth = Math.max(0, Math.floor((from - first) / MONTHS)); ; nth += 1) {
    const begin = first + MONTHS * nth;
    if (begin >= to) return years;
    const months = Math.min(to, begin + MONTHS) - Math.max(from, begin);
    if (months > 0) years.push({ nth: nth + 1, months });
  }
}
