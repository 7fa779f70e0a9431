import type { Label } from '../../rules/rule.ts';
import type { Place } from '../../world/place.ts';
import { columnLetter, workbookBytes, type XlsxSheet } from '../xlsx/workbook-bytes.ts';
import { type ColumnSpec, REQUIRED_FIELDS } from './column-spec.ts';
import { COLUMNS } from './columns.ts';
import { MAX_ROWS } from './limits.ts';
import { DEALS_TEXT, TEMPLATE_TEXT } from './template-text.ts';

/** Language of a template. */
export type TemplateLang = keyof Label;

const HEADING_STYLE = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DDEBF7' } },
  alignment: { wrapText: true, vertical: 'center' },
} as const;

/** What a template offers: its columns, which of them must be filled in, and what it says. */
export interface TemplatePlan {
  readonly columns: readonly ColumnSpec<string>[];
  readonly required: readonly string[];
  /** Columns whose drop-down only warns: people know more names than the list has. */
  readonly open: readonly string[];
  /** Columns that would lose digits or zeros as numbers. */
  readonly asText: readonly string[];
  readonly text: {
    readonly title: Label;
    readonly sheet: Label;
    readonly hints: readonly Label[];
  };
}

const DEALS_PLAN: TemplatePlan = {
  columns: COLUMNS.filter(({ field }) => field !== 'ignore'),
  required: REQUIRED_FIELDS,
  open: ['use', 'place'],
  // An id of twenty digits would lose its last five as a number.
  asText: ['id'],
  text: DEALS_TEXT,
};

/**
 * The template of deals a user fills in, as the bytes of an XLSX: an empty sheet with drop-downs,
 * a sheet that explains every column with a fictitious example, and the lists. The same bytes
 * every time.
 */
export async function writeTemplate(
  lang: TemplateLang,
  places: readonly Place[],
): Promise<Uint8Array> {
  return writePlan(DEALS_PLAN, lang, places);
}

/** A template by its plan; see {@link writeTemplate}. */
export async function writePlan(
  plan: TemplatePlan,
  lang: TemplateLang,
  places: readonly Place[] = [],
): Promise<Uint8Array> {
  const lists = listsOf(plan.columns, places, lang);
  const sheets = [
    entrySheet(plan, lists, lang),
    notesSheet(plan, lang),
    listsSheet(plan.columns, lists, lang),
  ];
  return workbookBytes(sheets, { title: plan.text.title[lang] });
}

/** The entries of every column that has a drop-down, by the column's key. */
type Lists = ReadonlyMap<string, readonly string[]>;

function listsOf(
  columns: readonly ColumnSpec<string>[],
  places: readonly Place[],
  lang: TemplateLang,
): Lists {
  return new Map(
    columns.flatMap(({ key, choices }) => {
      if (choices === null) return [];
      const entries =
        choices === 'places'
          ? places.map(({ name }) => name[lang])
          : choices.map((choice) => choice[lang]);
      return [[key, entries] as const];
    }),
  );
}

function entrySheet(plan: TemplatePlan, lists: Lists, lang: TemplateLang): XlsxSheet {
  const { columns } = plan;
  const dataValidations = columns.flatMap(({ key, field }, index) => {
    const entries = lists.get(key);
    if (!entries) return [];
    const letter = columnLetter(index);
    const listLetter = columnLetter([...lists.keys()].indexOf(key));
    const sheet = TEMPLATE_TEXT.listsSheet[lang];
    return [
      {
        type: 'list',
        // A list written out may hold 255 characters only; a range has no such limit.
        formula1: `'${sheet}'!$${listLetter}$2:$${listLetter}$${entries.length + 1}`,
        range: `${letter}2:${letter}${MAX_ROWS + 1}`,
        allowBlank: true,
        showErrorMessage: true,
        // People know more names of land uses than the list has: warn, do not forbid.
        errorStyle: plan.open.includes(field) ? 'warning' : 'stop',
        errorTitle: TEMPLATE_TEXT.pick[lang],
        errorMessage: TEMPLATE_TEXT.pickFromList[lang],
      } as const,
    ];
  });
  return {
    name: plan.text.sheet[lang],
    columns: columns.map(({ header, field }) => ({
      width: widthOf(header[lang]),
      ...(plan.asText.includes(field) ? { numFmt: '@' } : {}),
    })),
    rows: [columns.map((spec) => headingOf(spec, plan, lang))],
    cells: styledRow(columns.length),
    freezePane: { rows: 1 },
    dataValidations,
  };
}

function notesSheet(plan: TemplatePlan, lang: TemplateLang): XlsxSheet {
  const { columns, required, text } = plan;
  const headings = TEMPLATE_TEXT.notesHeadings.map((heading) => heading[lang]);
  const rows = columns.map((spec) => [
    headingOf(spec, plan, lang),
    (required.includes(spec.field) ? TEMPLATE_TEXT.required : TEMPLATE_TEXT.optional)[lang],
    spec.expected[lang],
    spec.example[lang],
  ]);
  return {
    name: TEMPLATE_TEXT.notesSheet[lang],
    columns: [{ width: 30 }, { width: 10 }, { width: 70 }, { width: 36 }],
    rows: [headings, ...rows, [], ...text.hints.map((hint) => [hint[lang]])],
    cells: styledRow(headings.length),
    freezePane: { rows: 1 },
  };
}

function listsSheet(
  columns: readonly ColumnSpec<string>[],
  lists: Lists,
  lang: TemplateLang,
): XlsxSheet {
  const listed = columns.filter(({ key }) => lists.has(key));
  const length = Math.max(...[...lists.values()].map((entries) => entries.length));
  const rows = Array.from({ length }, (_, row) =>
    listed.map(({ key }) => lists.get(key)![row] ?? null),
  );
  return {
    name: TEMPLATE_TEXT.listsSheet[lang],
    columns: listed.map(() => ({ width: 24 })),
    rows: [listed.map(({ header }) => header[lang]), ...rows],
    cells: styledRow(listed.length),
    freezePane: { rows: 1 },
  };
}

function headingOf(
  { header, field }: ColumnSpec<string>,
  { required }: TemplatePlan,
  lang: TemplateLang,
): string {
  return required.includes(field) ? `${header[lang]}*` : header[lang];
}

function styledRow(count: number) {
  return new Map(
    Array.from(
      { length: count },
      (_, column) => [`0,${column}`, { style: HEADING_STYLE }] as const,
    ),
  );
}

// Chinese characters are drawn twice as wide as letters.
function widthOf(heading: string): number {
  const wide = Array.from(heading).filter((char) => char > '\u2e80').length;
  return Math.max(12, heading.length + wide + 3);
}
