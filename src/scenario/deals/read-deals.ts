import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { formatDay } from '../../units/day.ts';
import { byDealOrder, type Deal } from '../../world/deal.ts';
import type { Reject } from '../../world/reject.ts';
import { PlaceFinder } from './cell-place.ts';
import { REQUIRED_FIELDS } from './column-spec.ts';
import { columnOf, findColumn } from './columns.ts';
import type { DealDraft } from './deal-draft.ts';
import type { DealFile, ReadDealsOptions } from './deal-file.ts';
import { type IdentifiedDraft, identifyDrafts } from './deal-ids.ts';
import { type Fault, toReject } from './fault.ts';
import { FaultCells } from './fault-cells.ts';
import { readFileBytes } from './file-bytes.ts';
import type { Header } from './header.ts';
import { redateDrafts } from './redating.ts';
import { RowCells } from './row-cells.ts';
import { draftRow } from './row-draft.ts';
import { readTable } from './table-file.ts';
import { type DataRow, dataRows, requireHeader } from './table-rows.ts';

/**
 * Reads a user's deals: CSV or XLSX, the market's export or the template. A row that cannot be
 * used becomes a reject and the rest goes on.
 *
 * @throws InputError when the file as a whole cannot be used.
 */
export async function readDeals(path: string, options: ReadDealsOptions): Promise<DealFile> {
  const bytes = await readFileBytes(path);
  const table = await readTable(bytes, path, options.sheet);
  const header = requireHeader(table, path, findColumn, REQUIRED_FIELDS.map(columnOf));
  const rows = dataRows(table, header, path);
  const file = basename(path);
  const places = new FaultCells(table, header);
  const reject = (row: number, faults: readonly Fault[]) =>
    toReject(file, row, faults, places.marks(row, faults));
  const { drafts, rejects } = draftRows(rows, header, reject, options);
  const { kept, duplicates } = identifyDrafts(drafts);
  for (const { id, draft } of duplicates) {
    rejects.push(reject(draft.row, [duplicateFault(id)]));
  }
  const ids = new Map(kept.map(({ id, draft }) => [draft.row, id]));
  const moved = redateDrafts(drafts, options.asOf);
  const deals: Deal[] = [];
  for (const draft of moved.drafts) {
    const id = ids.get(draft.row);
    if (id === undefined) continue;
    const fault = periodFault(draft, options);
    if (fault === null) deals.push({ id, sourceRow: draft.row, ...draft.deal });
    else rejects.push(reject(draft.row, [fault]));
  }
  return {
    deals: deals.sort(byDealOrder),
    rejects: rejects.sort((a, b) => a.row - b.row),
    rows: rows.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    sheet: table.sheet,
    redatedYears: moved.years,
  };
}

function draftRows(
  rows: readonly DataRow[],
  header: Header,
  reject: (row: number, faults: readonly Fault[]) => Reject,
  options: ReadDealsOptions,
): { readonly drafts: DealDraft[]; readonly rejects: Reject[] } {
  const finder = new PlaceFinder(options.places);
  const drafts: DealDraft[] = [];
  const rejects: Reject[] = [];
  for (const { row, cells } of rows) {
    const result = draftRow(row, new RowCells(cells, header, columnOf), finder, options.landUses);
    if ('deal' in result) drafts.push(result);
    else rejects.push(reject(row, result));
  }
  return { drafts, rejects };
}

function duplicateFault(id: IdentifiedDraft['id']): Fault {
  const { header } = columnOf('id');
  const expected = {
    zh: '每宗一个编号；同一编号的内容须完全相同',
    en: 'one id for each deal; rows that share one must be alike',
  };
  return { column: header.zh, value: id, code: 'duplicateDeal', expected, hint: null };
}

function periodFault(draft: DealDraft, { start, end }: ReadDealsOptions): Fault | null {
  const { signed } = draft.deal;
  if (signed >= start && signed <= end) return null;
  const [from, to] = [formatDay(start), formatDay(end)];
  const moved = formatDay(signed);
  return {
    column: draft.signedColumn,
    value: draft.signedTyped,
    code: 'outsidePeriod',
    expected: {
      zh: `${from} 至 ${to} 之间的日期（现为 ${moved}）`,
      en: `a day from ${from} to ${to} (it is ${moved})`,
    },
    hint: null,
  };
}
