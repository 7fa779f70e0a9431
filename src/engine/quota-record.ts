import type { Allotment, Approval, QuotaRecord } from '../quota/record.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import { quotaPriceBand } from '../stages/1-listing/quota-price.ts';
import type { Day } from '../units/day.ts';
import { fen } from '../units/fen.ts';
import type { World } from '../world/world.ts';

const NO_BAND = { floorFen: null, capFen: null };

/** What the invariants of quota are held against: the book and what happened around it. */
export function quotaRecord(
  world: World,
  rules: RuleBook,
  start: Day,
  approvals: readonly Approval[],
  allotments: readonly Allotment[],
  cleared: ReadonlySet<string> = new Set(),
): QuotaRecord {
  // A book of its own: looking is no use of a rule.
  const law = rules.fresh();
  return {
    start,
    book: world.quota,
    approvals,
    allotments,
    payments: [...paidForQuota(world)].map(([payer, sumFen]) => ({
      payer,
      amountFen: fen(sumFen),
    })),
    events: [...world.quotaEvents()],
    limits: {
      // A session holds its trades against the band of its own market.
      band: (ledger, amount, day) =>
        cleared.has(ledger) ? NO_BAND : quotaPriceBand(ledger, amount, law, day),
      exportGate: (day) => law.flag('export-gate', day),
      commitmentLimit: (day) => law.at('commitment-limit', day),
    },
  };
}

function paidForQuota({ ledger }: World): Map<string, number> {
  const paid = new Map<string, number>();
  for (const { stage, legs } of ledger.journal.entries()) {
    if (stage !== 'quota') continue;
    for (const leg of legs) {
      const payer = ledger.chart.account(leg.from).owner ?? '';
      paid.set(payer, (paid.get(payer) ?? 0) + leg.amountFen);
    }
  }
  return paid;
}
