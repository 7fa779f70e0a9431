import { lastCorrectionDay } from '../rules/adjustment-period.ts';
import { VoucherRegister } from '../stages/4-transfer/register.ts';
import type { BudgetLevel, Counter, Voucher, VoucherSide } from '../stages/4-transfer/voucher.ts';
import { yearOf } from '../units/day.ts';
import { type Fen, fen, ZERO_FEN } from '../units/fen.ts';
import { isCounty, PARTIES } from '../world/party.ts';
import type { View } from '../world/view.ts';
import type { VoucherCase } from './voucher-case.ts';

/**
 * The voucher a case is submitted with: one line, the money where it is and where it belongs. A
 * claw-back goes the other way round.
 */
export function draftVoucher(one: VoucherCase): Voucher {
  const { opening, to, obligations, voucher: number, submitted } = one;
  const { code, rightCode = code, receipt } = obligations[0]!;
  const netFen = one.amountFen();
  const amountFen = fen(Math.abs(netFen));
  const here = sideOf(opening.holder, code, amountFen);
  const there = sideOf(to, rightCode, amountFen);
  const [original, corrected] = netFen < 0 ? [there, here] : [here, there];
  return {
    number,
    receipts: [receipt],
    masterFen: ZERO_FEN,
    reason: opening.reason ?? '',
    details: [{ original, corrected }],
    consents: [original.treasury, corrected.treasury],
    year: yearOf(opening.since),
    submitted,
  };
}

function sideOf(treasury: string, code: string, amountFen: Fen): VoucherSide {
  return { treasury, code, level: levelOf(treasury), splitFlag: false, amountFen };
}

const ABOVE: Readonly<Record<string, BudgetLevel>> = { hunan: 'province', central: 'central' };

function levelOf(treasury: string): BudgetLevel {
  return isCounty(treasury) ? 'county' : (ABOVE[treasury] ?? 'city');
}

/** Opens the counter of a run: nothing accepted yet. */
export function openCounter({ rules }: Pick<View, 'rules'>): Counter {
  return {
    register: new VoucherRegister(),
    treasuries: new Set(PARTIES),
    mostDigitsOn: (day) => rules.count('voucher-number-length', day),
    lastDayOf: (year) => lastCorrectionDay(year, rules),
  };
}
