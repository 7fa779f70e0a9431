import { valuesOf } from '../workbook/recalculate.ts';

/** The rows of the overview of a workbook by block and name, by party; amounts in fen. */
export type Overview = ReadonlyMap<string, ReadonlyMap<string, number>>;

const HEAD_ROWS = 4;

/** Reads the first sheet of a workbook: blocks of rows, parties across; yuan with two places. */
export async function readOverview(bytes: Uint8Array): Promise<Overview> {
  const [rows] = [...(await valuesOf(bytes)).values()];
  const parties = rows![HEAD_ROWS - 1]!.slice(1).map(String);
  const overview = new Map<string, Map<string, number>>();
  let block = '';
  for (const [name, ...cells] of rows!.slice(HEAD_ROWS)) {
    const isBlock = cells.every((cell) => typeof cell !== 'number');
    if (isBlock) block = String(name);
    else {
      const fen = cells.map((cell) => Math.round(Number(cell) * 100));
      overview.set(`${block} ${name}`, new Map(parties.map((party, i) => [party, fen[i]!])));
    }
  }
  return overview;
}
