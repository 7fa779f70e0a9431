import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PreparedRun, prepareRun } from '../../src/scenario/prepare-run.ts';

/** Markup, quotes, an emoji and a mark that turns writing round: what a title may hold. */
export const ODD_TITLE = `<img src=x onerror="alert(1)"> 'é' & 🏗️ \u202Etxt`;
/** The same as an outside reader is to see it. */
export const SHOWN_TITLE = ODD_TITLE.replace('\u202E', '\\u202e');
/** What deals are called in the file; each is given an id of its own for it. */
const ODD_DEALS = ['=1+1', `</script><b>"x"</b>🏠`];

/** The worked examples with names that people may choose, prepared in a folder of their own. */
export async function prepareOdd(): Promise<PreparedRun> {
  const home = await mkdtemp(join(tmpdir(), 'czt-odd-'));
  try {
    await mkdir(join(home, 'seeds', 'deals'), { recursive: true });
    await cp('scenarios', join(home, 'scenarios'), { recursive: true });
    await cp('seeds/opening.yaml', join(home, 'seeds', 'opening.yaml'));
    const deals = await readFile('seeds/deals/worked-examples.csv', 'utf8');
    const quoted = ODD_DEALS.map((name) => `"${name.replaceAll('"', '""')}"`);
    const named = deals.replace('Ex-1,', `${quoted[0]},`).replace('Ex-2,', `${quoted[1]},`);
    await writeFile(join(home, 'seeds', 'deals', 'odd.csv'), named);
    await cp('seeds/deals', join(home, 'seeds', 'deals'), { recursive: true, force: false });
    const title = JSON.stringify({ zh: ODD_TITLE, en: ODD_TITLE });
    const text = `extends: ./worked-examples.yaml
title: ${title}
author: test
sources: [none]
changes: [{ zh: 名称, en: names }]
deals: { file: ../seeds/deals/odd.csv, synthetic: true }
`;
    const scenario = join(home, 'scenarios', 'odd.yaml');
    await writeFile(scenario, text);
    return await prepareRun({ scenario, deals: null, sheet: null });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
