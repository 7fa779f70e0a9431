import type { RunResult } from '../../engine/run-result.ts';
import { groupBy } from '../../units/group.ts';
import { invariant } from '../../units/invariant.ts';
import { type Month, monthsOf } from './months.ts';
import { byPosition, PositionBook, positionKey } from './positions.ts';
import type { Difference, Position, Reconciliation, ReconciliationLine } from './reconciliation.ts';
import { refundDifferences } from './refund-differences.ts';
import { readSides, type Sides } from './sides.ts';
import { voucherDifferences } from './voucher-differences.ts';
import { voucherEnds } from './voucher-ends.ts';

/**
 * Holds the treasuries of a run against its ledger (对账): at every month and year end, by treasury
 * and category code, the balance that lies there against the balance that belongs there, and every
 * item between the two with its cause and its voucher.
 *
 * @returns amounts in fen
 * @throws InvariantError when the items do not come to the whole difference, at any position and
 * month, or a voucher is neither ended nor among them
 */
export function reconcile(result: RunResult): Reconciliation {
  const months = monthsOf(result);
  const differences = [
    ...voucherDifferences(result.vouchers, months),
    ...refundDifferences(result.refunds, months),
  ];
  const byMonth = groupBy(differences, ({ month }) => month);
  const sides = readSides(result, months);
  const monthly = monthLines(sides, byMonth, months);
  const years = [...groupBy(monthly, ({ period }) => period.slice(0, 4)).values()];
  const last = months.at(-1)!.name;
  return {
    months: months.map(({ name }) => name),
    lines: years.flatMap((lines) => [...lines, ...yearLines(lines)]),
    differences: months.flatMap(({ name }) => byMonth.get(name) ?? []),
    vouchers: voucherEnds(result, byMonth.get(last) ?? []),
  };
}

function monthLines(
  { treasury, ledger }: Sides,
  byMonth: ReadonlyMap<string, readonly Difference[]>,
  months: readonly Month[],
): ReconciliationLine[] {
  const explained = new PositionBook(months.length);
  const counts = new PositionBook(months.length);
  for (const [month, { name }] of months.entries()) {
    for (const { at, belongs, amountFen } of byMonth.get(name) ?? []) {
      explained.add(at, month, amountFen);
      counts.add(at, month, 1);
      if (belongs === null) continue;
      explained.add(belongs, month, -amountFen);
      counts.add(belongs, month, 1);
    }
  }
  const all = [treasury, ledger, explained].flatMap((book) => book.positions());
  const positions = [...new Map(all.map((one) => [positionKey(one), one])).values()];
  const balances = new Map<Position, { ledgerFen: number; treasuryFen: number }>();
  return months.flatMap(({ name: period }, month) =>
    positions.sort(byPosition).flatMap((position) => {
      const before = balances.get(position) ?? { ledgerFen: 0, treasuryFen: 0 };
      const ledgerMovedFen = ledger.at(position, month);
      const treasuryMovedFen = treasury.at(position, month);
      const ledgerFen = before.ledgerFen + ledgerMovedFen;
      const treasuryFen = before.treasuryFen + treasuryMovedFen;
      balances.set(position, { ledgerFen, treasuryFen });
      const differenceFen = treasuryFen - ledgerFen;
      const explainedFen = explained.at(position, month);
      const moved = { ledgerMovedFen, treasuryMovedFen };
      const line = { period, ...position, ...moved, ledgerFen, treasuryFen };
      const found = () => ({ ...line, explainedFen });
      invariant(differenceFen === explainedFen, 'reconcile.wholeDifference', found);
      const items = counts.at(position, month);
      const isBlank = [...Object.values(moved), ledgerFen, treasuryFen, items].every(
        (n) => n === 0,
      );
      return isBlank ? [] : [{ ...line, differenceFen, explainedFen, items }];
    }),
  );
}

/** A year moves what its months move and ends as the last of them. */
function yearLines(lines: readonly ReconciliationLine[]): ReconciliationLine[] {
  const last = lines.at(-1)!.period;
  return [...groupBy(lines, positionKey).values()]
    .map((months) => {
      const end = months.at(-1)!;
      const sum = (key: 'ledgerMovedFen' | 'treasuryMovedFen') =>
        months.reduce((total, month) => total + month[key], 0);
      const isOpen = end.period === last;
      return {
        ...end,
        period: last.slice(0, 4),
        ledgerMovedFen: sum('ledgerMovedFen'),
        treasuryMovedFen: sum('treasuryMovedFen'),
        items: isOpen ? end.items : 0,
      };
    })
    .sort(byPosition);
}
