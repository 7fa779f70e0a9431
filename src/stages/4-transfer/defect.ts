import { addFen, type Fen, fen } from '../../units/fen.ts';
import type { FaultCode } from '../../world/fault.ts';
import type { Voucher, VoucherSide } from './voucher.ts';

/** Faults that spoil the voucher itself, so that the counter refuses it. */
export const DEFECTS = ['F5', 'F6', 'F7', 'F8', 'F9'] as const satisfies readonly FaultCode[];
export type Defect = (typeof DEFECTS)[number];

const ONE_FEN = fen(1);

/** The forms each defect takes; a scripted fault takes the first. */
const FORMS: Readonly<Record<Defect, readonly ((voucher: Voucher) => Voucher)[]>> = {
  F5: [(v) => ({ ...v, receipts: [...v.receipts, `${v.receipts[0]}+`] })],
  F6: [
    (v) => changed(v, 'corrected', { amountFen: addFen(amountOf(v), ONE_FEN) }),
    (v) => ({ ...v, masterFen: amountOf(v) }),
    (v) => ({ ...v, details: [...v.details, ...v.details] }),
  ],
  F7: [
    (v) => ({ ...v, number: `${v.number}0` }),
    (v) => ({ ...v, number: `${v.number.slice(0, -1)}x` }),
    (v) => ({ ...v, receipts: [''] }),
  ],
  F8: [
    (v) => changed(v, 'corrected', { treasury: 'unmapped' }),
    (v) => changed(v, 'original', { treasury: 'unmapped' }),
  ],
  F9: [
    (v) => changed(v, 'corrected', { level: 'shared', splitFlag: false }),
    (v) => changed(v, 'original', { level: 'shared', splitFlag: false }),
  ],
};

export function isDefect(fault: FaultCode): fault is Defect {
  return (DEFECTS as readonly FaultCode[]).includes(fault);
}

/** How many forms a defect takes. */
export function defectForms(defect: Defect): number {
  return FORMS[defect].length;
}

/** A sound voucher with a defect in it: batched, unequal, misnumbered, unmapped, unflagged. */
export function spoil(voucher: Voucher, defect: Defect, form: number): Voucher {
  return FORMS[defect][form]!(voucher);
}

function amountOf(voucher: Voucher): Fen {
  return voucher.details[0]!.original.amountFen;
}

function changed(
  voucher: Voucher,
  which: 'original' | 'corrected',
  change: Partial<VoucherSide>,
): Voucher {
  return {
    ...voucher,
    details: voucher.details.map((detail) => ({
      ...detail,
      [which]: { ...detail[which], ...change },
    })),
  };
}
