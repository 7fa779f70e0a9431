import type { Label } from '../../rules/rule.ts';
import { gainFen, partyRows } from '../document/parties.ts';
import { named } from '../explain/label-text.ts';
import {
  DIMENSION_LABELS,
  FIGURE_LABELS,
  type Language,
  PARTY_LABELS,
  QUOTA_HOLDER_LABELS,
  QUOTA_LEDGER_LABELS,
} from '../labels.ts';
import { FIGURE_KEYS, type Figures, type Summary } from '../summary.ts';
import { WORDS } from '../terminal/words.ts';
import { moneyCell, numberCell, type SheetCell, textCell } from './cell.ts';
import type { SheetPlan } from './sheet-plan.ts';
import { NOTES, WORKBOOK_WORDS as W } from './words.ts';

/** Every figure of every party for the whole run and by year, with and without cooperation. */
export function summarySheet(summary: Summary, language: Language): SheetPlan {
  const say = (label: Label, look: 'text' | 'head' | 'title' | 'note' | 'block' | 'label') =>
    textCell(label[language], look);
  const parties = partyRows(summary);
  const years = Object.keys(summary.region.byYear).sort();
  const head = (first: Label) => [
    say(first, 'head'),
    ...parties.map(({ name }) => say(name, 'head')),
  ];
  const block = (title: Label) => [
    say(title, 'block'),
    ...parties.map(() => textCell('', 'block')),
  ];
  const figures = (pick: (row: (typeof parties)[number]) => Figures | undefined): SheetCell[][] =>
    FIGURE_KEYS.filter((key) => parties.some((row) => (pick(row)?.[key] ?? 0) !== 0)).map((key) => [
      say(FIGURE_LABELS[key], 'label'),
      ...parties.map((row) => moneyCell(pick(row)?.[key] ?? 0)),
    ]);
  const { scenario, start, end, synthetic } = summary;
  const mark = synthetic ? W.synthetic[language] : '';
  const year = (of: string): Label => ({ zh: `${of} 年`, en: of });
  const positions = (label: Label, pick: (row: (typeof parties)[number]) => number) => [
    say(label, 'label'),
    ...parties.map((row) => moneyCell(pick(row))),
  ];
  return {
    name: W.summarySheet[language],
    widths: [34, ...parties.map(() => 21)],
    headRows: 4,
    headColumns: 1,
    rows: [
      [textCell(`${mark}${scenario[language]}`, 'title')],
      [textCell(`${scenario.id} · ${start} – ${end} · ${W.yuan[language]}`, 'note')],
      [say(W.summaryNote, 'note')],
      head(WORDS.figure),
      block(FIGURE_LABELS.finalPositionFen),
      positions(W.withIt, ({ summary: { total } }) => total.finalPositionFen),
      positions(W.without, ({ alone: { total } }) => total.finalPositionFen),
      positions(W.difference, gainFen),
      block(W.wholeRun),
      ...figures(({ summary: { total } }) => total),
      ...years.flatMap((of) => [
        block(year(of)),
        ...figures(({ summary: { byYear } }) => byYear[of]),
        positions(
          {
            zh: `不合作：${FIGURE_LABELS.finalPositionFen.zh}`,
            en: `Without: ${FIGURE_LABELS.finalPositionFen.en}`,
          },
          ({ alone: { byYear } }) => byYear[of]?.finalPositionFen ?? 0,
        ),
      ]),
    ],
  };
}

const FLOWS = ['opening', 'minted', 'bought', 'sold', 'used', 'expired', 'closing'] as const;
const FARMLAND = ['openingM2', 'takenM2', 'madeM2', 'closingM2', 'redLineM2'] as const;
const FARMLAND_HEAD: readonly Label[] = [
  { zh: '耕地（㎡）', en: 'Farmland (m²)' },
  ...[
    { zh: '', en: '' },
    { zh: '', en: '' },
  ],
  WORDS.opening,
  { zh: '占用', en: 'Taken' },
  { zh: '补充', en: 'Made' },
  WORDS.closing,
  { zh: '红线', en: 'Red line' },
];

/** The quota accounts in m² and kg, and farmland against its red line. */
export function quotaSheet({ quota, farmland }: Summary, language: Language): SheetPlan {
  const say = (label: Label, look: 'label' | 'head' = 'label') => textCell(label[language], look);
  const unit = (dimension: string) =>
    dimension === 'capacityKg' ? { zh: '公斤', en: 'kg' } : { zh: '㎡', en: 'm²' };
  return {
    name: W.quotaSheet[language],
    widths: [20, 26, 24, ...FLOWS.map(() => 16)],
    headRows: 2,
    rows: [
      [textCell(W.quotaTitle[language], 'title')],
      [WORDS.party, WORDS.ledger, WORDS.dimension, ...FLOWS.map((flow) => WORDS[flow])].map(
        (word) => say(word, 'head'),
      ),
      ...quota.map((row) => [
        say(named(QUOTA_HOLDER_LABELS, row.holder)),
        textCell(`${row.ledger} ${QUOTA_LEDGER_LABELS[row.ledger][language]}`, 'label'),
        textCell(
          `${DIMENSION_LABELS[row.dimension][language]} · ${unit(row.dimension)[language]}`,
          'label',
        ),
        ...FLOWS.map((flow) => numberCell(row[flow])),
      ]),
      [],
      FARMLAND_HEAD.map((word) => say(word, 'head')),
      ...farmland.map((row) => [
        say(named(PARTY_LABELS, row.city)),
        ...[textCell('', 'label'), textCell('', 'label')],
        ...FARMLAND.map((key) => numberCell(row[key])),
      ]),
    ],
  };
}

/** What may be changed, what follows, and what does not. */
export function notesSheet(language: Language): SheetPlan {
  return {
    name: W.notesSheet[language],
    widths: [110],
    headRows: 1,
    rows: [
      [textCell(W.notesTitle[language], 'title')],
      ...NOTES.map((note) => [textCell(note[language])]),
    ],
  };
}
