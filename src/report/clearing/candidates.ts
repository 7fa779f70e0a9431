import type { QuotaLedger } from '../../quota/lot.ts';
import type { Label } from '../../rules/rule.ts';
import type { QuotaPreset } from '../../scenario/quota-preset.ts';
import { ratio } from '../../units/ratio.ts';
import type { LedgerMarket, MechanismChoice } from '../../world/quota-market.ts';
import { MECHANISM_LABELS } from '../labels.ts';

/** A mechanism to be tried on the common book. */
export interface Candidate {
  readonly id: string;
  readonly label: Label;
  readonly market: LedgerMarket;
}

const HALF = ratio(1, 2);

const LOTS = { step: null, deposit: null, capShare: null } as const;

const CHOICES: readonly MechanismChoice[] = [
  { kind: 'posted', byGrade: null },
  { kind: 'proRata' },
  { kind: 'agreement', sellerShare: HALF },
  { kind: 'listedLots', ...LOTS, tie: 'time' },
  { kind: 'ascending', ...LOTS, tie: 'lottery' },
  { kind: 'callAuction', priceAt: 'low', tie: 'lottery', partial: true },
];

const WHOLE_LOTS: Candidate = {
  id: 'callAuction-whole',
  label: { zh: '集合竞价，整宗成交', en: 'Call auction, lots whole' },
  market: plain({ kind: 'callAuction', priceAt: 'low', tie: 'lottery', partial: false }),
};

/**
 * Every mechanism on its own terms, what the scenario itself chose for the ledger, and every
 * preset that says something of it.
 */
export function candidatesFor(
  ledger: QuotaLedger,
  chosen: LedgerMarket | undefined,
  presets: readonly QuotaPreset[],
): Candidate[] {
  const own: Candidate[] =
    chosen === undefined
      ? []
      : [
          {
            id: 'scenario',
            label: { zh: '情景所选', en: 'As the scenario has it' },
            market: chosen,
          },
        ];
  return [
    ...own,
    ...CHOICES.map((mechanism) => ({
      id: mechanism.kind,
      label: MECHANISM_LABELS[mechanism.kind],
      market: plain(mechanism),
    })),
    WHOLE_LOTS,
    ...presets.flatMap(({ id, title, markets }): Candidate[] => {
      const market = markets[ledger];
      return market === undefined ? [] : [{ id, label: shortTitle(title), market }];
    }),
  ];
}

/** What stands before the colon: the place. */
function shortTitle({ zh, en }: Label): Label {
  return { zh: zh.split('：')[0]!, en: en.split(': ')[0]! };
}

function plain(mechanism: MechanismChoice): LedgerMarket {
  return { mechanism, sessions: 'quarterly', goods: {}, levy: null, outside: false };
}
