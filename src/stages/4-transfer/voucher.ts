import { type Day, yearOf } from '../../units/day.ts';
import type { Fen } from '../../units/fen.ts';
import type { Refusal, RefusalCode } from '../../world/refusal.ts';
import type { VoucherRegister } from './register.ts';

/** Reason codes of a correction voucher (更正/调库通知书). */
export const VOUCHER_REASONS = ['211', '212', '213', '214', '215', '216'] as const;
export type VoucherReason = (typeof VOUCHER_REASONS)[number];

/** Budget level of one side of a voucher; `shared` money needs the split flag. */
export type BudgetLevel = 'shared' | 'central' | 'province' | 'city' | 'county' | 'town' | 'local';

/** One side of a correction: where the money was booked, or where it belongs. */
export interface VoucherSide {
  readonly treasury: string;
  readonly code: string;
  readonly level: BudgetLevel;
  readonly splitFlag: boolean;
  readonly amountFen: Fen;
}

/** A correction voucher as submitted. */
export interface Voucher {
  readonly number: string;
  /** The receipts it corrects: one, since corrections go one by one. */
  readonly receipts: readonly string[];
  readonly masterFen: Fen;
  readonly reason: string;
  readonly details: readonly { readonly original: VoucherSide; readonly corrected: VoucherSide }[];
  /** Treasuries whose finance bureau has consented. */
  readonly consents: readonly string[];
  /** The fiscal year in which the money was booked. */
  readonly year: number;
  readonly submitted: Day;
}

/** What the treasury's counter knows when it looks at a voucher. */
export interface Counter {
  readonly register: VoucherRegister;
  /** Treasuries the parameter table knows. */
  readonly treasuries: ReadonlySet<string>;
  readonly mostDigitsOn: (day: Day) => number;
  /** Last day on which what was booked in a year may be corrected. */
  readonly lastDayOf: (year: number) => Day;
}

type Found = readonly [code: RefusalCode, found: number, expected: number, unit: Refusal['unit']];

const CHECKS: readonly ((voucher: Voucher, counter: Counter) => Found | null)[] = [
  ({ masterFen }) => (masterFen === 0 ? null : ['voucherAmountNotZero', masterFen, 0, 'fen']),
  ({ details }) =>
    details.length === 1 ? null : ['voucherNotOneDetail', details.length, 1, 'count'],
  ({ details: [detail] }) => {
    const { original, corrected } = detail!;
    if (original.amountFen === corrected.amountFen) return null;
    return ['voucherAmountsDiffer', corrected.amountFen, original.amountFen, 'fen'];
  },
  ({ details: [detail] }) => {
    const sides = [detail!.original, detail!.corrected];
    const bare = sides.some(({ level, splitFlag }) => level === 'shared' && !splitFlag);
    return bare ? ['voucherNoSplitFlag', 0, 1, 'count'] : null;
  },
  ({ reason }) => {
    const known = (VOUCHER_REASONS as readonly string[]).includes(reason);
    return known ? null : ['voucherReasonUnknown', Number(reason) || 0, 213, 'count'];
  },
  ({ number }, { register }) =>
    register.has(number) ? ['voucherNumberRepeated', 2, 1, 'count'] : null,
  ({ number, submitted }, { mostDigitsOn }) => {
    const mostDigits = mostDigitsOn(submitted);
    const wellFormed = /^\d+$/.test(number) && number.length <= mostDigits;
    return wellFormed ? null : ['voucherNumberMalformed', number.length, mostDigits, 'count'];
  },
  ({ receipts, details: [detail] }) => {
    const { original, corrected } = detail!;
    const fields = [...receipts, original.code, corrected.code, original.treasury];
    const missing = fields.filter((field) => field === '').length;
    return missing === 0 && receipts.length > 0
      ? null
      : ['voucherFieldMissing', missing, 0, 'count'];
  },
  ({ receipts }) =>
    receipts.length === 1 ? null : ['voucherBatched', receipts.length, 1, 'count'],
  ({ details: [detail] }, { treasuries }) => {
    const { original, corrected } = detail!;
    const known = [original, corrected].filter(({ treasury }) => treasuries.has(treasury)).length;
    return known === 2 ? null : ['voucherTreasuryUnknown', known, 2, 'count'];
  },
  (voucher) => {
    if (voucherRoute(voucher) === 'electronic') return null;
    const { original, corrected } = voucher.details[0]!;
    const given = [original, corrected].filter((s) => voucher.consents.includes(s.treasury)).length;
    return given === 2 ? null : ['voucherNoConsent', given, 2, 'count'];
  },
  ({ year, submitted }, { lastDayOf }) => {
    const days = yearOf(submitted) <= year ? 0 : submitted - lastDayOf(year);
    return days <= 0 ? null : ['voucherPriorYear', days, 0, 'day'];
  },
];

/** The rule each refusal rests on; the others on the checks of the form. */
const RULES: Readonly<Partial<Record<RefusalCode, string>>> = {
  voucherAmountNotZero: 'correction-lines',
  voucherNotOneDetail: 'correction-lines',
  voucherAmountsDiffer: 'correction-lines',
  voucherNoSplitFlag: 'correction-split-flag',
  voucherReasonUnknown: 'correction-reason',
  voucherBatched: 'correction-one-by-one',
  voucherNoConsent: 'correction-route',
  voucherPriorYear: 'adjustment-period-refusal',
};

const ON_FORM = 'voucher-format';

/** Every rule a voucher may be refused by. */
export const VOUCHER_RULES: readonly string[] = [...new Set([ON_FORM, ...Object.values(RULES)])];

/**
 * The treasury's checks of a correction voucher, in order of precedence: master amount zero, one
 * detail line, equal amounts, split flag where a side is shared, a known reason, a number never
 * used before and well formed, no field missing, one receipt, known treasuries, the consent of
 * both finance bureaus where it crosses treasuries, and not of a year that has been closed.
 *
 * @returns the first refusal, or null
 */
export function checkVoucher(voucher: Voucher, counter: Counter): Refusal | null {
  for (const check of CHECKS) {
    const problem = check(voucher, counter);
    if (problem === null) continue;
    const [code, found, expected, unit] = problem;
    const rule = RULES[code] ?? ON_FORM;
    return { code, rule, found, expected, unit };
  }
  return null;
}

/** Corrections within one treasury go electronically, across treasuries on paper. */
export function voucherRoute(voucher: Pick<Voucher, 'details'>): 'electronic' | 'manual' {
  const across = voucher.details.some((d) => d.original.treasury !== d.corrected.treasury);
  return across ? 'manual' : 'electronic';
}
