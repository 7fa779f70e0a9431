import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { czt } from './capture.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'czt-report-'));
  const out = join(folder, 'run');
  expect((await czt(['run', 'scenarios/worked-examples.yaml', '--out', out])).exit).toBe(0);
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('czt report', () => {
  it('writes Markdown in the language asked for, and says where', async () => {
    const made = await czt(['report', 'run', '--format', 'md', '--lang', 'en'], folder);
    expect(made).toEqual({ exit: 0, stdout: 'worked-examples.md\n', stderr: '' });
    const text = await readFile(join(folder, 'worked-examples.md'), 'utf8');
    expect(text).toContain('## Legal basis, assumptions first\n');
  });

  it('answers machines in JSON and leaves an existing file alone', async () => {
    const args = ['report', 'run', '--out', 'r.html', '--json', '--lang', 'en'];
    const made = await czt(args, folder);
    const { file, format, bytes } = JSON.parse(made.stdout);
    expect([made.exit, format]).toEqual([0, 'html']);
    expect(Buffer.byteLength(await readFile(file, 'utf8'))).toBe(bytes);
    const again = await czt(args, folder);
    expect(again.exit).toBe(2);
    expect(again.stderr).toContain('the file exists and is left alone');
  });

  it('names the formats it knows', async () => {
    const { exit, stderr } = await czt(
      ['report', 'run', '--format', 'pdf', '--lang', 'zh'],
      folder,
    );
    expect(exit).toBe(2);
    expect(stderr).toContain('html');
  });
});
