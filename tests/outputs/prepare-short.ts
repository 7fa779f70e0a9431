import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PreparedRun, prepareRun } from '../../src/scenario/prepare-run.ts';

/** A shipped scenario that ends earlier, prepared in a copy of its folder. */
export async function prepareShort(id: string, end: string): Promise<PreparedRun> {
  const home = await mkdtemp(join(tmpdir(), 'czt-short-'));
  try {
    await mkdir(join(home, 'seeds'));
    await cp('scenarios', join(home, 'scenarios'), { recursive: true });
    await cp('seeds', join(home, 'seeds'), { recursive: true });
    const scenario = join(home, 'scenarios', 'short.yaml');
    const head = `extends: ./${id}.yaml\ntitle: { zh: 短期, en: short }\nauthor: test\n`;
    const change = 'sources: [none]\nchanges: [{ zh: 较早结束, en: ends earlier }]\n';
    await writeFile(scenario, `${head}${change}end: ${end}\n`);
    return await prepareRun({ scenario, deals: null, sheet: null });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
