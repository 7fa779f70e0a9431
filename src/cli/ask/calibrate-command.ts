import { dirname, relative, resolve, sep } from 'node:path';
import { assumedParameters } from '../../experiment/calibration/assumed-parameters.ts';
import {
  type Calibration,
  calibrate,
  MOST_ROUNDS,
} from '../../experiment/calibration/calibrate.ts';
import type { Gap } from '../../experiment/calibration/gaps.ts';
import { calibrationText } from '../../report/calibration/calibration-text.ts';
import { fittedScenario } from '../../report/calibration/fitted-scenario.ts';
import type { Label } from '../../rules/rule.ts';
import { InputError } from '../../scenario/input-error.ts';
import { type PreparedRun, prepareRun } from '../../scenario/prepare-run.ts';
import { loadSeries, type PublishedSeries } from '../../scenario/published-series.ts';
import { formatRatio, type Ratio } from '../../units/ratio.ts';
import { hasColour, pathFrom } from '../io.ts';
import { refuseExisting, writeNewFile } from '../new-file.ts';
import { startProgress } from '../progress.ts';
import { answer, type Session, tell } from '../session.ts';
import type { CalibrateOptions } from './calibrate-options.ts';

/**
 * Holds the market of a scenario against published series, fits its free parameters, and writes
 * the fitted scenario where asked to.
 *
 * @throws InputError when the scenario has no market or cannot be used, the series cannot be read,
 * or the fitted scenario cannot stand where it should.
 */
export async function calibrateCommand(
  scenario: string,
  options: CalibrateOptions,
  session: Session,
): Promise<void> {
  const { io, language, json } = session;
  const path = pathFrom(io, scenario);
  const base = options.out === undefined ? null : baseFrom(path, options.out, io.cwd);
  if (options.out !== undefined) await refuseExisting(io, options.out);
  const given = options.series === undefined ? null : pathFrom(io, options.series);
  const { title: source, series, file } = await loadSeries(given);
  const prepared = await prepareRun({
    ...{ scenario: path, deals: null, sheet: null, seed: options.seed },
  });
  session.inputs.push(...prepared.inputs, file);
  if (prepared.input.market === undefined) throw noMarket(scenario);
  const sample = sampleOf(options, prepared);
  const baseYear = baseYearOf(options.baseYear, series);
  const progress = startProgress(session, MOST_ROUNDS + 1);
  let found: Calibration;
  try {
    found = calibrate(prepared.input, { series, sample, baseYear }, () =>
      progress.step({ zh: '推演', en: 'running' }),
    );
  } finally {
    progress.stop();
  }
  const assumed = assumedParameters(prepared.input, series);
  const { title, id } = prepared.scenario;
  const report = { scenario: title, source, sample, baseYear, found, assumed };
  const colour = hasColour(json ? io.stderr : io.stdout, io.env);
  tell(session, calibrationText(report, { language, colour }));
  let written: string | null = null;
  if (options.out !== undefined && base !== null) {
    const text = fittedScenario(prepared.scenario, found, { base, source, baseYear });
    written = await writeNewFile(io, options.out, text);
    tell(session, `\n${{ zh: '拟合后的情景', en: 'Fitted scenario' }[language]}  ${options.out}\n`);
  }
  if (!json) return;
  answer(session, {
    ...{ scenario: id, series: file, sample: formatRatio(sample), baseYear },
    ...{ years: found.years, rounds: found.rounds, isNear: found.isNear },
    gaps: found.before.map((before, i) => gapJson(before, found.after[i]!)),
    parameters: {
      ...found.market,
      factors: Object.fromEntries(
        [...found.fit.prices].map(([key, factor]) => [key, factor.toFixed(6)]),
      ),
    },
    ...{ published: found.published, assumed, out: written },
  });
}

/** One value for machines: figures as text of at most six decimals. */
function gapJson({ series, value, least, most, ...before }: Gap, after: Gap) {
  const text = (figure: Gap['observed']) => figure?.toDecimalPlaces(6).toFixed() ?? null;
  const { id, unit, use, rule, document } = series;
  const { year, status, mark } = value;
  return {
    ...{ id, unit, use, rule, document, year, status, mark },
    ...{ least: text(least), most: text(most) },
    before: { observed: text(before.observed), gap: text(before.gap) },
    after: { observed: text(after.observed), gap: text(after.gap) },
  };
}

function sampleOf({ sample }: CalibrateOptions, { openingScale }: PreparedRun): Ratio {
  const found = sample ?? openingScale;
  if (found.numerator > 0) return found;
  throw problem('--sample', formatRatio(found), {
    expected: { zh: '大于零的比例，如 10%', en: 'a part above zero, such as 10%' },
    message: { zh: '推演不能代表市场的零', en: 'a run cannot stand for nothing of the market' },
  });
}

/** The latest year receipts are published for, or the one asked for. */
function baseYearOf(asked: number | undefined, series: readonly PublishedSeries[]): number {
  const years = series
    .filter(({ use, measure }) => use === 'fit' && measure.kind === 'receipts')
    .flatMap(({ values }) => values.flatMap(({ year }) => year ?? []));
  const known = [...new Set(years)].sort((a, b) => a - b);
  const year = asked ?? known.at(-1) ?? 0;
  if (known.length === 0 || known.includes(year)) return year;
  throw problem('--base-year', String(year), {
    expected: { zh: `${known.join('、')} 之一`, en: `one of ${known.join(', ')}` },
    message: { zh: '这一年没有公布的收入', en: 'no receipts are published for this year' },
  });
}

/** The scenario as the fitted one names it: in the same folder, or in one beside it. */
function baseFrom(scenario: string, out: string, cwd: string): string {
  const folder = dirname(resolve(cwd, out));
  const base = relative(folder, resolve(cwd, scenario)).split(sep).join('/');
  if (!base.startsWith('../../')) return base;
  const near = relative(cwd, resolve(dirname(resolve(cwd, scenario)), 'calibrated.yaml'));
  throw problem('--out', out, {
    expected: { zh: `例如 ${near}`, en: `such as ${near}` },
    message: {
      zh: '那里离原情景太远，引用不到',
      en: 'from there the fitted scenario cannot reach the one it extends',
    },
  });
}

function noMarket(scenario: string): InputError {
  return problem(scenario, '—', {
    expected: {
      zh: '有 market 的情景，如 scenarios/market-baseline.yaml',
      en: 'a scenario with a market, such as scenarios/market-baseline.yaml',
    },
    message: {
      zh: '没有 market：给定的成交没有可校准的参数',
      en: 'there is no market: given deals have no parameters to calibrate',
    },
  });
}

function problem(
  file: string,
  found: string,
  words: { readonly expected: Label; readonly message: Label },
): InputError {
  return new InputError([{ file, line: null, row: null, column: null, found, ...words }]);
}
