import type { Reconciliation } from '../report/reconcile/reconciliation.ts';
import type { Selection } from '../report/reconcile/select.ts';
import type { Label } from '../rules/rule.ts';
import { InputError } from '../scenario/input-error.ts';
import { byPartyRank, cityOf, type Party } from '../world/party.ts';

/**
 * What of a reconciliation is asked for. Nothing is shown as empty that the run does not have.
 *
 * @throws InputError when the run has no such month, year or treasury, or the month is not in the
 * year
 */
export function selectionOf(
  { treasury = null, month = null, year = null }: Partial<Selection>,
  { months, lines }: Pick<Reconciliation, 'months' | 'lines'>,
): Selection {
  const periods = [
    ['--month', month],
    ['--year', year === null ? null : String(year)],
  ] as const;
  for (const [option, asked] of periods) {
    if (asked === null || months.some((one) => one.startsWith(asked))) continue;
    const [from, to] = [months[0]!, months.at(-1)!];
    throw refusal(option, asked, OUTSIDE, {
      zh: `${from} 至 ${to} 之间`,
      en: `between ${from} and ${to}`,
    });
  }
  if (month !== null && year !== null && !month.startsWith(String(year))) {
    const own = month.slice(0, 4);
    throw refusal('--year', String(year), APART, {
      zh: `${own}，或只写 --month ${month}、只写 --year ${year}`,
      en: `${own}, or --month ${month} alone, or --year ${year} alone`,
    });
  }
  const treasuries = [...new Set(lines.map((line) => line.treasury))].sort(byPartyRank);
  if (treasury !== null && !treasuries.includes(treasury)) {
    const city = cityOf(treasury as Party);
    const isThere = city !== null && treasuries.includes(city);
    throw refusal('--treasury', treasury, NO_TREASURY, {
      zh: `${treasuries.join('、')} 之一${isThere ? `，最接近的是 ${city}` : ''}`,
      en: `one of ${treasuries.join(', ')}${isThere ? `; the nearest is ${city}` : ''}`,
    });
  }
  return { treasury, month, year };
}

const OUTSIDE: Label = { zh: '不在这次推演之内', en: 'lies outside the run' };
const APART: Label = { zh: '与 --month 的月份不在同一年', en: 'is not the year of --month' };
const NO_TREASURY: Label = { zh: '这次推演在这个国库没有账', en: 'has nothing in this run' };

function refusal(option: string, found: string, message: Label, expected: Label): InputError {
  const where = { file: option, line: null, row: null, column: null };
  return new InputError([{ ...where, found, expected, message }]);
}
