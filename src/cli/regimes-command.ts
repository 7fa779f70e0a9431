import { run } from '../engine/run.ts';
import { formatCount, formatWanYuan } from '../report/format.ts';
import {
  COMPARED,
  type RegimeRow,
  regimeRow,
  regimeSentence,
  underRegime,
} from '../report/regime-table.ts';
import { onTimePercent, peakMonths } from '../report/terminal/liquidity-section.ts';
import { makeStyle } from '../report/terminal/style.ts';
import { tableLines } from '../report/terminal/text-table.ts';
import { WORDS } from '../report/terminal/words.ts';
import { prepareRun } from '../scenario/prepare-run.ts';
import type { RegimesOptions } from './commands.ts';
import { hasColour, pathFrom } from './io.ts';
import { answer, type Session, tell } from './session.ts';

/**
 * Runs the deals of a scenario under each transfer regime throughout and shows side by side what
 * each does to the money; writes nothing.
 *
 * @throws InputError when the scenario or its deals cannot be used.
 */
export async function regimesCommand(
  scenario: string,
  options: RegimesOptions,
  session: Session,
): Promise<void> {
  const { io } = session;
  const prepared = await prepareRun({
    scenario: pathFrom(io, scenario),
    deals: options.deals === undefined ? null : pathFrom(io, options.deals),
    sheet: options.sheet ?? null,
  });
  const rows = COMPARED.map((regime) =>
    regimeRow(regime, run(underRegime(prepared.input, regime))),
  );
  tell(session, `${regimeLines(rows, session).join('\n')}\n`);
  if (session.json) answer(session, { scenario: prepared.scenario.id, regimes: rows });
}

function regimeLines(rows: readonly RegimeRow[], { io, language, json }: Session): string[] {
  const style = makeStyle(language, hasColour(json ? io.stderr : io.stdout, io.env));
  const { say } = style;
  const head = [
    WORDS.regime,
    WORDS.vouchers,
    WORDS.amount,
    WORDS.fenDays,
    WORDS.mostOthers,
    WORDS.medianDays,
    WORDS.p95Days,
    WORDS.onTime,
  ];
  return [
    ...tableLines({
      head: head.map(say),
      rows: rows.map(({ regime, vouchers, movedFen, fenDays, liquidity }) => [
        regime,
        formatCount(vouchers),
        formatWanYuan(movedFen),
        formatWanYuan(fenDays),
        formatWanYuan(Math.max(0, ...peakMonths(liquidity).map(({ othersFen }) => othersFen))),
        liquidity.medianDays === null ? '–' : formatCount(liquidity.medianDays),
        liquidity.p95Days === null ? '–' : formatCount(liquidity.p95Days),
        onTimePercent(liquidity),
      ]),
    }),
    '',
    ...rows.map((row) => ` • ${say(regimeSentence(row))}`),
    '',
    say(WORDS.regimesAssumed),
  ];
}
