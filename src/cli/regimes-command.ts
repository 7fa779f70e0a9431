import { run } from '../engine/run.ts';
import { notAuthorised, regimeReport } from '../report/regimes/regime-report.ts';
import { COMPARED, regimeRow, unauthorised, underRegime } from '../report/regimes/regime-row.ts';
import { prepareRun } from '../scenario/prepare-run.ts';
import type { RegimesOptions } from './commands.ts';
import { hasColour } from './io.ts';
import { RefusedError } from './refused-error.ts';
import { runRequest } from './run-request.ts';
import { answer, type Session, tell } from './session.ts';

/**
 * Runs the deals of a scenario under each transfer regime throughout and shows side by side what
 * each does to the money; writes nothing.
 *
 * @throws InputError when the scenario or its deals cannot be used
 * @throws RefusedError under `--strict`, when a regime is not authorised from the first day
 */
export async function regimesCommand(
  scenario: string,
  options: RegimesOptions,
  session: Session,
): Promise<void> {
  const { io, language, json } = session;
  const prepared = await prepareRun(runRequest(scenario, options, io));
  const { input } = prepared;
  session.inputs.push(...prepared.inputs);
  const early = unauthorised(input);
  if (options.strict && early.length > 0) throw new RefusedError(early.map(notAuthorised));
  const rows = COMPARED.map((regime) => regimeRow(regime, run(underRegime(input, regime))));
  const colour = hasColour(json ? io.stderr : io.stdout, io.env);
  const lines = regimeReport({ rows, unauthorised: early }, { language, colour });
  tell(session, `${lines.join('\n')}\n`);
  if (!json) return;
  answer(session, {
    scenario: prepared.scenario.id,
    regimes: rows,
    unauthorised: early.map(({ regime }) => ({
      ...{ regime, code: 'regimeNotAuthorised', rule: 'transfer-regime' },
    })),
  });
}
