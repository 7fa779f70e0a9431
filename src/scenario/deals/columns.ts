import { halfWidth, nameKey } from './cell-text.ts';
import type { ColumnSpec, ColumnUnit, DealField } from './column-spec.ts';
import { MARKET_COLUMNS } from './market-columns.ts';
import { OPTIONAL_COLUMNS } from './optional-columns.ts';
import { AREA_UNITS, MONEY_UNITS } from './units.ts';

/** Every column the reader knows, in the order of the template. */
export const COLUMNS: readonly ColumnSpec[] = [...MARKET_COLUMNS, ...OPTIONAL_COLUMNS];

/** A heading that was recognised, and what a bare number below it means. */
export interface KnownHeading {
  readonly spec: ColumnSpec<string>;
  readonly unit: ColumnUnit;
}

/** Tells which column a heading names; null: none. */
export type HeadingFinder = (heading: string) => KnownHeading | null;

/** Finds headings among some columns by any of their names, a unit in brackets behind it or not. */
export function headingFinder(columns: readonly ColumnSpec<string>[]): HeadingFinder {
  const byName = new Map(
    columns.flatMap((spec) =>
      [spec.key, spec.header.zh, spec.header.en, ...spec.names].map((name) => [
        headingKey(name),
        spec,
      ]),
    ),
  );
  return (heading) => {
    const key = headingKey(heading);
    const exact = byName.get(key);
    if (exact) return { spec: exact, unit: exact.unit };
    const match = /^([^()]+)\(([^()]+)\)$/.exec(key);
    const spec = match ? byName.get(match[1]!) : undefined;
    if (!match || !spec || spec.unit === null) return null;
    // A heading may state another unit than the column's; one of another measure is not it.
    const units = isMoney(spec.unit) ? MONEY_UNITS : AREA_UNITS;
    const unit = units.get(match[2]!);
    return unit === undefined ? null : { spec, unit };
  };
}

/** The column of a part of the deal. */
export function columnOf(field: DealField): ColumnSpec {
  return BY_FIELD.get(field)!;
}

const BY_FIELD: ReadonlyMap<string, ColumnSpec> = new Map(
  COLUMNS.map((spec) => [spec.field, spec]),
);

// A star marks what must be filled in; square and corner brackets stand for round ones.
function headingKey(heading: string): string {
  return nameKey(halfWidth(heading).replace(/[*:]/g, ''))
    .replace(/[[【〔]/g, '(')
    .replace(/[\]】〕]/g, ')');
}

function isMoney(unit: ColumnUnit): boolean {
  return unit !== null && MONEY_NAMES.has(unit);
}

const MONEY_NAMES: ReadonlySet<string> = new Set(MONEY_UNITS.values());

/** The column of a deal a heading names; null: none, so it is kept as a note of its own name. */
export const findColumn = headingFinder(COLUMNS);
