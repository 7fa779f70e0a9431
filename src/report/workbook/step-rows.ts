import type { Quantity } from '../../ledger/why.ts';
import type { Label } from '../../rules/rule.ts';
import type { Language } from '../labels.ts';
import { EMPTY, formulaCell, type SheetCell, textCell } from './cell.ts';
import type { Exact, Helper, StepFormula } from './exact-formula.ts';
import { formatOf, perUnit, unitLabel } from './unit.ts';
import { WORKBOOK_WORDS as W } from './words.ts';

/** Title, note and heading stand above the first step. */
export const STEP_HEAD_ROWS = 3;

/** Columns of the sheet that formulas call. */
const COLUMN = { n: 'H', d: 'I', helpers: ['J', 'K', 'L', 'M'] } as const;

/** What a step says of itself. */
export interface StepText {
  readonly label: Label;
  readonly how: Label;
  readonly rule?: string | null;
  readonly indent: number;
}

/** The rows of the derivation, one below the other. */
export class StepRows {
  readonly rows: SheetCell[][] = [];
  readonly #language: Language;
  #deal = '';

  constructor(language: Language) {
    this.#language = language;
  }

  /** The number of the next row, as people see it. */
  get next(): number {
    return STEP_HEAD_ROWS + 1 + this.rows.length;
  }

  startDeal(deal: string): void {
    this.#deal = deal;
  }

  heading(label: Label): void {
    const cells = [textCell(this.#deal, 'block'), textCell(label[this.#language], 'block')];
    const rest = W.stepsHead.slice(cells.length).map((): SheetCell => textCell('', 'block'));
    this.rows.push([...cells, ...rest]);
  }

  /** Where the helpers of the row after next `ahead` rows will stand. */
  helpersAt(row: number): readonly [string, string, string, string] {
    const [a, b, c, d] = COLUMN.helpers;
    return [`${a}${row}`, `${b}${row}`, `${c}${row}`, `${d}${row}`];
  }

  /** A number that stands by itself: an input, or a plain value. */
  value(text: StepText, amount: Quantity, isInput: boolean): Exact {
    const { numerator, denominator } = amount;
    const isWhole = denominator === 1n;
    const look = isInput ? 'input' : 'exact';
    const part = (value: bigint, of: 'input' | 'exact'): SheetCell => ({
      ...{ value: Number(value), look: of, format: '0' },
    });
    return this.#push(text, amount, isWhole, [part(numerator, look), part(denominator, 'exact')]);
  }

  /** A step that follows from others. */
  step(text: StepText, formula: StepFormula): Exact {
    const { n, d, value, isWhole, helpers } = formula;
    const parts = [
      formulaCell(n, Number(value.numerator), 'exact'),
      isWhole ? one() : formulaCell(d, Number(value.denominator), 'exact'),
      ...helpers.map(helperCell),
    ];
    return this.#push(text, value, isWhole, parts);
  }

  /** A posting: the step it comes from, held against the ledger. */
  posting(text: StepText, from: Exact, amountFen: number): Exact {
    const row = this.next;
    const exact = this.#push(text, from.value, true, [
      formulaCell(from.n, Number(from.value.numerator), 'exact'),
      one(),
    ]);
    const cells = this.rows.at(-1)!;
    const [agrees, differs] = [W.agrees[this.#language], W.differs[this.#language]];
    const check = `IF(ROUND(F${row}*100,0)=${exact.n},"${agrees}","${differs}")`;
    cells[3] = { ...cells[3]!, look: 'total', format: formatOf('fen') };
    cells[5] = { value: amountFen / 100, look: 'money' };
    cells[6] = formulaCell(check, agrees, 'check');
    return exact;
  }

  #push(
    { label, how, rule = null, indent }: StepText,
    value: Quantity,
    isWhole: boolean,
    parts: readonly SheetCell[],
  ): Exact {
    const row = this.next;
    const say = (text: Label) => text[this.#language];
    const [n, d] = [`${COLUMN.n}${row}`, `${COLUMN.d}${row}`];
    const per = perUnit(value.unit);
    const shown = Number(value.numerator) / Number(value.denominator) / Number(per);
    const formula = per === 1n ? `${n}/${d}` : `${n}/${d}/${per}`;
    const helpers = [...parts, ...Array.from({ length: 6 - parts.length }, () => EMPTY)];
    this.rows.push([
      textCell(this.#deal, 'label'),
      { ...textCell(say(label)), indent },
      textCell(say(how)),
      { ...formulaCell(formula, shown, 'number'), format: formatOf(value.unit) },
      textCell(say(unitLabel(value.unit)), 'label'),
      ...[EMPTY, EMPTY],
      ...helpers,
      textCell(rule ?? '', 'label'),
    ]);
    return { n, d: isWhole ? '1' : d, value, isWhole };
  }
}

function helperCell({ formula, value }: Helper): SheetCell {
  return formulaCell(formula, Number(value), 'exact');
}

function one(): SheetCell {
  return { value: 1, look: 'exact' };
}
