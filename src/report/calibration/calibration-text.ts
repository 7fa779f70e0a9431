import type { AssumedParameter } from '../../experiment/calibration/assumed-parameters.ts';
import type { Calibration } from '../../experiment/calibration/calibrate.ts';
import type { Gap } from '../../experiment/calibration/gaps.ts';
import type { MarketFit } from '../../experiment/calibration/market-fit.ts';
import type { Label } from '../../rules/rule.ts';
import type { Decimal } from '../../units/decimal.ts';
import { formatRatio, type Ratio } from '../../units/ratio.ts';
import { CITIES, type City } from '../../world/party.ts';
import { groupThousands } from '../format.ts';
import { LAND_USE_LABELS, PARTY_LABELS } from '../labels.ts';
import { makeStyle, type Style, wrapText } from '../terminal/style.ts';
import { tableLines, WIDEST_LINE } from '../terminal/text-table.ts';
import { MARK_LABELS, PARAMETER_LABELS, UNIT_LABELS, CALIBRATION_WORDS as WORDS } from './words.ts';

/** What a calibration is told with. */
export interface CalibrationReport {
  readonly scenario: Label;
  readonly source: Label;
  readonly sample: Ratio;
  readonly baseYear: number;
  readonly found: Calibration;
  readonly assumed: readonly AssumedParameter[];
}

/** A calibration in words: gaps before and after, what was fitted, what is only assumed. */
export function calibrationText(
  report: CalibrationReport,
  { language, colour }: { readonly language: Style['language']; readonly colour: boolean },
): string {
  const style = makeStyle(language, colour);
  const { say, colours } = style;
  const { found, sample, baseYear, assumed } = report;
  const { years, rounds, isNear } = found;
  const facts: readonly (readonly [Label, string])[] = [
    [WORDS.against, say(report.source)],
    [WORDS.sample, formatRatio(sample)],
    [WORDS.years, `${years[0]}–${years.at(-1)}`],
    [WORDS.base, String(baseYear)],
    [WORDS.rounds, String(rounds)],
  ];
  const colon = language === 'zh' ? '：' : ': ';
  const lines = [
    colours.bold(`${say(WORDS.title)}  ${say(report.scenario)}`),
    ...facts.map(([label, value]) => `${say(label)}${colon}${value}`),
    '',
    colours.bold(say(WORDS.gaps)),
    ...tableLines(gapTable(found, style)),
    '',
    colours.bold(say(WORDS.parameters)),
    ...tableLines(parameterTable(found, style)),
    ...found.published.map(
      (cell) => `${cellName(cell.city, cell.places, cell.use, style)}${colon}${say(WORDS.pinned)}`,
    ),
    ...(isNear ? [] : wrapText(say(WORDS.notNear), WIDEST_LINE)),
    '',
    colours.bold(say(WORDS.assumed)),
    ...assumed.flatMap((one) => assumedLines(one, style, colon)),
    '',
    ...wrapText(say(WORDS.method), WIDEST_LINE),
  ];
  return `${lines.join('\n')}\n`;
}

function gapTable({ before, after }: Calibration, { say }: Style) {
  const head = [
    ...[WORDS.series, WORDS.unit, WORDS.mark, WORDS.use, WORDS.year, WORDS.published],
    ...[WORDS.before, WORDS.gap, WORDS.after, WORDS.gap],
  ];
  return {
    head: head.map(say),
    textColumns: 4,
    widest: { 0: 34 },
    rows: before.map((row, i) => {
      const { series, value } = row;
      const isNew = before[i - 1]?.series !== series;
      return [
        ...(isNew ? [say(series.title), say(unitOf(row))] : ['', '']),
        say(MARK_LABELS[value.mark]),
        isNew ? say(WORDS[series.use]) : '',
        ...[value.year === null ? '–' : String(value.year), rangeText(row)],
        ...[row, after[i]!].flatMap(({ observed, gap }) => [figureText(observed), gapText(gap)]),
      ];
    }),
  };
}

/** A course is told as parts of its first year. */
function unitOf({ series: { measure, unit } }: Gap): Label {
  return UNIT_LABELS[measure.kind === 'course' ? 'ratio' : unit];
}

function rangeText({ least, most }: Gap): string {
  return least.eq(most) ? figureText(least) : `${figureText(least)}–${figureText(most)}`;
}

/** Four digits that say something: none after the point from a hundred on. */
export function figureText(value: Decimal | null): string {
  if (value === null) return '–';
  const [whole, places] = value.toFixed(value.gte(100) ? 0 : 2).split('.');
  return places === undefined ? groupThousands(whole!) : `${groupThousands(whole!)}.${places}`;
}

function gapText(gap: Decimal | null): string {
  if (gap === null) return '–';
  const percent = gap.mul(100).toFixed(0);
  if (Number(percent) === 0) return '0%';
  return percent.startsWith('-') ? `−${percent.slice(1)}%` : `+${percent}%`;
}

function parameterTable({ start, fit }: Calibration, style: Style) {
  const { say } = style;
  const parcels = (of: MarketFit, city: City) => of.parcels.get(city)!.toFixed(1);
  return {
    head: [WORDS.parameter, WORDS.before, WORDS.after].map(say),
    rows: [
      ...CITIES.map((city) => [
        `${say(PARTY_LABELS[city])} ${say(WORDS.parcels)}`,
        ...[parcels(start, city), parcels(fit, city)],
      ]),
      ...[...fit.prices].map(([key, factor]) => {
        const [city, places, use] = key.split(' ');
        const name = cellName(city!, places!, use!, style);
        return [`${name} ${say(WORDS.factor)}`, '1.000', factor.toFixed(3)];
      }),
    ],
  };
}

const KINDS: Readonly<Record<string, Label>> = {
  district: { zh: '城区', en: 'districts' },
  county: { zh: '县（市）', en: 'counties' },
};

function cellName(city: string, places: string, use: string, { name }: Style): string {
  const parts = [name(PARTY_LABELS, city), name(KINDS, places), name(LAND_USE_LABELS, use)];
  return parts.join(' ');
}

function assumedLines({ key, value }: AssumedParameter, { say }: Style, colon: string): string[] {
  const label = PARAMETER_LABELS[key] ?? PARAMETER_LABELS[key.split('.').at(-1)!]!;
  const text = `${key} ${say(label)}${colon}${value}`;
  return wrapText(text, WIDEST_LINE - 4).map((line, i) => `${i === 0 ? ' • ' : '   '}${line}`);
}
