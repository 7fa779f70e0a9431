import type { RunResult } from '../engine/run-result.ts';
import type { RuleStatus } from '../rules/rule.ts';
import type { RuleUse } from '../rules/rule-book.ts';
import { byStatus, RULE_STATUSES } from '../rules/rule-status.ts';
import { addFen, type Fen, ZERO_FEN } from '../units/fen.ts';
import { byCodeUnit } from '../units/order.ts';

/** One rule a run relied on, and the money that moved under it, every leg counted once. */
export interface BasisRow {
  readonly use: RuleUse;
  readonly moneyFen: Fen;
}

/** The legal basis of a run: the weakest standing first, then the most money. */
export function legalBasis(result: RunResult): BasisRow[] {
  const moneyFen = moneyByRule(result);
  return result.rulesUsed
    .map((use) => ({ use, moneyFen: moneyFen.get(use.rule.id) ?? ZERO_FEN }))
    .sort(
      (a, b) =>
        byStatus(a.use.status, b.use.status) ||
        b.moneyFen - a.moneyFen ||
        byCodeUnit(a.use.rule.id, b.use.rule.id),
    );
}

/** How much rests on rules of each standing, the weakest first. */
export interface BasisTotal {
  readonly status: RuleStatus;
  readonly rules: number;
  readonly moneyFen: Fen;
}

/** The basis added up by standing; those that do not occur are left out. */
export function basisTotals(basis: readonly BasisRow[]): BasisTotal[] {
  return RULE_STATUSES.map((status) => {
    const rows = basis.filter(({ use }) => use.status === status);
    const moneyFen = rows.reduce((sum, row) => addFen(sum, row.moneyFen), ZERO_FEN);
    return { status, rules: rows.length, moneyFen };
  }).filter(({ rules }) => rules > 0);
}

function moneyByRule(result: RunResult): ReadonlyMap<string, Fen> {
  const total = new Map<string, Fen>();
  for (const entry of result.ledger.journal.entries()) {
    for (const { rule, amountFen } of entry.legs) {
      total.set(rule, addFen(total.get(rule) ?? ZERO_FEN, amountFen));
    }
  }
  return total;
}
