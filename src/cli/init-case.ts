import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { run } from '../engine/run.ts';
import { caseOfDeal } from '../report/cases/case-of-deal.ts';
import { type OpenedRun, openRun } from '../report/explain/open-run.ts';
import { INPUTS_FOLDER } from '../report/manifest.ts';
import type { Label } from '../rules/rule.ts';
import { InputError } from '../scenario/input-error.ts';
import { nearest } from '../scenario/nearest.ts';
import type { TestOptions } from './commands.ts';
import { writeNewFile } from './new-file.ts';
import { answer, type Session, tell } from './session.ts';

const WITH_OTHERS: Label = {
  zh: '与别的宗地一起推演：单独推演时指标从别处来，结果不同。',
  en: 'Run with all deals of the scenario: alone, its quota comes from elsewhere.',
};
const OTHER_ALONE: Label = {
  zh: '以下是单独推演这宗地的结果；在原推演中它与别的宗地争用指标，数字不同。',
  en: 'What the deal comes to alone; in the run it shared quota with others, and differed.',
};

/**
 * Writes the first case of a deal from the directory of a run: what the deal is and everything
 * that came of it.
 *
 * @throws InputError when there is no such run or deal, or the case cannot stand where it should.
 */
export async function initCase(
  name: string,
  { deal, out }: TestOptions,
  session: Session,
): Promise<void> {
  const { io } = session;
  const directory = resolve(io.cwd, name);
  const opened = await openRun(directory, name);
  const id = knownDeal(opened, deal);
  const scenario = await scenarioPath(opened, directory, io.cwd);
  const text = textOf(opened, id, scenarioFrom(scenario, id, out, io.cwd));
  if (out !== undefined) {
    const path = await writeNewFile(io, out, text);
    tell(session, `${out}\n`);
    if (session.json) answer(session, { file: path, deal: id });
  } else if (session.json) answer(session, { case: text, deal: id });
  else io.stdout.write(text);
}

function knownDeal({ result }: OpenedRun, deal: string | undefined): string {
  const ids = result.deals.map((outcome) => outcome.deal.id);
  if (deal !== undefined && ids.includes(deal)) return deal;
  const near = nearest(deal ?? '', ids) ?? ids[0] ?? '—';
  throw problem('--deal', deal ?? '—', NO_DEAL, { zh: `例如 ${near}`, en: `such as ${near}` });
}

const NO_DEAL: Label = { zh: '推演里没有这宗地', en: 'the run holds no such deal' };

/** The scenario where it was, when it is still the same; else the copy the run keeps. */
async function scenarioPath(
  { manifest }: OpenedRun,
  directory: string,
  cwd: string,
): Promise<string> {
  const { scenario, files } = manifest.request;
  const home = resolve(cwd, scenario);
  const bytes = await readFile(home).catch(() => null);
  const sha256 = bytes === null ? null : createHash('sha256').update(bytes).digest('hex');
  const isSame = files.some((file) => file.name === scenario && file.sha256 === sha256);
  return isSame ? home : join(directory, INPUTS_FOLDER, scenario);
}

/** The scenario as the case names it: from the case's folder, no further up than one step. */
function scenarioFrom(scenario: string, id: string, out: string | undefined, cwd: string): string {
  const usual = join(dirname(scenario), 'cases', `${id}.yaml`);
  const folder = dirname(out === undefined ? usual : resolve(cwd, out));
  const path = relative(folder, scenario).split(sep).join('/');
  if (!path.startsWith('../../')) return path;
  const place = relative(cwd, usual) || usual;
  throw problem('--out', String(out), TOO_FAR, { zh: `例如 ${place}`, en: `such as ${place}` });
}

const TOO_FAR: Label = {
  zh: '算例离情景文件太远，够不着',
  en: 'from there the case cannot reach the scenario',
};

function textOf({ prepared, manifest, result }: OpenedRun, id: string, scenario: string): string {
  const { input } = prepared;
  const outcome = result.deals.find(({ deal }) => deal.id === id)!;
  const alone = run({ ...input, deals: [outcome.deal] });
  const shared = { places: input.places, scenario };
  const inRun = caseOfDeal({ ...shared, outcome, result, isAlone: true, remark: null });
  const own = { outcome: alone.deals[0]!, result: alone, isAlone: true };
  if (caseOfDeal({ ...shared, ...own, remark: null }) === inRun) return inRun;
  return manifest.request.deals === null
    ? caseOfDeal({ ...shared, outcome, result, isAlone: false, remark: WITH_OTHERS })
    : caseOfDeal({ ...shared, ...own, remark: OTHER_ALONE });
}

function problem(file: string, found: string, message: Label, expected: Label): InputError {
  return new InputError([{ file, line: null, row: null, column: null, found, expected, message }]);
}
