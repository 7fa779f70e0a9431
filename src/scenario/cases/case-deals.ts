import type { Label } from '../../rules/rule.ts';
import { type Day, formatDay } from '../../units/day.ts';
import type { Deal } from '../../world/deal.ts';
import { PlaceFinder } from '../deals/cell-place.ts';
import { DEAL_FIELDS, type DealField } from '../deals/column-spec.ts';
import { COLUMNS, columnOf, findColumn, type KnownHeading } from '../deals/columns.ts';
import { type Fault, toReject } from '../deals/fault.ts';
import { headerOf } from '../deals/header.ts';
import { RowCells } from '../deals/row-cells.ts';
import { draftRow } from '../deals/row-draft.ts';
import { AREA_UNITS } from '../deals/units.ts';
import type { EngineData } from '../engine-data.ts';
import type { InputProblem } from '../input-error.ts';
import { problemAt, unknownKey, wrongValue } from '../source-problem.ts';
import {
  isSourceMap,
  type SourceMap,
  type SourcePath,
  type SourceTree,
  type SourceValue,
} from '../source-tree.ts';

/** Deals a case writes down itself, and what is wrong with those that cannot be used. */
export interface CaseDeals {
  readonly deals: readonly Deal[];
  readonly problems: readonly InputProblem[];
}

const A_DEAL: Label = { zh: '一宗交易的各项', en: 'a map of what a deal says' };

/** The keys a deal is written with: the columns of the template by id or by heading. */
const KEYS: readonly string[] = [
  ...DEAL_FIELDS,
  ...COLUMNS.flatMap(({ field, header }) => (field === 'ignore' ? [] : [header.zh, header.en])),
];

/**
 * Reads the deals of a case as rows of a deals file are read, each key a column. Areas must name
 * their unit: a bare number means hectares in one column of the market and m² in another.
 */
export function readCaseDeals(
  tree: SourceTree,
  path: SourcePath,
  items: readonly SourceValue[],
  data: Pick<EngineData, 'places' | 'landUses'>,
): CaseDeals {
  const finder = new PlaceFinder(data.places);
  const deals: Deal[] = [];
  const problems: InputProblem[] = [];
  const ids = new Set<string>();
  for (const [index, item] of items.entries()) {
    const at = [...path, index];
    if (!isSourceMap(item)) {
      problems.push(wrongValue(tree, at, A_DEAL));
      continue;
    }
    const shapeProblems = keyProblems(tree, at, item);
    if (shapeProblems.length > 0) {
      problems.push(...shapeProblems);
      continue;
    }
    const drafted = draftRow(index + 1, cellsOf(item), finder, data.landUses);
    if (!('deal' in drafted)) {
      problems.push(...drafted.map((fault) => faultProblem(tree, at, fault)));
      continue;
    }
    const id = drafted.typedId;
    if (id === null || ids.has(id)) problems.push(problemAt(tree, [...at, 'id'], AN_ID, NO_ID));
    else {
      ids.add(id);
      deals.push({ id, sourceRow: index + 1, ...drafted.deal });
    }
  }
  return { deals, problems };
}

const AN_ID: Label = {
  zh: '字母或数字开头的编号，每宗一个，如 Ex-1',
  en: 'an id of letters, digits, dots and dashes, one for each deal, such as Ex-1',
};
const NO_ID: Label = {
  zh: '缺少编号、编号不能用或与另一宗重复',
  en: 'the id is missing, cannot be used, or is that of another deal',
};

/** Deals signed outside the days the scenario runs. */
export function outsidePeriod(
  tree: SourceTree,
  path: SourcePath,
  deals: readonly Deal[],
  start: Day,
  end: Day,
): InputProblem[] {
  const [from, to] = [formatDay(start), formatDay(end)];
  return deals.flatMap(({ signed, sourceRow }) =>
    signed >= start && signed <= end
      ? []
      : problemAt(
          tree,
          [...path, sourceRow - 1, 'signed'],
          { zh: `${from} 至 ${to} 之间的日期`, en: `a day from ${from} to ${to}` },
          { zh: '签订日期在推演期之外', en: 'it is signed outside the days that are run' },
        ),
  );
}

function keyProblems(tree: SourceTree, at: SourcePath, item: SourceMap): InputProblem[] {
  return Object.entries(item).flatMap(([key, value]): InputProblem[] => {
    const heading = headingOf(key);
    if (heading === null) return [unknownKey(tree, [...at, key], KEYS)];
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return [wrongValue(tree, [...at, key], heading.spec.expected)];
    }
    const unit = heading.unit;
    const bare = /^[\d.,\s]+$/.test(cellText(value)) && Number(cellText(value)) !== 0;
    if (bare && unit !== null && [...AREA_UNITS.values()].includes(unit as never)) {
      return [problemAt(tree, [...at, key], AN_AREA, NO_UNIT)];
    }
    return [];
  });
}

const AN_AREA: Label = {
  zh: '带单位的面积，如 15091平方米、22.6亩、1.5公顷',
  en: 'an area with its unit, such as 15091 m2, 22.6 mu or 1.5 ha',
};
const NO_UNIT: Label = { zh: '面积没有写单位', en: 'the area lacks its unit' };

function headingOf(key: string): KnownHeading | null {
  if ((DEAL_FIELDS as readonly string[]).includes(key)) {
    const spec = columnOf(key as DealField);
    return { spec, unit: spec.unit };
  }
  const found = findColumn(key);
  return found === null || found.spec.field === 'ignore' ? null : found;
}

function cellsOf(item: SourceMap): RowCells {
  const columns = Object.keys(item).map((heading, index) => ({
    ...{ index, heading, known: headingOf(heading) },
  }));
  return new RowCells(Object.values(item).map(cellText), headerOf(columns, 0), columnOf);
}

/** A value as it would stand in a cell; a list as amounts separated by semicolons. */
function cellText(value: SourceValue): string {
  if (value === null) return '';
  return Array.isArray(value) ? value.map(cellText).join(';') : String(value);
}

function faultProblem(tree: SourceTree, at: SourcePath, fault: Fault): InputProblem {
  const { message } = toReject('', 0, [fault]);
  return problemAt(tree, [...at, fault.column], fault.expected, message);
}
