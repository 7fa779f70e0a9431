import type { Label } from '../../rules/rule.ts';
import { named } from '../explain/label-text.ts';
import { formatCount, formatMu } from '../format.ts';
import {
  DIMENSION_LABELS,
  PARTY_LABELS,
  QUOTA_HOLDER_LABELS,
  QUOTA_LEDGER_LABELS,
} from '../labels.ts';
import type { Summary } from '../summary.ts';
import { WORDS } from '../terminal/words.ts';
import { type Block, figureCell, heading, plain } from './block.ts';

const FLOWS = ['opening', 'minted', 'bought', 'sold', 'used', 'expired', 'closing'] as const;

const FARMLAND: readonly (readonly [
  'openingM2' | 'takenM2' | 'madeM2' | 'closingM2' | 'redLineM2',
  Label,
])[] = [
  ['openingM2', WORDS.opening],
  ['takenM2', { zh: '占用', en: 'Taken' }],
  ['madeM2', { zh: '补充', en: 'Made' }],
  ['closingM2', WORDS.closing],
  ['redLineM2', { zh: '红线', en: 'Red line' }],
];

/** The quota accounts in which something moved, and farmland against its red line. */
export function quotaBlocks({ quota, farmland }: Summary): Block[] {
  const moved = quota.filter((row) => FLOWS.slice(1, -1).some((flow) => row[flow] !== 0));
  return [
    heading({ zh: '指标与耕地', en: 'Quota and farmland' }),
    {
      kind: 'table',
      caption: WORDS.quota,
      head: [...[WORDS.party, WORDS.ledger, WORDS.dimension], ...FLOWS.map((flow) => WORDS[flow])],
      textColumns: 3,
      rows: moved.map((row) => {
        const { holder, ledger, dimension } = row;
        const format = dimension === 'capacityKg' ? formatCount : formatMu;
        const name = QUOTA_LEDGER_LABELS[ledger];
        return [
          plain(named(QUOTA_HOLDER_LABELS, holder)),
          plain({ zh: `${ledger} ${name.zh}`, en: `${ledger} ${name.en}` }),
          plain(DIMENSION_LABELS[dimension]),
          ...FLOWS.map((flow) =>
            figureCell(format(row[flow]), `quota.${holder}.${ledger}.${dimension}.${flow}`),
          ),
        ];
      }),
    },
    {
      kind: 'table',
      caption: { zh: '耕地（亩）', en: 'Farmland (mu)' },
      head: [WORDS.party, ...FARMLAND.map(([, label]) => label)],
      textColumns: 1,
      rows: farmland.map((row) => [
        plain(named(PARTY_LABELS, row.city)),
        ...FARMLAND.map(([key]) => figureCell(formatMu(row[key]), `farmland.${row.city}.${key}`)),
      ]),
    },
  ];
}
