import type { RunInput } from '../engine/run-input.ts';
import type { Deal } from '../world/deal.ts';
import { allocationProblems } from './allocation-checks.ts';
import { checkBehaviour } from './behaviour-checks.ts';
import { InputError } from './input-error.ts';
import { checkRedLine } from './market-checks.ts';
import type { LoadedMarket } from './market-setup.ts';
import type { LoadedOpening } from './opening-file.ts';
import type { RunRequest } from './prepare-run.ts';
import { type LawData, type RunnableScenario, runInput } from './scenario-input.ts';

/** A scenario with everything it names read in. */
export interface ScenarioParts {
  /** The file as the person named it; messages call it that. */
  readonly file: string;
  readonly scenario: RunnableScenario;
  readonly opening: Pick<LoadedOpening, 'opening'>;
  readonly deals: readonly Deal[];
  /** Null where the scenario has no market. */
  readonly market: Pick<LoadedMarket, 'setup'> | null;
}

/**
 * What the engine runs, its parts held against each other: the plan of a market against the red
 * line, firms against the deals, the keys quota is divided by against their data.
 *
 * @throws InputError when the parts do not fit together
 */
export function checkedInput(
  data: LawData,
  { file, scenario, opening, deals, market }: ScenarioParts,
  asked: Pick<RunRequest, 'seed' | 'coalition'> = {},
): RunInput {
  const input = runInput(data, scenario, opening, deals, asked, market?.setup);
  const { places, rules, start } = input;
  if (market !== null) checkRedLine(file, market.setup, opening.opening, places, rules, input);
  checkBehaviour(file, scenario.behaviour, deals, start, rules);
  const problems = allocationProblems(input, file);
  if (problems.length > 0) throw new InputError(problems);
  return input;
}
