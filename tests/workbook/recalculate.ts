import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx, readXlsx, saveXlsx } from 'hucre/xlsx';

/** Whether LibreOffice is on this machine. */
export const HAS_SOFFICE = spawnSync('soffice', ['--version']).error === undefined;
if (!HAS_SOFFICE) process.stdout.write('workbooks are not recalculated: no soffice\n');

/** Without it LibreOffice believes the figures a workbook was written with. */
const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

/** The sheets of a workbook by name, as rows of values. */
export type Sheets = ReadonlyMap<string, readonly (readonly unknown[])[]>;

/** What LibreOffice makes of every formula of a workbook. */
export async function recalculated(bytes: Uint8Array): Promise<Sheets> {
  const folder = mkdtempSync(join(tmpdir(), 'czt-recalc-'));
  try {
    const user = join(folder, 'profile', 'user');
    mkdirSync(user, { recursive: true });
    writeFileSync(join(user, 'registrymodifications.xcu'), ALWAYS_RECALCULATE);
    writeFileSync(join(folder, 'in.xlsx'), bytes);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const args = [profile, '--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'out')];
    execFileSync('soffice', [...args, join(folder, 'in.xlsx')], { stdio: 'ignore' });
    return await valuesOf(readFileSync(join(folder, 'out', 'in.xlsx')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The figures a workbook was written with. */
export async function valuesOf(bytes: Uint8Array): Promise<Sheets> {
  const { sheets } = await readXlsx(bytes);
  return new Map(sheets.map(({ name, rows }) => [name, rows]));
}

/** The workbook with other values typed on its rules sheet, by rule or by key of a choice. */
export async function retyped(
  bytes: Uint8Array,
  values: Readonly<Record<string, number>>,
): Promise<Uint8Array> {
  const workbook = await openXlsx(bytes);
  const sheet = workbook.sheets.find(({ name }) => name === 'Rules')!;
  for (const [id, value] of Object.entries(values)) {
    const row = sheet.rows.findIndex(([rule, key]) => rule === id || key === id);
    if (row < 0) throw new Error(`no row for ${id}`);
    sheet.rows[row]![8] = value;
  }
  return saveXlsx(workbook);
}
