/**
 * Land money and land quota across Changsha, Zhuzhou and Xiangtan: listing, collection,
 * settlement, transfer, exact to the fen.
 *
 * A run in three lines:
 *
 * ```ts
 * const { input } = await prepareRun({ scenario: 'baseline.yaml', deals: null, sheet: null });
 * const result = run(input);
 * const alone = run(withoutCooperation(input));
 * ```
 *
 * @packageDocumentation
 */

// Engine: a run is a pure function of its input.
export { inCoalition, withoutCooperation } from './engine/alone.ts';
export { COALITIONS, type CoalitionValue, runCoalitions } from './engine/coalitions.ts';
export type { Incident } from './engine/incident-log.ts';
export type { LiquidityRow } from './engine/liquidity-log.ts';
export type { NettingRecord } from './engine/netting-desk.ts';
export type { RefundCase } from './engine/refund-desk.ts';
export { run } from './engine/run.ts';
export type { RunInput } from './engine/run-input.ts';
export {
  type DealOutcome,
  type Misplacement,
  OUTCOMES,
  type Outcome,
  type RunResult,
  type ShareRow,
  TRANSFER_STATUSES,
  type Transfer,
  type TransferStatus,
} from './engine/run-result.ts';

// Why: every posting says how its amount came about.
export { type CashLine, type RunTrace, WhyTrace } from './engine/trace.ts';
// Experiments: designs, sensitivity, fairness among the cities, search.
export * from './experiment/design/design.ts';
export * from './experiment/design/dimension.ts';
export * from './experiment/design/grid.ts';
export * from './experiment/design/latin-hypercube.ts';
export * from './experiment/design/morris.ts';
export * from './experiment/design/random.ts';
export * from './experiment/design/saltelli.ts';
export * from './experiment/design/sobol-sequence.ts';
export * from './experiment/fairness/coalition-fairness.ts';
export * from './experiment/fairness/core.ts';
export * from './experiment/fairness/fairness-intervals.ts';
export * from './experiment/fairness/gains.ts';
export * from './experiment/fairness/game.ts';
export * from './experiment/fairness/inequality.ts';
export * from './experiment/fairness/nucleolus.ts';
export * from './experiment/fairness/round-to-sum.ts';
export * from './experiment/fairness/shapley.ts';
export * from './experiment/interval.ts';
export * from './experiment/search/evaluation.ts';
export * from './experiment/search/hypervolume.ts';
export * from './experiment/search/nsga2.ts';
export * from './experiment/search/random-search.ts';
export * from './experiment/sensitivity/bootstrap.ts';
export * from './experiment/sensitivity/estimate.ts';
export * from './experiment/sensitivity/morris-effects.ts';
export * from './experiment/sensitivity/regional.ts';
export * from './experiment/sensitivity/sobol-indices.ts';
// Ledger: double entry, append-only, sealed.
export { type Account, type Budget, Chart, outsidePath, treasuryPath } from './ledger/account.ts';
export { LEDGER_CHECKS, type LedgerCheck } from './ledger/checks.ts';
export { type Entry, type Leg, leg, type Stage } from './ledger/entry.ts';
export { Journal, type JournalEntry, type JournalLeg, type Seal } from './ledger/journal.ts';
export { Ledger } from './ledger/ledger.ts';
export type { How, Quantity, What, Why, WhyThunk, WhyUnit } from './ledger/why.ts';

