import type { Quantity, Why } from '../../ledger/why.ts';
import type { RuleValue } from '../../rules/rule.ts';
import type { RuleUse } from '../../rules/rule-book.ts';
import type { XlsxName } from '../../scenario/xlsx/workbook-bytes.ts';
import { type Day, formatDay, formatDayOrNull } from '../../units/day.ts';
import { invariant } from '../../units/invariant.ts';
import type { Scene } from '../explain/scene.ts';
import { clauseLabel, documentLabel } from '../labels/document-label.ts';
import { type Language, RULE_STATUS_LABELS } from '../labels.ts';
import { EMPTY, formulaCell, type SheetCell, textCell } from './cell.ts';
import type { Exact } from './exact-formula.ts';
import { cellOf, type SheetPlan } from './sheet-plan.ts';
import { formatOf, perUnit, unitLabel } from './unit.ts';
import { WORKBOOK_WORDS as W } from './words.ts';

/** A rule's value or a scenario's choice that formulas call. */
interface Input {
  readonly row: number;
  readonly amount: Quantity;
  readonly cells: readonly SheetCell[];
  readonly name: string;
}

/** Title, note and heading stand above the first input. */
const HEAD_ROWS = 3;
const VALUE = 8;
/** Seven decimal places may be typed, five of a per cent; a finer value shows #N/A. */
const LEAST_SCALE = 10_000_000n;
const MOST_SCALE = 10n ** 12n;

/** The values all formulas rest on: of rules, and chosen by the scenario. */
export class InputSheet {
  readonly #scene: Scene;
  readonly #language: Language;
  readonly #inputs = new Map<string, Input>();

  constructor(scene: Scene, language: Language) {
    this.#scene = scene;
    this.#language = language;
  }

