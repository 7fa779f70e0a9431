import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { czt } from './capture.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'czt-export-'));
  const out = join(folder, 'run');
  expect((await czt(['run', 'scenarios/worked-examples.yaml', '--out', out])).exit).toBe(0);
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('czt export', () => {
  it('writes the books in the language asked for and says where they are', async () => {
    const args = ['export', 'run', '--format', 'hledger', '--lang', 'en'];
    expect(await czt(args, folder)).toEqual({
      ...{ exit: 0, stdout: 'worked-examples.journal\n', stderr: '' },
    });
    const text = await readFile(join(folder, 'worked-examples.journal'), 'utf8');
    expect(text).toMatch(/^; worked-examples: /);
    expect(text).toContain('| deposit becomes price\n');
  });

  it('makes the folder, and leaves a file alone that is there already', async () => {
    const args = [
      'export',
      'run',
      '--format',
      'ledger',
      '--out',
      'books/mine.ledger',
      '--lang',
      'en',
    ];
    expect((await czt(args, folder)).exit).toBe(0);
    const { exit, stderr } = await czt(args, folder);
    expect(exit).toBe(2);
    expect(stderr).toContain('books/mine.ledger');
    expect(stderr).toContain('the file exists and is left alone');
  });

  it('refuses a format it does not know, and a directory that is no run', async () => {
    const wrong = await czt(['export', 'run', '--format', 'beancont', '--lang', 'en'], folder);
    expect([wrong.exit, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('beancount');
    const noRun = await czt(['export', '.', '--format', 'ledger', '--lang', 'zh'], folder);
    expect([noRun.exit, noRun.stdout]).toEqual([2, '']);
    expect(noRun.stderr).toContain('manifest.json');
  });
});
