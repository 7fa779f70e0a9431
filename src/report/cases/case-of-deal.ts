import { Document, isMap, isSeq } from 'yaml';
import type { DealOutcome, RunResult } from '../../engine/run-result.ts';
import { fraction } from '../../rules/fraction.ts';
import type { Label } from '../../rules/rule.ts';
import { unitsOf } from '../../scenario/cases/case-units.ts';
import { exactText } from '../../scenario/cases/exact-number.ts';
import type { RunRow, RunTable } from '../../scenario/cases/run-table.ts';
import { RUN_TABLES } from '../../scenario/cases/run-tables.ts';
import { DEAL_FIELDS } from '../../scenario/deals/column-spec.ts';
import { columnOf } from '../../scenario/deals/columns.ts';
import { dealFields } from '../../scenario/deals/deal-csv.ts';
import type { Place } from '../../world/place.ts';
import { inUnit } from './match-value.ts';

/** What the first case of a deal is written from. */
export interface DealCase {
  readonly outcome: DealOutcome;
  readonly result: RunResult;
  readonly places: ReadonlyMap<string, Place>;
  /** The scenario as the case will name it. */
  readonly scenario: string;
  /** Whether the case runs the deal alone, or with all the scenario's deals. */
  readonly isAlone: boolean;
  /** What a reader must know, above everything else; null: nothing. */
  readonly remark: Label | null;
}

type Row = Record<string, string | number>;

const [WAN_YUAN] = unitsOf('money');
/** Units behind a bare area, as the reader of cases wants them. */
const AREA_WORDS: Readonly<Record<string, string>> = { hectare: '公顷', squareMetre: '平方米' };

/** The text of a case that says of one deal of a run what came of it, row by row. */
export function caseOfDeal(parts: DealCase): string {
  const { outcome, result, places, scenario, isAlone, remark } = parts;
  const { id, county } = outcome.deal;
  const place = places.get(county)?.name;
  const document = new Document({
    title: {
      zh: `宗地 ${id}（${place?.zh ?? county}）`,
      en: `deal ${id} (${place?.en ?? county})`,
    },
    scenario,
    ...(isAlone ? { deals: [dealRow(outcome, place?.zh ?? county)] } : {}),
    expect: expectOf(id, result),
  });
  if (remark !== null) document.commentBefore = ` ${remark.zh}\n ${remark.en}`;
  flow(document.get('title'));
  const expected = document.get('expect');
  if (isMap(expected)) {
    for (const { value } of expected.items) if (isSeq(value)) value.items.forEach(flow);
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function flow(node: unknown): void {
  if (isMap(node)) node.flow = true;
}

/** The deal by the columns of the template, what its record does not say left out. */
function dealRow({ deal }: DealOutcome, place: string): Row {
  const fields = dealFields(deal, place);
  return Object.fromEntries(
    DEAL_FIELDS.flatMap((field) => {
      const text = fields[field];
      if (text === '' || field === 'region') return [];
      const unit = AREA_WORDS[columnOf(field).unit ?? ''];
      return [[field, unit === undefined ? plain(text) : `${text}${unit}`]];
    }),
  );
}

function expectOf(deal: string, result: RunResult): Record<string, Row[]> {
  return Object.fromEntries(
    RUN_TABLES.flatMap((table) => {
      const rows = table.rowsOf(result).filter(({ names }) => names['deal'] === deal);
      const written = summed(table, rows).map((row) => rowOf(table, row));
      return written.length === 0 ? [] : [[table.id, written]];
    }),
  );
}

/** Rows alike in everything as one: a case speaks of their sum. */
function summed(table: RunTable, rows: readonly RunRow[]): RunRow[] {
  const sums = new Map<string, RunRow>();
  for (const row of rows) {
    const key = JSON.stringify(row.names);
    const before = sums.get(key)?.amounts ?? {};
    const amounts = table.amounts.map(
      (name) => [name, (before[name] ?? 0) + row.amounts[name]!] as const,
    );
    sums.set(key, { ...row, amounts: Object.fromEntries(amounts) });
  }
  return [...sums.values()];
}

function rowOf(table: RunTable, { names, amounts }: RunRow): Row {
  const picked = Object.keys(table.names).flatMap((name) => {
    const word = names[name];
    return word === undefined || word === '' ? [] : [[name, plain(word)] as const];
  });
  // A row about a word says it; its money stands in the tables about money.
  const money = (table.word === null ? table.amounts : []).map((name) => {
    const amount = exactText(inUnit(fraction(BigInt(amounts[name]!)), WAN_YUAN!));
    return [name + WAN_YUAN!.suffix, plain(amount)] as const;
  });
  return Object.fromEntries([...picked, ...money]);
}

/** A number where its text is just what a number prints, so that it needs no quotes. */
function plain(text: string): string | number {
  return /^-?\d+(\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : text;
}
