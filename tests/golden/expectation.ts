import { createHash } from 'node:crypto';
import { withoutCooperation } from '../../src/engine/alone.ts';
import { run } from '../../src/engine/run.ts';
import { preparedSummary } from '../../src/report/prepared-summary.ts';
import { provenanceOf } from '../../src/report/provenance.ts';
import { runFiles } from '../../src/report/run-files.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';

/** The figures of a scenario a person would check, and the digest of every file of its run. */
export async function expectationOf(path: string) {
  const prepared = await prepareRun({ scenario: path, deals: null, sheet: null });
  const { scenario, input, deals } = prepared;
  const result = run(input);
  const summary = preparedSummary(prepared, result, run(withoutCooperation(input)));
  const provenance = provenanceOf(prepared, '0', undefined);
  const report = { result, summary, rejects: deals.rejects, provenance, inputs: [] };
  const { files } = runFiles(report);
  const digest = (chunks: Iterable<string | Uint8Array>) => {
    const hash = createHash('sha256');
    for (const chunk of chunks) hash.update(chunk);
    return hash.digest('hex');
  };
  return {
    changes: scenario.changed.map((change) => change.path),
    finalPositionFen: Object.fromEntries(
      summary.parties.map(({ party, total }) => [party, total.finalPositionFen]),
    ),
    withoutCooperationFen: Object.fromEntries(
      summary.withoutCooperation.parties.map(({ party, total }) => [party, total.finalPositionFen]),
    ),
    region: summary.region.total,
    deals: summary.deals,
    refusals: summary.refusals,
    transfers: summary.transfers,
    misplacedFenDays: String(summary.misplaced.fenDays),
    files: Object.fromEntries(files.map(({ name, chunks }) => [name, digest(chunks())])),
  };
}
