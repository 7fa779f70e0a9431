import { createHash } from 'node:crypto';
import { withoutCooperation } from '../../src/engine/alone.ts';
import { run } from '../../src/engine/run.ts';
import { overrideRecords, provenanceOf } from '../../src/report/provenance.ts';
import { runFiles } from '../../src/report/run-files.ts';
import { summarise } from '../../src/report/summarise.ts';
import { runWarnings } from '../../src/report/warnings.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';

/** The figures of a scenario a person would check, and the digest of every file of its run. */
export async function expectationOf(path: string) {
  const prepared = await prepareRun({ scenario: path, deals: null, sheet: null });
  const { scenario, input, deals, circumstances } = prepared;
  const result = run(input);
  const summary = summarise(result, run(withoutCooperation(input)), {
    scenario,
    synthetic: circumstances.synthetic,
    rejects: deals.rejects,
    overrides: overrideRecords(scenario, input.rules),
    warnings: runWarnings(result, circumstances, scenario.levers),
  });
  const provenance = provenanceOf(prepared, '0', undefined);
  const { files } = runFiles({ result, summary, rejects: deals.rejects, provenance });
  const digest = (chunks: Iterable<string>) => {
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