  /** The cells of a rule's value or of a choice, put on the sheet when first asked for. */
  exact(why: Why): Exact {
    const { how, of, result, rule } = why;
    const value = `${result.numerator}/${result.denominator} ${result.unit}`;
    const from = how.op === 'rule' ? this.#valueOf(rule!, how.key, how.day as Day) : undefined;
    const id =
      how.op === 'rule'
        ? `${rule} ${how.key} ${from?.from ?? ''} ${value}`
        : `${how.op === 'choice' ? how.path : ''} ${of} ${value}`;
    const input = this.#inputs.get(id) ?? this.#add(id, why, from);
    const sheet = W.rulesSheet[this.#language];
    return {
      n: cellOf(sheet, VALUE + 2, input.row),
      d: cellOf(sheet, VALUE + 3, input.row),
      ...{ value: result, isWhole: false },
    };
  }

  /** The sheet, the rules without a value in any formula after the inputs. */
  plan(uses: readonly RuleUse[]): SheetPlan {
    const say = (word: { zh: string; en: string }) => word[this.#language];
    const inputs = [...this.#inputs.values()].map(({ cells }) => cells);
    const called = new Set([...this.#inputs.values()].map(({ cells }) => cells[0]!.value));
    const others = uses
      .filter(({ rule }) => !called.has(rule.id))
      .map(({ rule, status, first, last }) => [
        textCell(rule.id),
        EMPTY,
        textCell(say(rule.title)),
        textCell(say(documentLabel(rule.document))),
        textCell(say(clauseLabel(rule.clause))),
        textCell(say(RULE_STATUS_LABELS[status])),
        textCell(formatDay(first)),
        textCell(formatDay(last)),
      ]);
    const between: SheetCell[][] =
      others.length === 0 ? [] : [[], [textCell(say(W.otherRules), 'block')]];
    return {
      name: say(W.rulesSheet),
      widths: [34, 28, 34, 40, 34, 16, 12, 12, 14, 14, 14, 14],
      printed: 10,
      headRows: HEAD_ROWS,
      rows: [
        [textCell(say(W.rulesTitle), 'title')],
        [textCell(say(W.rulesNote), 'note')],
        W.rulesHead.map((word) => textCell(say(word), 'head')),
        ...inputs,
        ...between,
        ...others,
      ],
    };
  }

  /** A name for the value of every rule that has but one, and of every key. */
  names(): XlsxName[] {
    const sheet = W.rulesSheet[this.#language];
    const names = new Map<string, string>();
    for (const { name, row } of this.#inputs.values()) {
      if (!names.has(name)) names.set(name, cellOf(sheet, VALUE, row));
    }
    return [...names].map(([name, range]) => ({ name, range }));
  }

  #add(id: string, why: Why, from: RuleValue | undefined): Input {
    const row = HEAD_ROWS + 1 + this.#inputs.size;
    const { how, rule, result } = why;
    const key = how.op === 'rule' ? how.key : how.op === 'choice' ? how.path : '';
    const input = {
      row,
      amount: result,
      name: nameOf(rule ?? 'choice', key),
      cells: [...this.#about(why, key, from), ...this.#valueCells(result, row)],
    };
    this.#inputs.set(id, input);
    return input;
  }

  #about(why: Why, key: string, from: RuleValue | undefined): SheetCell[] {
    const { how, rule } = why;
    const say = (word: { zh: string; en: string }) => word[this.#language];
    const { words, citations } = this.#scene;
    const title = textCell(say(words.name(why)));
    if (how.op !== 'rule' || rule === null) {
      const by = textCell(say(W.chosen));
      return [by, textCell(key), title, EMPTY, EMPTY, textCell(say(W.choice)), EMPTY, EMPTY];
    }
    const cited = citations.value(rule, key, how.day as Day);
    invariant(cited !== null, 'workbook.rule', () => ({ rule, key }));
    const note = cited.override === null ? '' : ` · ${say(W.overridden)} ${cited.override.reason}`;
    return [
      textCell(rule),
      textCell(key),
      title,
      textCell(say(documentLabel(cited.document))),
      textCell(say(clauseLabel(cited.clause))),
      textCell(`${say(RULE_STATUS_LABELS[cited.status])}${note}`),
      textCell(from === undefined ? '' : formatDay(from.from)),
      textCell(formatDayOrNull(from?.to ?? null) ?? ''),
    ];
  }

  /** The value to change, and the exact fraction made of it for the formulas. */
  #valueCells(amount: Quantity, row: number): SheetCell[] {
    const { numerator, denominator, unit } = amount;
    const whole = perUnit(unit);
    const scale = scaleOf(numerator, denominator * whole);
    const shown = Number(numerator) / Number(denominator * whole);
    const input = { look: 'input', format: formatOf(unit) } as const;
    const label = textCell(unitLabel(unit)[this.#language]);
    const [v, n, d] = [`$I${row}`, `$K${row}`, `$L${row}`];
    if (scale === null) {
      const part = (value: bigint): SheetCell => ({ value: Number(value), look: 'input' });
      const shownBy = formulaCell(`${n}/${d}/${whole}`, shown, 'number');
      return [{ ...shownBy, format: formatOf(unit) }, label, part(numerator), part(denominator)];
    }
    const top = `ROUND(${v}*${scale},0)`;
    const isTooFine = `ABS(${v}*${scale}-${top})>0.001`;
    const below = scale / whole;
    return [
      { value: shown, ...input },
      label,
      formulaCell(
        `IF(${isTooFine},NA(),${top}/GCD(ABS(${top}),${below}))`,
        Number(numerator),
        'exact',
      ),
      formulaCell(`${below}/GCD(ABS(${top}),${below})`, Number(denominator), 'exact'),
    ];
  }

  #valueOf(rule: string, key: string, day: Day): RuleValue | undefined {
    const known = this.#scene.input.rules.rule(rule)?.values;
    return known?.findLast(
      (one) => one.key === key && one.from <= day && (one.to === null || day <= one.to),
    );
  }
}

/** The power of ten that makes a value whole; null for a fraction that never ends. */
function scaleOf(numerator: bigint, denominator: bigint): bigint | null {
  for (let scale = LEAST_SCALE; scale <= MOST_SCALE; scale *= 10n) {
    if ((numerator * scale) % denominator === 0n) return scale;
  }
  return null;
}

/** A defined name: letters, digits and underscores, never like a cell. */
function nameOf(rule: string, key: string): string {
  const text = key === '' ? rule : `${rule}.${key}`;
  return `czt_${text.replace(/[^\p{L}\p{N}.]+/gu, '_')}`;
}
