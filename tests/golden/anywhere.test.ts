import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallMarketFolder } from '../market/small-market.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OTHER_DAY = pathToFileURL(join(ROOT, 'tests/golden/other-day.mjs')).href;

let home: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ home, remove } = await smallMarketFolder());
});
afterAll(() => remove());

/** Runs the small market in a process of its own and gives the listing its `result` is made of. */
async function resultIn(out: string, env: Record<string, string>, other: readonly string[] = []) {
  await promisify(execFile)(
    process.execPath,
    [
      ...['--import', 'tsx', ...other, join(ROOT, 'src/cli/main.ts')],
      ...['run', join(home, 'scenarios/small.yaml'), '--out', join(home, out), '--quiet'],
    ],
    { cwd: ROOT, env: { ...process.env, ...env } },
  );
  const manifest = await readFile(join(home, out, 'manifest.json'), 'utf8');
  const { result } = JSON.parse(manifest) as { result: string };
  return { result, manifest };
}

describe('the same run', () => {
  it('gives the same bytes in another time zone, another language and on another day', async () => {
    const [here, there] = await Promise.all([
      resultIn('here', { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' }),
      resultIn('there', { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }, [
        '--import',
        OTHER_DAY,
      ]),
    ]);
    expect(here.result).toMatch(/^[0-9a-f]{64}$/);
    expect(there).toEqual(here);
  }, 120_000);
});
