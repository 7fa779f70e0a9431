import type { RunResult } from '../../engine/run-result.ts';
import type { Label } from '../../rules/rule.ts';
import { formatDay, formatDayOrNull } from '../../units/day.ts';
import { named, same } from '../explain/label-text.ts';
import type { Scene } from '../explain/scene.ts';
import {
  LAND_USE_LABELS,
  type Language,
  METHOD_LABELS,
  OUTCOME_LABELS,
  PARTY_LABELS,
  REFUSAL_LABELS,
  REGIME_LABELS,
  TRANSFER_STATUS_LABELS,
} from '../labels.ts';
import { EMPTY, formulaCell, moneyCell, numberCell, type SheetCell, textCell } from './cell.ts';
import { cellOf, type SheetPlan } from './sheet-plan.ts';
import { WORKBOOK_WORDS as W } from './words.ts';

/** A record of a run as a sheet: a title, a heading, one row for each. */
interface RecordSheet {
  readonly name: Label;
  readonly title: Label;
  readonly head: readonly Label[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly SheetCell[])[];
}

function planOf({ name, title, head, widths, rows }: RecordSheet, language: Language): SheetPlan {
  return {
    name: name[language],
    widths,
    headRows: 2,
    filterRow: 1,
    rows: [
      [textCell(title[language], 'title')],
      head.map((word) => textCell(word[language], 'head')),
      ...rows,
    ],
  };
}

/** What became of every deal. */
export function dealsSheet({ result, names }: Scene, language: Language): SheetPlan {
  const say = (label: Label, look: 'text' | 'label' = 'label') => textCell(label[language], look);
  const party = (id: string | null) => say(id === null ? same('') : named(PARTY_LABELS, id));
  const rows = result.deals.map(({ deal, outcome, refusals }) => [
    textCell(deal.id, 'label'),
    numberCell(deal.sourceRow),
    party(deal.city),
    say(names.place(deal.county)),
    say(named(LAND_USE_LABELS, deal.use)),
    say(named(METHOD_LABELS, deal.method)),
    numberCell(deal.areaM2),
    deal.priceFen === null ? EMPTY : moneyCell(deal.priceFen),
    textCell(formatDay(deal.signed), 'label'),
    party(deal.listingCity ?? deal.city),
    party(deal.collectingTreasury ?? deal.landParty),
    say(OUTCOME_LABELS[outcome]),
    say(refusals[0] === undefined ? same('') : REFUSAL_LABELS[refusals[0].code], 'text'),
  ]);
  const widths = [16, 8, 12, 20, 18, 16, 12, 20, 12, 12, 14, 16, 40];
  return planOf(
    { name: W.dealsSheet, title: W.dealsTitle, head: W.dealsHead, widths, rows },
    language,
  );
}

/** Every voucher between treasuries. */
export function transfersSheet({ transfers }: RunResult, language: Language): SheetPlan {
  const say = (label: Label) => textCell(label[language], 'label');
  const rows = transfers
    .toSorted((a, b) => a.transfer - b.transfer)
    .map((one) => [
      numberCell(one.transfer),
      textCell(one.voucher, 'label'),
      textCell(one.period, 'label'),
      textCell(`${one.regime} ${REGIME_LABELS[one.regime][language]}`, 'label'),
      say(named(PARTY_LABELS, one.from)),
      say(named(PARTY_LABELS, one.to)),
      moneyCell(one.amountFen),
      say(TRANSFER_STATUS_LABELS[one.status]),
      textCell(formatDay(one.submitted), 'label'),
      textCell(formatDayOrNull(one.booked) ?? '', 'label'),
      textCell(one.reason, 'label'),
      textCell(one.deal, 'label'),
    ]);
  const widths = [8, 12, 10, 22, 12, 12, 20, 14, 12, 12, 20, 16];
  const record = { name: W.transfersSheet, title: W.transfersTitle, head: W.transfersHead };
  return planOf({ ...record, widths, rows }, language);
}

/**
 * Every share as the run posted it and as the formulas make it.
 *
 * @param cells where the derivation has a share, by entry and party
 */
export function sharesSheet(
  { shares }: RunResult,
  cells: ReadonlyMap<string, string>,
  language: Language,
): SheetPlan {
  const sorted = shares.toSorted((a, b) => a.entry - b.entry);
  const rows = sorted.map((one) => {
    const steps = stepsCell(cells.get(`${one.entry} ${one.party}`), language);
    return [
      numberCell(one.entry),
      textCell(one.deal, 'label'),
      textCell(one.receipt, 'label'),
      textCell(named(PARTY_LABELS, one.party)[language], 'label'),
      moneyCell(one.baseFen),
      numberCell(Number(one.numerator), 'exact'),
      numberCell(Number(one.denominator), 'exact'),
      moneyCell(one.shareFen),
      steps === null ? EMPTY : formulaCell(`${steps}/100`, one.shareFen / 100, 'money'),
      textCell(one.rule, 'label'),
    ];
  });
  const widths = [9, 16, 20, 16, 22, 14, 14, 22, 22, 26];
  const plan = planOf(
    { name: W.sharesSheet, title: W.sharesTitle, head: W.sharesHead, widths, rows },
    language,
  );
  return { ...plan, rows: [...plan.rows, ...totals(sorted, rows.length, language)] };
}

/** A cell of the derivation as another sheet calls it; null for a share that has none there. */
function stepsCell(cell: string | undefined, language: Language): string | null {
  const [, column, row] = /^([A-Z])(\d+)$/.exec(cell ?? '') ?? [];
  if (column === undefined) return null;
  return cellOf(W.stepsSheet[language], column.charCodeAt(0) - 65, Number(row));
}

/** What each party got in all: in the ledger, and as recalculated. */
function totals(shares: RunResult['shares'], count: number, language: Language): SheetCell[][] {
  if (count === 0) return [];
  const last = count + 2;
  const parties = [...new Set(shares.map(({ party }) => party))];
  const head = [
    textCell(W.byParty[language], 'block'),
    ...Array<SheetCell>(9).fill(textCell('', 'block')),
  ];
  return [
    [],
    head,
    ...parties.map((id) => {
      const sumFen = shares.reduce((sum, one) => (one.party === id ? sum + one.shareFen : sum), 0);
      const name = textCell(named(PARTY_LABELS, id)[language], 'label');
      const sum = (column: string) =>
        formulaCell(
          `ROUND(SUMIFS($${column}$3:$${column}$${last},$D$3:$D$${last},"${name.value}"),2)`,
          sumFen / 100,
          'total',
        );
      return [EMPTY, EMPTY, EMPTY, name, EMPTY, EMPTY, EMPTY, sum('H'), sum('I')];
    }),
  ];
}
