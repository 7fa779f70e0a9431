import { same } from '../explain/label-text.ts';
import { formatWanYuan, formatWanYuanChange } from '../format.ts';
import { FIGURE_LABELS } from '../labels.ts';
import type { Positions } from '../positions.ts';
import { FIGURE_KEYS, type Figures, type Summary } from '../summary.ts';
import { WORDS } from '../terminal/words.ts';
import { type Block, figureCell, heading, plain } from './block.ts';
import { wanYuan } from './money.ts';
import { gainFen, partyRows } from './parties.ts';
import type { SeriesPicture } from './picture.ts';

/** Who gets what, figure by figure, then with and without cooperation. */
export function moneyBlocks(positions: Positions): Block[] {
  const rows = partyRows(positions);
  const keys = FIGURE_KEYS.filter((key) => rows.some((row) => row.summary.total[key] !== 0));
  return [
    heading({ zh: '三市收支', en: 'The three cities' }),
    {
      kind: 'table',
      caption: { zh: '全期收支（万元）', en: 'Whole run (10⁴ yuan)' },
      head: [WORDS.figure, ...rows.map(({ name }) => name)],
      textColumns: 1,
      rows: keys.map((key) => [
        plain(FIGURE_LABELS[key]),
        ...rows.map(({ path, summary: { total } }) =>
          figureCell(formatWanYuan(total[key]), `${path}.total.${key}`),
        ),
      ]),
    },
  ];
}

/** What cooperation brings each, as a picture and a table. */
export function cooperationBlocks(positions: Positions): Block[] {
  const rows = partyRows(positions);
  const own = rows.filter(({ isRegion }) => !isRegion);
  const withIt = { zh: '合作', en: 'with cooperation' };
  const without = { zh: '不合作', en: 'without' };
  const position = (figures: Figures) => wanYuan(figures.finalPositionFen);
  return [
    heading({ zh: '合作与不合作', en: 'With and without cooperation' }),
    {
      kind: 'picture',
      picture: {
        kind: 'bars',
        title: { zh: '最终归属（万元）', en: 'Final position (10⁴ yuan)' },
        alternative: {
          zh: '各方合作与不合作时的最终归属，数字见下表',
          en: 'Final position of each with cooperation and without; numbers in the table below',
        },
        points: own.map(({ name }) => name),
        series: [
          { name: withIt, values: own.map((row) => position(row.summary.total)) },
          { name: without, values: own.map((row) => position(row.alone.total)) },
        ],
      },
    },
    {
      kind: 'table',
      caption: { zh: '最终归属（万元）', en: 'Final position (10⁴ yuan)' },
      head: [WORDS.party, withIt, without, WORDS.difference],
      textColumns: 1,
      rows: rows.map((row) => [
        plain(row.name),
        figureCell(
          formatWanYuan(row.summary.total.finalPositionFen),
          `${row.path}.total.finalPositionFen`,
        ),
        figureCell(
          formatWanYuan(row.alone.total.finalPositionFen),
          `withoutCooperation.${row.path}.total.finalPositionFen`,
        ),
        plain(formatWanYuanChange(gainFen(row))),
      ]),
    },
  ];
}

/** What came in and the final position by year, each as a picture and a table. */
export function yearBlocks(summary: Summary): Block[] {
  const years = Object.keys(summary.region.byYear).sort();
  return [
    heading({ zh: '分年', en: 'By year' }),
    ...yearly(summary, 'receiptsFen', years, {
      kind: 'stacks',
      title: { zh: '各年出让收入（万元）', en: 'Land receipts by year (10⁴ yuan)' },
      alternative: {
        zh: '各方逐年出让收入，数字见下表',
        en: 'Land receipts of each by year; the table below has the numbers',
      },
    }),
    ...yearly(summary, 'finalPositionFen', years, {
      kind: 'lines',
      title: { zh: '各年最终归属（万元）', en: 'Final position by year (10⁴ yuan)' },
      alternative: {
        zh: '各方逐年最终归属，数字见下表',
        en: 'Final position of each by year; the table below has the numbers',
      },
    }),
  ];
}

/** One figure of everybody by year; whoever never has any of it is left out. */
function yearly(
  summary: Summary,
  key: keyof Figures,
  years: readonly string[],
  words: Pick<SeriesPicture, 'kind' | 'title' | 'alternative'>,
): Block[] {
  const rows = partyRows(summary).filter((row) => row.summary.total[key] !== 0);
  const own = rows.filter(({ isRegion }) => !isRegion);
  if (own.length === 0) return [];
  return [
    {
      kind: 'picture',
      picture: {
        ...words,
        points: years.map(same),
        series: own.map(({ name, summary: { byYear } }) => ({
          name,
          values: years.map((year) => wanYuan(byYear[year]?.[key] ?? 0)),
        })),
      },
    },
    {
      kind: 'table',
      caption: words.title,
      head: [WORDS.year, ...rows.map(({ name }) => name)],
      textColumns: 1,
      rows: years.map((year) => [
        plain(year),
        ...rows.map(({ path, summary: { byYear } }) =>
          figureCell(formatWanYuan(byYear[year]?.[key] ?? 0), `${path}.byYear.${year}.${key}`),
        ),
      ]),
    },
  ];
}
