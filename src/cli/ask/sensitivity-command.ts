import { resolve } from 'node:path';
import type { Language } from '../../report/labels.ts';
import { analyseSweep, parseWhere, type SweepAnalysis } from '../../report/sweep/analyse-sweep.ts';
import { readSweepTable } from '../../report/sweep/sweep-table.ts';
import { tableLines } from '../../report/terminal/text-table.ts';
import { InputError } from '../../scenario/input-error.ts';
import { answer, type Session, tell } from '../session.ts';
import type { SensitivityOptions } from './ask-options.ts';

/**
 * Says what drives the outcomes of a sweep, what is missing, and whether the sample was large
 * enough.
 *
 * @throws InputError when the sweep cannot be used or the condition cannot be read.
 */
export async function sensitivityCommand(
  directory: string,
  options: SensitivityOptions,
  session: Session,
): Promise<void> {
  const { io, language, json } = session;
  const where = options.where === undefined ? null : parseWhere(options.where);
  if (options.where !== undefined && where === null) {
    throw new InputError([
      {
        ...{ file: '--where', line: null, row: null, column: null, found: options.where },
        expected: {
          zh: 'zhuzhou.gain < 0（金额为分），或 failed',
          en: 'zhuzhou.gain < 0 (money in fen), or failed',
        },
        message: { zh: '条件读不懂', en: 'this is no condition' },
      },
    ]);
  }
  const table = await readSweepTable({ name: directory, path: resolve(io.cwd, directory) });
  const found = analyseSweep(table, where);
  const lines = found.flatMap((one) => [...analysisLines(one, language), '']);
  tell(session, `${lines.join('\n')}\n`);
  if (json) answer(session, { analyses: found });
}

type Say = (zh: string, en: string) => string;

function analysisLines(analysis: SweepAnalysis, language: Language): string[] {
  const say: Say = (zh, en) => (language === 'zh' ? zh : en);
  const { missing } = analysis.found;
  const lost = say(`缺 ${missing.length} 行`, `${missing.length} rows missing`);
  const gone = missing.length === 0 ? say('一行不缺', 'no row missing') : lost;
  switch (analysis.method) {
    case 'sobol':
      return sobolLines(analysis.outcome, analysis.found, gone, say);
    case 'morris':
      return morrisLines(analysis.outcome, analysis.found, gone, say);
    case 'regional':
      return regionalLines(analysis.outcome, analysis.found, gone, say);
  }
}

type Found<M> = Extract<SweepAnalysis, { readonly method: M }>['found'];

function sobolLines(outcome: string, found: Found<'sobol'>, gone: string, say: Say): string[] {
  const { indices, blocks, blocksUsed, verdict } = found;
  if (indices.length === 0) return [`${outcome}: ${say('没有变化', 'nothing varies')} (${gone})`];
  const used = say(`用了 ${blocksUsed}/${blocks} 组`, `${blocksUsed} of ${blocks} blocks used`);
  const head = [say('项', 'dimension'), say('一阶', 'first'), '95 %', say('总', 'total'), '95 %'];
  const rows = indices.map(({ name, first, total }) => [
    name,
    ...[first, total].flatMap(({ value, low, high }) => [
      value.toFixed(3),
      `${low.toFixed(3)} … ${high.toFixed(3)}`,
    ]),
  ]);
  return [`${outcome} (${gone}; ${used})`, ...tableLines({ head, rows }), sizeLine(verdict, say)];
}

function morrisLines(outcome: string, found: Found<'morris'>, gone: string, say: Say): string[] {
  const head = [say('项', 'dimension'), 'μ*', '95 %', 'μ', 'σ', say('效应数', 'effects')];
  const figure = (value: number) => value.toPrecision(4);
  const rows = found.effects.map(({ name, muStar, mu, sigma, effects }) => [
    ...[name, figure(muStar.value), `${figure(muStar.low)} … ${figure(muStar.high)}`],
    ...[figure(mu), figure(sigma), String(effects)],
  ]);
  return [`${outcome} (${gone})`, ...tableLines({ head, rows }), sizeLine(found.verdict, say)];
}

function sizeLine(verdict: Found<'sobol'>['verdict'], say: Say): string {
  const [widest, goal] = [verdict.widest.toFixed(3), String(verdict.goal)];
  return verdict.enough
    ? say(
        `样本够：最宽半宽 ${widest}，不超过 ${goal}`,
        `large enough: widest half-width ${widest}, at most ${goal}`,
      )
    : say(
        `样本不够：最宽半宽 ${widest}，超过 ${goal}，约需 ${verdict.needed}`,
        `too small: widest half-width ${widest}, above ${goal}; about ${verdict.needed} are needed`,
      );
}

function regionalLines(
  outcome: string,
  found: Found<'regional'>,
  gone: string,
  say: Say,
): string[] {
  const counts = say(
    `成立 ${found.inside}，不成立 ${found.outside}`,
    `holds at ${found.inside} points, not at ${found.outside}`,
  );
  const head = [
    say('项', 'dimension'),
    say('距离', 'distance'),
    say('临界值', 'critical'),
    say('有别', 'differs'),
    say('成立时的中位', 'median where it holds'),
    say('不成立时的中位', 'and where not'),
  ];
  const rows = found.effects.map((one) => [
    ...[one.name, one.distance.toFixed(3), one.critical.toFixed(3)],
    one.differs ? say('是', 'yes') : say('否', 'no'),
    ...[one.insideMedian, one.outsideMedian].map((value) => value.toPrecision(4)),
  ]);
  const size = found.enough
    ? say('两组都够大', 'both groups are large enough')
    : say(
        '有一组不足 20 个点，临界值不可靠',
        'a group has fewer than 20 points: too few for the test',
      );
  return [`${outcome} (${counts}; ${gone})`, ...tableLines({ head, rows }), size];
}
