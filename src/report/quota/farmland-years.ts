import type { RunResult } from '../../engine/run-result.ts';
import { addVector, type Vector, ZERO_VECTOR } from '../../quota/vector.ts';
import { yearOf } from '../../units/day.ts';
import { CITIES } from '../../world/party.ts';

/** The farmland balance of one city and year, in its three dimensions (占补平衡). */
export interface FarmlandYear {
  readonly year: number;
  readonly city: string;
  /** Taken by the deals approved in the year. */
  readonly taken: Vector;
  /** Drawn from replenishment and linkage lots for them, what was promised made good included. */
  readonly madeGood: Vector;
  /** Drawn beyond what was asked, because a lot goes as a bundle. */
  readonly waste: Vector;
  /** Still promised at the end of the run. */
  readonly owed: Vector;
}

/** The balance by city and year: what was taken, made good, wasted and is still owed. */
export function farmlandYears({ record, quota, start, end }: RunResult): FarmlandYear[] {
  const drawn = new Map<string, Vector>();
  for (const move of quota.moves()) {
    if (move.action !== 'reserve') continue;
    const { ledger } = quota.lot(move.lot)!;
    if (ledger !== 'L3' && ledger !== 'L4') continue;
    drawn.set(move.deal, addVector(drawn.get(move.deal) ?? ZERO_VECTOR, move.amount));
  }
  const owed = new Map<string, Vector>();
  for (const { made, owed: left } of quota.commitments().all()) owed.set(made.deal, left);
  const rows: FarmlandYear[] = [];
  for (const city of CITIES) {
    for (let year = yearOf(start); year <= yearOf(end); year += 1) {
      const approvals = record.approvals.filter(
        (one) => one.city === city && yearOf(one.day) === year,
      );
      let row = {
        taken: ZERO_VECTOR,
        madeGood: ZERO_VECTOR,
        waste: ZERO_VECTOR,
        owed: ZERO_VECTOR,
      };
      for (const { deal, taken, linkage, newAreaM2, paddyForPaddy } of approvals) {
        const made = drawn.get(deal) ?? ZERO_VECTOR;
        const left = owed.get(deal) ?? ZERO_VECTOR;
        const asked: Vector = {
          ...taken,
          areaM2: linkage ? Math.max(newAreaM2, taken.areaM2) : taken.areaM2,
          paddyM2: paddyForPaddy ? taken.paddyM2 : 0,
        };
        row = {
          taken: addVector(row.taken, taken),
          madeGood: addVector(row.madeGood, made),
          waste: addVector(row.waste, beyond(addVector(made, left), asked)),
          owed: addVector(row.owed, left),
        };
      }
      rows.push({ year, city, ...row });
    }
  }
  return rows;
}

function beyond(made: Vector, asked: Vector): Vector {
  return {
    areaM2: Math.max(0, made.areaM2 - asked.areaM2),
    paddyM2: Math.max(0, made.paddyM2 - asked.paddyM2),
    capacityKg: Math.max(0, made.capacityKg - asked.capacityKg),
  };
}
