import { BaseTable } from '../src/engine/outcome/base-table.ts';
import { FactTable } from '../src/engine/outcome/bases/fact-table.ts';
import { compileLaw } from '../src/engine/outcome/bases/law.ts';
import { Settlement } from '../src/engine/outcome/bases/settlement.ts';
import { ShareAmounts } from '../src/engine/outcome/share-amounts.ts';
import { TableSharing } from '../src/engine/outcome/table-outcome.ts';
import type { RunInput } from '../src/engine/run-input.ts';
import { EARMARK_KINDS } from '../src/stages/3-settlement/earmarks.ts';
import { isoDay } from '../src/units/day.ts';
import { PARTIES, partyRank } from '../src/world/party.ts';
import { type BenchReport, type BenchSize, compare, measureOf } from './harness.ts';
import { marketOf } from './market.ts';
import { settleNaively } from './naive-pipeline.ts';
import { plans, type ReadyDeal, RULE, readyDeals } from './pipeline.bench.ts';
import { settleInC } from './settle-in-c.ts';

const SIZES = { tiny: 40, full: 5_000 } as const;
const ROUNDS_IN_C = { tiny: 1, full: 20 } as const;
const WIDTH = PARTIES.length;
/** Late enough for the last payment of the last deal. */
const END = isoDay('2036-12-31');

/**
 * The settlement of whole deals (costs, earmarks, sharing, true-up) in columns, as the reference
 * path plans it, in decimal.js and in C: base and shares of every receipt, deal by deal.
 *
 * @returns the report, and whether the C loop is in it
 */
export function run({ size }: { readonly size: BenchSize }): {
  readonly report: BenchReport;
  readonly hasC: boolean;
} {
  const input = { ...marketOf(SIZES[size]), end: END };
  const { view, deals: all } = readyDeals(input);
  const law = { ...input, policy: view.policy, rules: view.rules };
  const facts = readFacts(law, all);
  // A deal that breaks a rule of listing would never come to be settled.
  const deals = all.filter((deal) => facts.deals.isSound[rowOf(deal, facts)] === 1);
  const columns = settleInColumns(law, facts, deals);
  const report = compare('settlement', size, deals.length, [
    { name: 'columnar', run: columns },
    { name: 'reference', run: () => settleByReference(deals, view) },
    { name: 'decimal.js', run: () => settleInDecimals(deals) },
  ]);
  const rates = EARMARK_KINDS.map(({ rule }) => view.rules.at(rule, input.start));
  const numbers = rates.flatMap(({ numerator, denominator }) => [numerator, denominator]);
  const inC = settleInC(deals, () => numbers, ROUNDS_IN_C[size]);
  if (inC === null) return { report, hasC: false };
  const times = inC.rounds.map((ns) => ns / deals.length);
  const measure = measureOf('C (gcc -O2)', times, inC.hash, report.measures[0]!);
  return { report: { ...report, measures: [...report.measures, measure] }, hasC: true };
}

function readFacts(input: RunInput, deals: readonly ReadyDeal[]): FactTable {
  const facts = new FactTable();
  const records = deals.map(({ facts: { deal } }) => deal);
  facts.read(records, compileLaw(input), input.start);
  return facts;
}

function rowOf({ facts: { deal } }: ReadyDeal, { inOrder }: FactTable): number {
  return inOrder.indexOf(deal);
}

/** Prepares the columns; what is returned settles and shares them and gives the results. */
function settleInColumns(
  input: RunInput,
  facts: FactTable,
  deals: readonly ReadyDeal[],
): () => Float64Array {
  const law = compileLaw(input);
  const table = new BaseTable(input.start, input.end);
  const signed = Int32Array.from(deals, (deal) => rowOf(deal, facts));
  const claims = deals.map(({ naive }) => naive.claims.map(({ party }) => partyRank(party)));
  const settlement = new Settlement(input, law);
  const amounts = new ShareAmounts();
  const sharing = new TableSharing(table, input, amounts);
  const policy = { ...input.policy, sharing: { base: 'netProceeds' as const, rule: RULE } };
  return () => {
    table.clear();
    for (const i of signed) enterCast(table, facts, i);
    settlement.settleAll(signed, signed.length, facts, table);
    sharing.renew();
    sharing.under(policy);
    return resultsOf(table, amounts, claims);
  };
}

/** Without the gate nobody supplies quota: its part falls to the land's party. */
function enterCast(table: BaseTable, { deals: facts }: FactTable, i: number): void {
  const { deals, suppliers } = table;
  const at = deals.next();
  const land = facts.land[i]!;
  deals.land[at] = land;
  deals.quota[at] = land;
  deals.listing[at] = facts.listing[i]!;
  deals.collecting[at] = facts.collecting[i]!;
  deals.partner[at] = facts.partner[i]!;
  deals.collector[at] = facts.collector[i]!;
  deals.outside[at] = 0;
  deals.crossRegion[at] = Number(facts.listing[i] !== land || facts.collecting[i] !== land);
  deals.signed[at] = facts.signed[i]!;
  deals.suppliersFrom[at] = suppliers.count;
}

/** Base and shares of every receipt, deal by deal, though they were settled day by day. */
function resultsOf(
  { deals, receipts }: BaseTable,
  { receiptFen }: ShareAmounts,
  claims: readonly (readonly number[])[],
): Float64Array {
  const at = new Int32Array(deals.count + 1);
  for (let i = 0; i < receipts.count; i += 1) {
    const deal = receipts.deal[i]!;
    at[deal + 1]! += 1 + claims[deal]!.length;
  }
  for (let deal = 0; deal < deals.count; deal += 1) at[deal + 1]! += at[deal]!;
  const results = new Float64Array(at[deals.count]!);
  for (let i = 0; i < receipts.count; i += 1) {
    const deal = receipts.deal[i]!;
    results[at[deal]!] = receipts.baseFen[i]!;
    for (const party of claims[deal]!) {
      at[deal]! += 1;
      results[at[deal]!] = receiptFen[i * WIDTH + party]!;
    }
    at[deal]! += 1;
  }
  return results;
}

function settleByReference(
  deals: readonly ReadyDeal[],
  view: Parameters<typeof plans>[1],
): number[] {
  const results: number[] = [];
  for (const deal of deals) {
    for (const { plan } of plans(deal, view)) {
      results.push(plan.baseFen);
      for (const { party } of deal.naive.claims) {
        results.push(plan.shares.find((share) => share.party === party)?.shareFen ?? 0);
      }
    }
  }
  return results;
}

function settleInDecimals(deals: readonly ReadyDeal[]): number[] {
  const results: number[] = [];
  for (const { naive } of deals) {
    for (const { netFen, sharesFen } of settleNaively(naive)) results.push(netFen, ...sharesFen);
  }
  return results;
}
