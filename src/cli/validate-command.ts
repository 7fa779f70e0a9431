import { formatCount } from '../report/format.ts';
import {
  REGIME_LABELS,
  REJECT_LABELS,
  RULE_STATUS_LABELS,
  SHARING_BASE_LABELS,
} from '../report/labels.ts';
import { plainText } from '../report/terminal/plain-text.ts';
import type { Label } from '../rules/rule.ts';
import { type PreparedRun, prepareRun } from '../scenario/prepare-run.ts';
import { formatDay } from '../units/day.ts';
import { type Reject, SET_ASIDE } from '../world/reject.ts';
import type { ValidateOptions } from './commands.ts';
import { writeMarked } from './marked-file.ts';
import { runRequest } from './run-request.ts';
import { answer, type Session, say, tell } from './session.ts';
import { insistOnRows } from './strict.ts';

/**
 * Reads everything a run would read and says what it would run; writes nothing.
 *
 * @throws InputError when any of it cannot be used.
 */
export async function validateCommand(
  scenario: string,
  options: ValidateOptions,
  session: Session,
): Promise<void> {
  const { io } = session;
  const prepared = await prepareRun(runRequest(scenario, options, io));
  const { rejects } = prepared.deals;
  const marked = options.marked === undefined ? null : await writeMarked(rejects, options, session);
  if (options.strict) insistOnRows(rejects);
  const lines = [...planLines(prepared, session), ...rowLines(rejects, session)];
  tell(session, `${lines.join('\n')}\n`);
  if (marked !== null) tell(session, `${options.marked}\n`);
  if (session.json) answer(session, { ...planRecord(prepared), marked });
}

function planLines({ scenario, deals, circumstances, dealsName }: PreparedRun, session: Session) {
  const { policy } = scenario;
  const mark = circumstances.synthetic ? { zh: '【合成数据】', en: ' [SYNTHETIC DATA]' } : NONE;
  const regimes = policy.transfer.regimes.map(
    ({ from, regime }) => `${formatDay(from)} ${regime} ${say(session, REGIME_LABELS[regime])}`,
  );
  const counts = Object.entries(rejectCounts(deals.rejects)).map(
    ([code, count]) =>
      `${say(session, REJECT_LABELS[code as Reject['code']])} ${formatCount(count)}`,
  );
  const rows: [Label, string][] = [
    [{ zh: '情景', en: 'scenario' }, `${say(session, scenario.title)}${say(session, mark)}`],
    [{ zh: '期间', en: 'period' }, `${formatDay(scenario.start)} – ${formatDay(scenario.end)}`],
    [{ zh: '分成基数', en: 'shared' }, say(session, SHARING_BASE_LABELS[policy.sharing.base])],
    [{ zh: '调库', en: 'transfer' }, regimes.join(' · ')],
    [{ zh: '改写的规则', en: 'overrides' }, String(scenario.overrides.length)],
    [{ zh: '成交文件', en: 'deals from' }, dealsName],
    [{ zh: '成交', en: 'deals' }, formatCount(deals.deals.length)],
    [{ zh: '不用的行', en: 'rows not used' }, counts.join(' · ') || '0'],
  ];
  if (deals.redatedYears > 0) {
    rows.push([{ zh: '日期后移', en: 'years moved' }, String(deals.redatedYears)]);
  }
  for (const { title, document, status } of scenario.presets) {
    const source = `${document} · ${say(session, RULE_STATUS_LABELS[status])}`;
    rows.push([{ zh: '照搬先例', en: 'precedent' }, `${say(session, title)} (${source})`]);
  }
  const colon = session.language === 'zh' ? '：' : ': ';
  return rows.map(([label, value]) => `${say(session, label)}${colon}${plainText(value)}`);
}

/** Rows at fault printed in full; `--json` and rejects.csv have them all. */
const MOST_ROWS = 20;

/** Every row at fault: where, what was found, what should be. */
function rowLines(rejects: readonly Reject[], { language }: Session): string[] {
  const faults = rejects.filter(({ code }) => !SET_ASIDE.includes(code));
  const shown = faults.slice(0, MOST_ROWS).map(({ row, message, marks }) => {
    const where = marks === undefined ? { zh: `第 ${row} 行：`, en: `row ${row}: ` }[language] : '';
    return `  ${plainText(`${where}${message[language]}`)}`;
  });
  const more = faults.length - MOST_ROWS;
  if (more <= 0) return shown;
  return [...shown, { zh: `  ……另有 ${more} 行`, en: `  … and ${more} more rows` }[language]];
}

const NONE: Label = { zh: '', en: '' };

function planRecord({ scenario, deals, circumstances, inputs }: PreparedRun): object {
  return {
    scenario: { id: scenario.id, ...scenario.title },
    synthetic: circumstances.synthetic,
    start: formatDay(scenario.start),
    end: formatDay(scenario.end),
    seed: scenario.seed,
    overrides: scenario.overrides.length,
    presets: scenario.presets.map(({ id }) => id),
    rows: deals.rows,
    deals: deals.deals.length,
    rejects: rejectCounts(deals.rejects),
    redatedYears: deals.redatedYears,
    inputs,
  };
}

function rejectCounts(rejects: readonly Reject[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of rejects) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
