import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { digestOfDigests } from '../../scenario/file-digest.ts';
import { type PreparedRun, prepareRun } from '../../scenario/prepare-run.ts';
import { INPUTS_FOLDER } from '../manifest.ts';
import { preparedSummary } from '../prepared-summary.ts';
import { provenanceOf } from '../provenance.ts';
import { runFiles } from '../run-files.ts';
import { type RunManifest, readManifest, runProblem } from './run-manifest.ts';
import { type TracedRun, traceRun } from './traced-run.ts';

/** A run's directory, run again from its own inputs, with the reasons of every posting. */
export interface OpenedRun extends TracedRun {
  /** As the person named it. */
  readonly name: string;
  readonly manifest: RunManifest;
  readonly prepared: PreparedRun;
}

/**
 * Runs what a directory holds again and makes sure that it gives the very same files.
 *
 * @param name the directory as the person named it
 * @throws InputError when it is no run, was damaged or edited, or this engine is another.
 */
export async function openRun(directory: string, name: string): Promise<OpenedRun> {
  const manifest = await readManifest(directory, name);
  const inputs = join(directory, INPUTS_FOLDER);
  const { scenario, deals, sheet, coalition } = manifest.request;
  const prepared = await prepareRun({
    scenario: join(inputs, scenario),
    deals: deals === null ? null : join(inputs, deals),
    sheet,
    seed: manifest.seed,
    coalition,
  });
  checkInputs(manifest, prepared, name);
  const traced = traceRun(prepared, (result, alone) => preparedSummary(prepared, result, alone));
  const opened = { ...traced, name, manifest, prepared };
  checkResult(opened);
  return opened;
}

/** The law and the other data that come with the engine must be those of the run. */
function checkInputs({ inputs }: RunManifest, prepared: PreparedRun, name: string): void {
  for (const { role, name: file, sha256 } of prepared.inputs) {
    const written = inputs.filter((input) => input.role === role);
    if (written.some((input) => input.sha256 === sha256)) continue;
    const message = {
      zh: '结果所依据的数据与本引擎的不同，请重新推演',
      en: 'the run rests on other data than this engine has; run it again',
    };
    throw runProblem(`${name}: ${file}`, sha256.slice(0, 12), message, {
      zh: `SHA-256 ${written[0]?.sha256.slice(0, 12) ?? '—'}…`,
      en: `SHA-256 ${written[0]?.sha256.slice(0, 12) ?? '—'}…`,
    });
  }
}

function checkResult({ name, manifest, prepared, result, summary }: OpenedRun): void {
  const { files } = runFiles({
    ...{ result, summary, rejects: prepared.deals.rejects, inputs: [] },
    provenance: provenanceOf(prepared, manifest.version, undefined),
  });
  const digests = files.map((file) => {
    const hash = createHash('sha256');
    for (const chunk of file.chunks()) hash.update(chunk);
    return { name: file.name, bytes: 0, sha256: hash.digest('hex') };
  });
  if (digestOfDigests(digests) === manifest.result) return;
  const written = new Map(manifest.files.map((file) => [file.name, file.sha256]));
  const differing = digests.filter((file) => written.get(file.name) !== file.sha256);
  throw runProblem(name, differing.map((file) => file.name).join(', '), {
    zh: '从目录里的输入重新推演，得不到同样的结果',
    en: 'run again from its own inputs, it gives another result',
  });
}