// Quota: seven ledgers of lots in three dimensions, and the twenty invariants over them.
export { type Assessment, hasPassed, headroomM2 } from './quota/assessment.ts';
export { type Position, QuotaBook } from './quota/book.ts';
export { QUOTA_CHECKS, type QuotaCheck } from './quota/checks.ts';
export { clear } from './quota/clearing/clear.ts';
export * from './quota/clearing/clearing.ts';
export * from './quota/clearing/market.ts';
export type { Ask, Bid, OrderBook } from './quota/clearing/order.ts';
export * from './quota/clearing/transport.ts';
export { type Welfare, welfareOf } from './quota/clearing/welfare.ts';
export { Commitments, isOpen, type OpenCommitment } from './quota/commitments.ts';
export { type Holding, holdingTotal, STATES, type State } from './quota/holding.ts';
export { checkQuota, QUOTA_INVARIANTS } from './quota/invariants.ts';
export { type Lot, QUOTA_LEDGERS, type QuotaLedger, VECTOR_LEDGERS } from './quota/lot.ts';
export type {
  Commitment,
  Compensation,
  Fulfilment,
  Handover,
  Mint,
  QuotaAction,
  QuotaMove,
  StateChange,
} from './quota/move.ts';
export { chainOfLot, chainsOfDeal, type LotChain, type LotStep } from './quota/provenance.ts';
export type {
  Allotment,
  Approval,
  Payment,
  QuotaInvariant,
  QuotaLimits,
  QuotaRecord,
} from './quota/record.ts';
export { DIMENSIONS, type Dimension, type Vector, vector } from './quota/vector.ts';
// Cases: what people say must come out, held against what does.
export { caseText } from './report/cases/case-text.ts';
export type { Finding, FoundValue } from './report/cases/finding.ts';
export { type CaseResult, runCases } from './report/cases/run-cases.ts';
export {
  type ComparisonRequest,
  compareClearing,
  type GoodComparison,
} from './report/clearing/compare.ts';
export { comparisonCsv } from './report/clearing/comparison-csv.ts';
export type { OutcomeRow } from './report/clearing/outcome-row.ts';
export { compareRuns } from './report/explain/compare-runs.ts';
export { explain, type Target } from './report/explain/explain-target.ts';
export type { Citation, Explanation } from './report/explain/explanation.ts';
export { explanationText, type TextOptions } from './report/explain/explanation-text.ts';
export { type OpenedRun, openRun } from './report/explain/open-run.ts';
// Report: the files of a run and what a person reads.
export * as labels from './report/labels.ts';
export { type Liquidity, liquidityOf } from './report/liquidity.ts';
export { type Provenance, provenanceOf } from './report/provenance.ts';
export { type QuotaStanding, quotaStanding } from './report/quota/standing.ts';
export { type MatchOptions, matchStatement } from './report/reconcile/match-statement.ts';
export { reconcile } from './report/reconcile/reconcile.ts';
export {
  DIFFERENCE_CAUSES,
  type Difference,
  type DifferenceCause,
  type Reconciliation,
  type ReconciliationLine,
  type VoucherEnds,
} from './report/reconcile/reconciliation.ts';
export {
  MATCH_OUTCOMES,
  type MatchOutcome,
  type StatementMatch,
  type StatementReport,
} from './report/reconcile/statement-match.ts';
export { refuseRepeats } from './report/reconcile/statement-refusals.ts';
export { type BookLine, treasuryBook } from './report/reconcile/treasury-book.ts';
export { regimeRow, underRegime } from './report/regimes/regime-row.ts';
export { regimeSentence } from './report/regimes/regime-sentence.ts';
export { type WrittenRun, writeRunDirectory } from './report/run-directory.ts';
export { type Report, runFiles } from './report/run-files.ts';
export { type SummaryContext, summarise } from './report/summarise.ts';
export type { Figures, Summary, Warning } from './report/summary.ts';
export { type TerminalOptions, terminalReport } from './report/terminal.ts';
export { runWarnings } from './report/warnings.ts';
export { solveTransport } from './report/yardstick/solve-transport.ts';
// Rules: the law as dated data, and the calculators over it.
export * from './rules/agri-land-fund.ts';
export * from './rules/branch-split.ts';
export * from './rules/cost-approach.ts';
export * from './rules/farmland-tax.ts';
export * from './rules/guidance-price.ts';
export * from './rules/land-appreciation-tax.ts';
export * from './rules/late-fee.ts';
export * from './rules/linkage-surplus.ts';
export * from './rules/national-quota-price.ts';
export * from './rules/new-construction-fee.ts';
export * from './rules/occupation-cap.ts';
export * from './rules/origin-cap.ts';
export * from './rules/protection-transfer.ts';
export * from './rules/quota-lot-terms.ts';
export * from './rules/ratio-shares.ts';
export * from './rules/reclamation-fee.ts';
export type { Label, Rule, RuleOverride, RuleStatus, RuleUnit, RuleValue } from './rules/rule.ts';
export { RuleBook, RuleGapError, type RuleUse } from './rules/rule-book.ts';
export * from './rules/rural-use.ts';
export * from './rules/sharing.ts';
export type { Cast } from './rules/sharing-cast.ts';
export type { Role, SharingBase, SharingRule } from './rules/sharing-rule.ts';
export type { Counts } from './rules/sharing-tally.ts';
export * from './rules/standard-capacity.ts';
export * from './rules/stock-disposal.ts';
export * from './rules/term-factor.ts';
export * from './rules/vertical-split.ts';
export { type CaseFile, readCaseFile, type WrittenCase } from './scenario/cases/case-file.ts';
export { caseJsonSchema } from './scenario/cases/case-json-schema.ts';
export { findCaseFiles } from './scenario/cases/find-case-files.ts';
// Files people write: scenarios, rules, deals.
export type { Circumstances } from './scenario/circumstances.ts';
export type { DealFile, ReadDealsOptions } from './scenario/deals/deal-file.ts';
export { readDeals } from './scenario/deals/read-deals.ts';
export { writeTemplate } from './scenario/deals/template.ts';
export { type EngineData, loadEngineData } from './scenario/engine-data.ts';
export { InputError, type InputProblem } from './scenario/input-error.ts';
export type { InputFile } from './scenario/input-file.ts';
export { loadLandUses } from './scenario/land-uses-file.ts';
export type { LoadedScenario } from './scenario/loaded-scenario.ts';
export { loadOpening } from './scenario/opening-file.ts';
export { loadPlaces } from './scenario/places-file.ts';
export { type PreparedRun, prepareRun, type RunRequest } from './scenario/prepare-run.ts';
export { PRESET_IDS, type PresetId, type QuotaPreset } from './scenario/quota-preset.ts';
export { loadQuotaPreset } from './scenario/quota-preset-file.ts';
export { loadRules, parseRule } from './scenario/rule-files.ts';
export { loadScenario } from './scenario/scenario-file.ts';
export { scenarioJsonSchema } from './scenario/scenario-json-schema.ts';
export { type ReadStatementOptions, readStatement } from './scenario/statement/read-statement.ts';
export type { StatementFile, StatementLine } from './scenario/statement/statement-line.ts';
export { writeStatementTemplate } from './scenario/statement/statement-template.ts';
// Splitting: every amount shared exactly.
export * from './split/allocate.ts';
export * from './split/allocation.ts';
export * from './split/largest-remainder.ts';
export * from './split/true-up.ts';
// Transfer: the voucher's states, the counter's checks, netting.
export { planNetting } from './stages/4-transfer/net.ts';
export { VoucherRegister } from './stages/4-transfer/register.ts';
export {
  type Counter,
  checkVoucher,
  VOUCHER_REASONS,
  type Voucher,
  voucherRoute,
} from './stages/4-transfer/voucher.ts';
export {
  nextState,
  VOUCHER_EVENTS,
  VOUCHER_MOVES,
  VOUCHER_STATES,
  type VoucherEvent,
  type VoucherState,
} from './stages/4-transfer/voucher-state.ts';

