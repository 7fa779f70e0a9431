import type { Offering } from '../engine/offering.ts';
import type { RunResult } from '../engine/run-result.ts';
import type { Reject } from '../world/reject.ts';
import { awardsFile } from './files/awards-file.ts';
import { dealsFile } from './files/deals-file.ts';
import { faultsFile } from './files/faults-file.ts';
import { jsonText } from './files/json.ts';
import { landEventsFile } from './files/land-events-file.ts';
import { ledgerFile } from './files/ledger-file.ts';
import { marketPlanFile } from './files/market-plan-file.ts';
import { quotaFile } from './files/quota-file.ts';
import { rejectsFile } from './files/rejects-file.ts';
import { sharesFile } from './files/shares-file.ts';
import { transfersFile } from './files/transfers-file.ts';
import { vouchersFile } from './files/vouchers-file.ts';
import { manifestOf } from './manifest.ts';
import type { Provenance } from './provenance.ts';
import type { RunFile, RunFiles } from './run-directory.ts';
import type { Summary } from './summary.ts';

/** Everything one run's directory is written from. */
export interface Report {
  readonly result: RunResult;
  readonly summary: Summary;
  readonly rejects: readonly Reject[];
  readonly provenance: Provenance;
  /** Copies of what the run was made from. */
  readonly inputs: readonly RunFile[];
}

function awardFiles({ idle, landSales }: RunResult, offerings: readonly Offering[]): RunFile[] {
  return [
    { name: 'awards.csv', chunks: () => awardsFile(offerings) },
    { name: 'land-events.csv', chunks: () => landEventsFile(idle, landSales) },
  ];
}

/** The files of a run's directory, each made as it is written. */
export function runFiles(report: Report): RunFiles {
  const { result, summary, rejects, provenance, inputs } = report;
  return {
    files: [
      ...(result.offerings === null ? [] : awardFiles(result, result.offerings)),
      { name: 'deals.csv', chunks: () => dealsFile(result.deals) },
      { name: 'faults.csv', chunks: () => faultsFile(result.incidents) },
      { name: 'ledger.csv', chunks: () => ledgerFile(result.ledger) },
      ...(result.offerings === null
        ? []
        : [{ name: 'market-plan.csv', chunks: () => marketPlanFile(result.plan) }]),
      { name: 'quota.csv', chunks: () => quotaFile(result.quota) },
      { name: 'rejects.csv', chunks: () => rejectsFile(rejects) },
      { name: 'shares.csv', chunks: () => sharesFile(result.shares) },
      { name: 'summary.json', chunks: () => [jsonText(summary)] },
      { name: 'transfers.csv', chunks: () => transfersFile(result.transfers) },
      { name: 'vouchers.csv', chunks: () => vouchersFile(result) },
    ],
    inputs,
    manifest: (digests, sha256, copies) =>
      jsonText(manifestOf(provenance, result, digests, sha256, copies)),
  };
}
