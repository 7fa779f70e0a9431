import { serialToDate, type WriteSheet, writeXlsx } from 'hucre';
import type { Label } from '../../rules/rule.ts';
import type { Place } from '../../world/place.ts';
import { type ColumnSpec, REQUIRED_FIELDS } from './column-spec.ts';
import { COLUMNS } from './columns.ts';
import { MAX_ROWS } from './limits.ts';
import { TEMPLATE_TEXT } from './template-text.ts';

/** Language of a template. */
export type TemplateLang = keyof Label;

/** The library stamps the clock unless told a date: this one is the 1900 calendar's first day. */
const NO_TIME = serialToDate(1);

const HEADING_STYLE = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DDEBF7' } },
  alignment: { wrapText: true, vertical: 'center' },
} as const;

/**
 * The template a user fills in, as the bytes of an XLSX: an empty sheet of deals with drop-downs,
 * a sheet that explains every column with a fictitious example, and the lists. The same bytes
 * every time.
 */
export async function writeTemplate(
  lang: TemplateLang,
  places: readonly Place[],
): Promise<Uint8Array> {
  const columns = COLUMNS.filter(({ field }) => field !== 'ignore');
  const lists = listsOf(columns, places, lang);
  const workbook = await writeXlsx({
    sheets: [
      dealsSheet(columns, lists, lang),
      notesSheet(columns, lang),
      listsSheet(columns, lists, lang),
    ],
    properties: { title: TEMPLATE_TEXT.title[lang], created: NO_TIME, modified: NO_TIME },
  });
  return new Uint8Array(workbook);
}

/** The entries of every column that has a drop-down, by the column's key. */
type Lists = ReadonlyMap<string, readonly string[]>;

function listsOf(
  columns: readonly ColumnSpec[],
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

function dealsSheet(columns: readonly ColumnSpec[], lists: Lists, lang: TemplateLang): WriteSheet {
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
        // The market has more names of land uses than the list: warn, do not forbid.
        errorStyle: field === 'use' || field === 'place' ? 'warning' : 'stop',
        errorTitle: TEMPLATE_TEXT.pick[lang],
        errorMessage: TEMPLATE_TEXT.pickFromList[lang],
      } as const,
    ];
  });
  return {
    name: TEMPLATE_TEXT.dealsSheet[lang],
    // An id of twenty digits would lose its last five as a number.
    columns: columns.map(({ header, field }) => ({
      width: widthOf(header[lang]),
      ...(field === 'id' ? { numFmt: '@' } : {}),
    })),
    rows: [columns.map((spec) => headingOf(spec, lang))],
    cells: styledRow(columns.length),
    freezePane: { rows: 1 },
    dataValidations,
  };
}

function notesSheet(columns: readonly ColumnSpec[], lang: TemplateLang): WriteSheet {
  const headings = TEMPLATE_TEXT.notesHeadings.map((heading) => heading[lang]);
  const rows = columns.map((spec) => [
    headingOf(spec, lang),
    (isRequired(spec) ? TEMPLATE_TEXT.required : TEMPLATE_TEXT.optional)[lang],
    spec.expected[lang],
    spec.example[lang],
  ]);
  return {
    name: TEMPLATE_TEXT.notesSheet[lang],
    columns: [{ width: 30 }, { width: 10 }, { width: 70 }, { width: 36 }],
    rows: [headings, ...rows, [], ...TEMPLATE_TEXT.hints.map((hint) => [hint[lang]])],
    cells: styledRow(headings.length),
    freezePane: { rows: 1 },
  };
}

function listsSheet(columns: readonly ColumnSpec[], lists: Lists, lang: TemplateLang): WriteSheet {
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

function headingOf(spec: ColumnSpec, lang: TemplateLang): string {
  return isRequired(spec) ? `${spec.header[lang]}*` : spec.header[lang];
}

function isRequired({ field }: ColumnSpec): boolean {
  return (REQUIRED_FIELDS as readonly string[]).includes(field);
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

function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}
