import { type Assessment, headroomM2 } from '../assessment.ts';
import { isHandover, isStateChange } from '../move.ts';
import { type QuotaInvariant, type QuotaRecord, ruleDays } from '../record.ts';

/** The rule under which alone a target may change hands. */
const RE_DECOMPOSITION = 'protection-transfer';

/** Targets and what they forbid. */
export const TARGET_INVARIANTS: readonly QuotaInvariant[] = [
  { name: 'I-8.redLine', problems: redLineKept },
  { name: 'I-9.exportGate', problems: gateKept },
];

/**
 * Targets are only handed on by the province, never spent or frozen, so their sum cannot fall;
 * at each assessment no city has less than the lowest target it had, unless it began with less.
 */
function redLineKept({ book }: QuotaRecord): string[] {
  const problems: string[] = [];
  for (const [i, move] of book.moves().entries()) {
    if (!('amount' in move) || !('lot' in move)) continue;
    const { id, ledger } = book.lot(move.lot)!;
    if (ledger !== 'L5' && ledger !== 'L6') continue;
    const spent = isStateChange(move) && move.action !== 'expire';
    const privately = isHandover(move) && move.rule !== RE_DECOMPOSITION;
    if (spent || privately) problems.push(`movement ${i + 1}: ${move.action} of target ${id}`);
  }
  const lines = new Map<string, { farmlandM2: number; basicM2: number }>();
  for (const one of book.assessments()) {
    const { city, farmlandM2, targetM2, basicFarmlandM2, basicTargetM2 } = one;
    const line = lines.get(city) ?? { farmlandM2, basicM2: basicFarmlandM2 };
    line.farmlandM2 = Math.min(line.farmlandM2, targetM2);
    line.basicM2 = Math.min(line.basicM2, basicTargetM2);
    lines.set(city, line);
    if (farmlandM2 < line.farmlandM2) problems.push(below(one, farmlandM2, line.farmlandM2));
    if (basicFarmlandM2 < line.basicM2) problems.push(below(one, basicFarmlandM2, line.basicM2));
  }
  return problems;
}

function below({ city, year }: Assessment, foundM2: number, lineM2: number): string {
  return `${city} ${year}: ${foundM2} m² under a line of ${lineM2}`;
}

/** A city whose last assessment failed exports no linkage and no replenishment quota. */
function gateKept(record: QuotaRecord): string[] {
  const { book, limits } = record;
  const dayOf = ruleDays(record);
  const problems: string[] = [];
  const assessments = [...book.assessments()].sort((a, b) => a.day - b.day);
  for (const [i, move] of book.moves().entries()) {
    if (move.action !== 'trade' || !limits.exportGate(dayOf(move))) continue;
    const { ledger } = book.lot(move.lot)!;
    if (ledger !== 'L3' && ledger !== 'L4') continue;
    const last = assessments.findLast(({ city, day }) => city === move.from && day <= move.day);
    if (last === undefined || headroomM2(last) >= 0) continue;
    problems.push(`movement ${i + 1}: ${move.from} sells ${ledger}, ${-headroomM2(last)} m² short`);
  }
  return problems;
}