// Units: exact integers and fractions, civil days.
export { hectareToM2, m2ToMu, muToM2, type SquareMetre, squareMetre } from './units/area.ts';
export { type CalendarDays, WorkingCalendar } from './units/calendar.ts';
export { type Kilogram, kilogram } from './units/capacity.ts';
export { addDays, addMonths, type Day, formatDay, isoDay, parseIsoDay } from './units/day.ts';
export { Decimal, parseDecimal } from './units/decimal.ts';
export { mulDiv, type Rounding } from './units/exact.ts';
export { addFen, type Fen, fen, priceOf, rateOfFen, subFen, sumFen } from './units/fen.ts';
export { InvariantError } from './units/invariant.ts';
export { addRatio, formatRatio, parseRatio, type Ratio, ratio } from './units/ratio.ts';

// World: who, where, what.
export type { Deal, FarmlandTaken, LandUse, Method, UseTerm } from './world/deal.ts';
export { FAULT_CODES, FAULT_MODES, type FaultCode, type Faults } from './world/fault.ts';
export type { FarmlandStock, Opening } from './world/opening.ts';
export { CITIES, type City, PARTIES, type Party, type QuotaHolder } from './world/party.ts';
export type { Place } from './world/place.ts';
export type { Policy, QuotaGood, Regime } from './world/policy.ts';
export { REFUSAL_CODES, type Refusal, type RefusalCode } from './world/refusal.ts';
export { REJECT_CODES, type Reject, type RejectCode, SET_ASIDE } from './world/reject.ts';
