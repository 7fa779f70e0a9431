import { compareClearing } from '../report/clearing/compare.ts';
import { comparisonCsv } from '../report/clearing/comparison-csv.ts';
import { comparisonReport } from '../report/clearing/terminal.ts';
import { prepareRun } from '../scenario/prepare-run.ts';
import { PRESET_IDS } from '../scenario/quota-preset.ts';
import { loadQuotaPreset } from '../scenario/quota-preset-file.ts';
import { ONE } from '../units/ratio.ts';
import type { ClearingOptions } from './commands.ts';
import { hasColour } from './io.ts';
import { writeNewFile } from './new-file.ts';
import { runRequest } from './run-request.ts';
import { answer, type Session, tell } from './session.ts';

/**
 * Puts the demand and the supply of a scenario through every clearing mechanism and prints what
 * each makes of them; writes a file only where one is asked for.
 *
 * @throws InputError when the scenario cannot be used, or the file exists already.
 */
export async function clearingCommand(
  scenario: string,
  options: ClearingOptions,
  session: Session,
): Promise<void> {
  const { io, language, json } = session;
  const prepared = await prepareRun(runRequest(scenario, options, io));
  session.inputs.push(...prepared.inputs);
  const presets = await Promise.all(PRESET_IDS.map(loadQuotaPreset));
  const ledger = options.ledger ?? 'L4';
  const compared = await compareClearing(prepared.input, presets, {
    ...{ ledger, year: options.year ?? null, supply: options.supply ?? ONE },
    seed: options.seed ?? prepared.scenario.seed,
  });
  const colour = hasColour(json ? io.stderr : io.stdout, io.env);
  const allocation = prepared.input.policy.quota.allocation ?? {};
  const look = { language, colour, isAllotted: Object.hasOwn(allocation, ledger) };
  tell(session, comparisonReport(prepared.scenario.title, compared, look));
  if (options.out !== undefined) {
    await writeNewFile(io, options.out, comparisonCsv(compared));
    tell(session, `${options.out}\n`);
  }
  if (json) answer(session, { ledger, goods: compared });
}
