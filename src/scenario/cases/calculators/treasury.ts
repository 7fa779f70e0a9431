import {
  type BudgetLevel,
  checkVoucher,
  type Voucher,
  voucherRoute,
} from '../../../stages/4-transfer/voucher.ts';
import { REFUSAL_CODES } from '../../../world/refusal.ts';
import { type Calculator, calculator, wordOf } from '../calculator.ts';
import { flag, group, groups, many, money, optional, text, word } from '../given-field.ts';

const LEVELS = [
  'shared',
  'central',
  'province',
  'city',
  'county',
  'town',
  'local',
] as const satisfies readonly BudgetLevel[];

const SIDE = {
  treasury: text(),
  code: text(),
  level: word(LEVELS),
  splitFlag: optional(flag()),
  amount: money(),
};

const voucherCheck = calculator({
  id: 'voucherCheck',
  title: { zh: '更正（调库）通知书的审核', en: 'checks of a correction voucher' },
  formula: {
    zh: '主单金额为零，明细恰好一条，原与现金额相等，共享级次须有分成标志，原因代码有效，凭证号未用过；跨国库的走手工',
    en: 'master zero, one detail, equal amounts, split flag, known reason, new number',
  },
  given: {
    number: text(),
    master: money(),
    reason: text(),
    details: groups({ original: group(SIDE), corrected: group(SIDE) }),
    usedNumbers: optional(many(text())),
  },
  results: {
    refusal: wordOf(REFUSAL_CODES, '不予受理的原因（没有为 null）', 'refusal, null for none'),
    route: wordOf(['electronic', 'manual'], '途径', 'route'),
  },
  calculate: ({ number, master, reason, details, usedNumbers }) => {
    const side = (s: (typeof details)[number]['original']) => ({
      ...{ treasury: s.treasury, code: s.code, level: s.level },
      ...{ splitFlag: s.splitFlag ?? false, amountFen: s.amount },
    });
    const voucher: Voucher = {
      ...{ number, masterFen: master, reason },
      details: details.map(({ original, corrected }) => ({
        original: side(original),
        corrected: side(corrected),
      })),
    };
    return {
      refusal: checkVoucher(voucher, new Set(usedNumbers ?? []))?.code ?? null,
      route: voucherRoute(voucher),
    };
  },
});

/** What a treasury checks. */
export const TREASURY_CALCULATORS: readonly Calculator[] = [voucherCheck];
