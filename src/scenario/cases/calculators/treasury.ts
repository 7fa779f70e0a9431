import type { RuleBook } from '../../../rules/rule-book.ts';
import { VoucherRegister } from '../../../stages/4-transfer/register.ts';
import {
  type BudgetLevel,
  type Counter,
  checkVoucher,
  VOUCHER_RULES,
  type Voucher,
  voucherRoute,
} from '../../../stages/4-transfer/voucher.ts';
import { yearOf } from '../../../units/day.ts';
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
    receipts: optional(many(text())),
    consents: optional(many(text())),
    treasuries: optional(many(text())),
  },
  results: {
    refusal: wordOf(REFUSAL_CODES, '不予受理的原因（没有为 null）', 'refusal, null for none'),
    rule: wordOf(
      VOUCHER_RULES,
      '所依规则（没有为 null）',
      'the rule it is refused by, null for none',
    ),
    route: wordOf(['electronic', 'manual'], '途径', 'route'),
  },
  calculate: (given, book) => {
    const { number, master, reason, details } = given;
    const side = (s: (typeof details)[number]['original']) => ({
      ...{ treasury: s.treasury, code: s.code, level: s.level },
      ...{ splitFlag: s.splitFlag ?? false, amountFen: s.amount },
    });
    const all = details.flatMap(({ original, corrected }) => [original, corrected]);
    const named = all.map(({ treasury }) => treasury);
    const submitted = book.rule('voucher-number-length')!.values[0]!.from;
    const voucher: Voucher = {
      ...{ number, masterFen: master, reason, submitted, year: yearOf(submitted) },
      receipts: given.receipts ?? [number],
      consents: given.consents ?? named,
      details: details.map(({ original, corrected }) => ({
        original: side(original),
        corrected: side(corrected),
      })),
    };
    const refusal = checkVoucher(voucher, counterOf(given, named, voucher, book));
    return {
      refusal: refusal?.code ?? null,
      rule: refusal?.rule ?? null,
      route: voucherRoute(voucher),
    };
  },
});

interface Lists {
  readonly usedNumbers?: readonly string[] | undefined;
  readonly treasuries?: readonly string[] | undefined;
}

/** A counter that has accepted the numbers given; the treasuries named are known unless listed. */
function counterOf(
  { usedNumbers, treasuries }: Lists,
  named: readonly string[],
  voucher: Voucher,
  book: RuleBook,
): Counter {
  const register = new VoucherRegister();
  for (const number of usedNumbers ?? []) register.accept({ ...voucher, number });
  return {
    register,
    treasuries: new Set(treasuries ?? named),
    mostDigitsOn: (day) => book.count('voucher-number-length', day),
    lastDayOf: () => voucher.submitted,
  };
}

/** What a treasury checks. */
export const TREASURY_CALCULATORS: readonly Calculator[] = [voucherCheck];
