import type { Label } from '../../rules/rule.ts';
import type { RejectCode } from '../../world/reject.ts';
import { cleanText, nameKey } from './cell-text.ts';
import type { ColumnSpec, ColumnUnit, DealField } from './column-spec.ts';
import type { Fault } from './fault.ts';
import type { FileColumn, Header } from './header.ts';
import { MAX_CELL_CHARS } from './limits.ts';
import type { Reading } from './reading.ts';

/** No date, number, name or list of terms is longer; what is, is not worth reading. */
const MAX_VALUE_CHARS = 1000;

const SHORT_CELL: Label = {
  zh: `不超过 ${MAX_CELL_CHARS} 字的单元格`,
  en: `a cell of at most ${MAX_CELL_CHARS} characters`,
};

const INSIDE_TABLE: Label = { zh: '表头之内的单元格', en: 'cells below the headings only' };

const AGREEING: Label = {
  zh: '同一内容的各列一致',
  en: 'the same content in all columns for it',
};

/** The cells of one data row by what they are, and the faults found while reading them. */
export class RowCells<F extends string = DealField> {
  readonly faults: Fault[] = [];
  readonly #cells: readonly string[];
  readonly #columns: readonly FileColumn[];
  readonly #byField: Header['byField'];
  readonly #specOf: (field: F) => ColumnSpec<string>;

  /** @param specOf the column of a field: what belongs in it and what it is called */
  constructor(cells: readonly string[], header: Header, specOf: (field: F) => ColumnSpec<string>) {
    this.#specOf = specOf;
    this.#columns = header.columns;
    this.#byField = header.byField;
    this.#cells = cells.map((cell) =>
      cleanText(cell.length > MAX_CELL_CHARS ? cell.slice(0, MAX_CELL_CHARS) : cell),
    );
    this.#checkShape(cells);
  }

  // A comma too many shifts every cell behind it: such a row must not be read at all.
  #checkShape(typed: readonly string[]): void {
    for (const [index, cell] of this.#cells.entries()) {
      const column = this.#columns[index]?.heading ?? '';
      if (typed[index]!.length > MAX_CELL_CHARS) {
        this.#push(column, cell, 'absurdValue', SHORT_CELL);
      } else if (cell !== '' && column === '') {
        this.#push(`#${index + 1}`, cell, 'ambiguousValue', INSIDE_TABLE);
      }
    }
  }

  /** What is typed for a field; '' when nothing is. */
  text(field: F): string {
    return this.#filled(field)[0]?.text ?? '';
  }

  /** Reads a field; null when it is empty or faulty. All its columns must agree. */
  read<T>(field: F, reader: (text: string, unit: ColumnUnit) => Reading<T>): T | null {
    let found: { readonly value: T; readonly key: string } | null = null;
    for (const { column, text } of this.#filled(field)) {
      const { expected } = this.#specOf(field);
      const reading: Reading<T> =
        text.length > MAX_VALUE_CHARS
          ? { ok: false, code: 'absurdValue', hint: null }
          : reader(text, column.known!.unit);
      if (!reading.ok) {
        this.#push(column.heading, text, reading.code, expected, reading.hint);
        return null;
      }
      const key = JSON.stringify(reading.value);
      if (found !== null && found.key !== key) {
        this.#push(column.heading, text, 'valuesDisagree', AGREEING);
        return null;
      }
      found ??= { value: reading.value, key };
    }
    return found?.value ?? null;
  }

  /** Like {@link read}; an empty field is a fault. */
  require<T>(field: F, reader: (text: string, unit: ColumnUnit) => Reading<T>): T | null {
    if (this.text(field) === '') this.fail(field, 'missingValue');
    return this.read(field, reader);
  }

  /** Notes a fault of a field. */
  fail(field: F, code: RejectCode, expected?: Label, hint: string | null = null): void {
    const what = expected ?? this.#specOf(field).expected;
    this.#push(this.heading(field), this.text(field), code, what, hint);
  }

  /** Heading of the column a field is in, as the file has it; the template's when it has none. */
  heading(field: F): string {
    const first = this.#byField.get(field)?.[0];
    const filled = this.#filled(field)[0];
    return filled?.column.heading ?? first?.heading ?? this.#specOf(field).header.zh;
  }

  /** Columns that are not part of the deal, as typed, by their stable or typed name. */
  notes(): Map<string, string> {
    const notes = new Map<string, string>();
    for (const { index, heading, known } of this.#columns) {
      const text = this.#cells[index] ?? '';
      if (text === '' || heading === '') continue;
      if (known === null) addNote(notes, heading, text);
      else if (known.spec.field === 'note') {
        const before = notes.get(known.spec.key);
        if (before !== undefined && nameKey(before) !== nameKey(text)) {
          this.#push(heading, text, 'valuesDisagree', AGREEING);
        }
        if (before === undefined) notes.set(known.spec.key, text);
      }
    }
    return notes;
  }

  #filled(field: F): readonly { column: FileColumn; text: string }[] {
    return (this.#byField.get(field) ?? []).flatMap((column) => {
      const text = this.#cells[column.index] ?? '';
      return text === '' ? [] : [{ column, text }];
    });
  }

  #push(
    column: string,
    value: string,
    code: RejectCode,
    expected: Label,
    hint: string | null = null,
  ): void {
    this.faults.push({ column, value, code, expected, hint });
  }
}

// Two unknown columns of one name keep both contents.
function addNote(notes: Map<string, string>, heading: string, text: string): void {
  let key = heading;
  for (let count = 2; notes.has(key) && notes.get(key) !== text; count += 1) {
    key = `${heading} (${count})`;
  }
  notes.set(key, text);
}
