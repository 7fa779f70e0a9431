import { posix } from 'node:path';
import { stringify } from 'yaml';
import { overlayOf } from '../../experiment/study/draw-overlay.ts';
import type { PreparedStudy } from '../../experiment/study/prepare-study.ts';
import type { StudySearch } from '../../experiment/study/study-search.ts';
import { packageVersion } from '../../scenario/package-root.ts';
import { runSources } from '../../scenario/run-sources.ts';
import { csvChunks } from '../files/csv.ts';
import { jsonText } from '../files/json.ts';
import { inputCopies } from '../input-copies.ts';
import { ENGINE_NAME, INPUTS_FOLDER } from '../manifest.ts';
import type { RunFile, RunFiles } from '../run-directory.ts';
import { leversOf, type Trial } from './point-trial.ts';
import type { SearchEnd } from './run-search.ts';

/** Where the scenarios of the Pareto set lie. */
const FOLDER = 'pareto';

/** `pareto/pareto-001.yaml`. */
export function paretoName(i: number): string {
  return `${FOLDER}/pareto-${String(i + 1).padStart(3, '0')}.yaml`;
}

/**
 * A search as files: the Pareto set as scenarios over a copy of the base, everything tried, the
 * hypervolume over time, and a manifest with the seed.
 *
 * @throws InputError when a file of the base scenario has changed since it was read.
 */
export async function searchFiles(
  prepared: PreparedStudy,
  search: StudySearch,
  end: SearchEnd,
): Promise<RunFiles> {
  const { study, opening, indexFile, inputs } = prepared;
  const { base, seed, replicates, id, title } = study;
  const { sha256 } = inputs.find(({ role }) => role === 'deals')!;
  const origin = await runSources(
    base,
    [opening.file, ...(indexFile === null ? [] : [indexFile])],
    {
      ...{ path: base.dealsFile, sha256, own: false, sheet: base.sheet, coalition: undefined },
    },
  );
  const copy = posix.join('..', INPUTS_FOLDER, origin.request.scenario);
  const version = await packageVersion();
  const levers = leversOf(study.dimensions);
  return {
    files: [
      ...end.front.map((trial, i) => scenarioFile(prepared, trial, i, copy)),
      tableFile(
        'pareto.csv',
        prepared,
        ['scenario'],
        end.front.map((trial, i) => ({
          ...{ trial, head: [paretoName(i)] },
        })),
      ),
      tableFile(
        'tried.csv',
        prepared,
        ['batch'],
        end.tried.map(({ batch, trial }) => ({
          ...{ trial, head: [batch] },
        })),
      ),
      {
        name: 'hypervolume.csv',
        chunks: () =>
          csvChunks(['batch', 'tried', 'hypervolume'], end.progress.entries(), ([batch, one]) => [
            [batch, one.tried, String(one.hypervolume)],
          ]),
      },
    ],
    inputs: await inputCopies(origin.sources),
    manifest: (files, result, copies) =>
      jsonText({
        ...{ engine: ENGINE_NAME, version, study: { id, ...title }, seed, replicates },
        synthetic: base.synthetic || study.marketDeals !== null,
        ...{ method: search.method, goals: search.goals },
        levers: levers.map(({ name, title: called, names }) => ({ name, title: called, names })),
        constraints: search.constraints.map(({ text }) => text),
        tried: end.counts.tried,
        triedEvery: end.every,
        failed: end.counts.failed,
        front: end.front.length,
        reference: end.reference,
        inputs: inputs.map(({ role, name, sha256: digest }) => ({ role, name, sha256: digest })),
        ...{ request: { files: copies }, files, result },
      }),
  };
}

/** A setting of the levers as a scenario that extends the copy of the base. */
function scenarioFile(
  { study }: PreparedStudy,
  { values }: Trial,
  i: number,
  base: string,
): RunFile {
  const levers = leversOf(study.dimensions);
  const { root } = overlayOf(
    study,
    levers.map((lever, at) => [lever, values[at]!]),
  );
  const { title, author, seed } = study;
  const content = {
    extends: base,
    title: { zh: `${title.zh}：第 ${i + 1} 个方案`, en: `${title.en}: setting ${i + 1}` },
    author,
    sources: study.base.sources,
    changes: levers.map(({ name }, at) => {
      const text = `${name} = ${values[at]}`;
      return { zh: text, en: text };
    }),
    seed,
    ...root,
  };
  return { name: paretoName(i), chunks: () => [stringify(content)] };
}

interface TableRow {
  readonly trial: Trial;
  readonly head: readonly (string | number)[];
}

function tableFile(
  name: string,
  { study }: PreparedStudy,
  head: readonly string[],
  rows: readonly TableRow[],
): RunFile {
  const { outcomes, dimensions } = study;
  const levers = leversOf(dimensions).map((lever) => lever.name);
  const columns = [...head, ...levers, ...outcomes, 'violation', 'code', 'reason'];
  return {
    name,
    chunks: () =>
      csvChunks(columns, rows, ({ trial, head: cells }) => {
        const { values, means, evaluation, failure } = trial;
        const found = failure === null ? means : outcomes.map(() => '');
        const rest = [evaluation === null ? '' : String(evaluation.violation)];
        const why = [failure?.code ?? '', failure?.reason ?? ''];
        return [[...cells, ...values, ...found, ...rest, ...why]];
      }),
  };
}
