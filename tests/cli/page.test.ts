import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { czt } from './capture.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'czt-page-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('czt page', () => {
  it.skipIf(!existsSync('dist/web/page.js'))(
    'writes one file that forbids itself the network',
    async () => {
      const out = join(folder, 'page.html');
      const made = await czt(['page', 'scenarios/regime-home.yaml', '--out', out, '--lang', 'en']);
      expect(made).toEqual({ exit: 0, stdout: `${out}\n`, stderr: '' });
      const text = await readFile(out, 'utf8');
      expect(text).toContain("default-src 'none'");
      expect(text).toContain('<html lang="en">');
    },
  );

  it('refuses two scenarios of one name', async () => {
    const name = 'scenarios/regime-home.yaml';
    const made = await czt(['page', name, name, '--lang', 'zh']);
    expect(made.exit).toBe(2);
    expect(made.stderr).toContain('两个情景同名');
  });
});
