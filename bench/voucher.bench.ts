import { createHash } from 'node:crypto';
import { VoucherFile } from '../src/engine/voucher-file.ts';
import { DEFECTS, defectForms, spoil } from '../src/stages/4-transfer/defect.ts';
import { VoucherRegister } from '../src/stages/4-transfer/register.ts';
import { type Counter, checkVoucher, type Voucher } from '../src/stages/4-transfer/voucher.ts';
import { addDays, type Day, isoDay } from '../src/units/day.ts';
import { fen } from '../src/units/fen.ts';
import type { BenchSize } from './harness.ts';

const SIZES = { tiny: [50, 100], full: [10_000, 100_000, 1_000_000] } as const;

/** Vouchers piling up at one counter: submitted, a fifth refused and put right, booked. */
export interface VoucherRow {
  readonly vouchers: number;
  readonly nanosecondsPerVoucher: number;
  readonly refused: number;
  /** SHA-256 over every state and refusal. */
  readonly hash: string;
}

const TREASURIES = ['changsha', 'zhuzhou', 'xiangtan'] as const;
const FIRST_DAY = isoDay('2026-01-05');

/** The cost of a voucher as vouchers pile up at the counter; flat is the goal. */
export function run({ size }: { readonly size: BenchSize }): VoucherRow[] {
  if (size === 'full') pile(20_000);
  return SIZES[size].map(pile);
}

function pile(vouchers: number): VoucherRow {
  const counter: Counter = {
    register: new VoucherRegister(),
    treasuries: new Set(TREASURIES),
    mostDigitsOn: () => 8,
    lastDayOf: () => addDays(FIRST_DAY, 400),
  };
  const hash = createHash('sha256');
  let refused = 0;
  const start = performance.now();
  for (let i = 0; i < vouchers; i += 1) {
    const day = addDays(FIRST_DAY, Math.floor((i * 300) / vouchers));
    const { file, refusal } = takeThrough(sound(i, day), i, day, counter);
    if (refusal !== '') refused += 1;
    hash.update(`${file.state} ${file.steps.length} ${refusal}\n`);
  }
  const nanosecondsPerVoucher = ((performance.now() - start) * 1e6) / vouchers;
  return { vouchers, nanosecondsPerVoucher, refused, hash: hash.digest('hex') };
}

function sound(i: number, day: Day): Voucher {
  const amountFen = fen(1000 + i);
  const side = { code: '1030148', level: 'city', splitFlag: false, amountFen } as const;
  const from = TREASURIES[i % 3]!;
  const to = TREASURIES[(i + 1) % 3]!;
  return {
    number: String(i).padStart(8, '0'),
    receipts: [`D-${i}/1`],
    masterFen: fen(0),
    reason: '213',
    details: [{ original: { ...side, treasury: from }, corrected: { ...side, treasury: to } }],
    consents: [from, to],
    year: 2026,
    submitted: day,
  };
}

function takeThrough(voucher: Voucher, i: number, day: Day, counter: Counter) {
  const file = new VoucherFile();
  file.step(day, 'submit');
  let refusal = '';
  if (i % 5 === 0) {
    const defect = DEFECTS[(i / 5) % DEFECTS.length]!;
    refusal = checkVoucher(spoil(voucher, defect, i % defectForms(defect)), counter)!.code;
    file.step(day, 'reject', 'voucherBatched', defect);
    file.step(day, 'correct', null, defect);
    file.step(day, 'resubmit');
  }
  if (checkVoucher(voucher, counter) !== null) throw new Error(`voucher ${i} refused`);
  counter.register.accept(voucher);
  file.step(day, 'accept');
  file.step(day, 'book');
  return { file, refusal };
}
