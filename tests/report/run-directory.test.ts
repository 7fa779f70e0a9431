import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RunFiles, writeRunDirectory } from '../../src/report/run-directory.ts';
import { runFiles } from '../../src/report/run-files.ts';
import { InputError } from '../../src/scenario/input-error.ts';
import { aReport } from './hand-made.ts';

let home = '';

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'czt-test-'));
});

afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

const FILES = [
  'deals.csv',
  'faults.csv',
  'inputs',
  'ledger.csv',
  'manifest.json',
  'quota.csv',
  'rejects.csv',
  'shares.csv',
  'summary.json',
  'transfers.csv',
  'vouchers.csv',
];
const COPIES = ['inputs/scenarios/baseline.yaml', 'inputs/seeds/deals/deals.csv'];

async function refusal(directory: string, run: RunFiles = runFiles(aReport())): Promise<string> {
  const error = await writeRunDirectory(directory, run).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).problems[0]!.message.en;
}

describe('a run directory', () => {
  it('holds every file of the contract, twice the same bytes', async () => {
    const first = await writeRunDirectory(join(home, 'deep', 'a'), runFiles(aReport()));
    const second = await writeRunDirectory(join(home, 'b'), runFiles(aReport()));
    expect(await readdir(first.directory)).toEqual(FILES);
    expect(second.sha256).toBe(first.sha256);
    for (const name of [...FILES.filter((name) => name !== 'inputs'), ...COPIES]) {
      const bytes = await readFile(join(first.directory, name));
      expect(bytes.equals(await readFile(join(second.directory, name)))).toBe(true);
    }
    expect(await readdir(home)).toEqual(['b', 'deep']);
  });

  it('has a result digest anyone can check with sha256sum', async () => {
    const { directory, sha256 } = await writeRunDirectory(join(home, 'a'), runFiles(aReport()));
    const others = FILES.filter((name) => name.endsWith('.csv') || name === 'summary.json');
    const sums = execFileSync('sha256sum', others, { cwd: directory });
    const again = execFileSync('sha256sum', { input: sums }).toString().slice(0, 64);
    const manifest = JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8'));
    expect(again).toBe(sha256);
    expect(manifest).toMatchObject({ engine: 'czt-land', version: '0.1.0', result: sha256 });
    expect(manifest.rules).toMatchObject([{ id: 'sharing-policy', moneyFen: 800 }]);
  });

  it('can be opened by everybody the folder above can', async () => {
    const { directory } = await writeRunDirectory(join(home, 'a'), runFiles(aReport()));
    await mkdir(join(home, 'plain'));
    expect((await stat(directory)).mode).toBe((await stat(join(home, 'plain'))).mode);
  });

  it('replaces an earlier run and an empty directory', async () => {
    await mkdir(join(home, 'a'));
    await writeRunDirectory(join(home, 'a'), runFiles(aReport()));
    const report = aReport();
    await writeRunDirectory(join(home, 'a'), runFiles({ ...report, rejects: [] }));
    const rejects = await readFile(join(home, 'a', 'rejects.csv'), 'utf8');
    expect(rejects).toBe('file,row,column,value,code,message\n');
    expect(await readdir(home)).toEqual(['a']);
  });

  it('leaves a directory with anything else in it alone', async () => {
    await writeRunDirectory(join(home, 'a'), runFiles(aReport()));
    await writeFile(join(home, 'a', 'my-notes.txt'), 'mine');
    expect(await refusal(join(home, 'a'))).toContain('other files');
    await mkdir(join(home, 'b'));
    await writeFile(join(home, 'b', 'manifest.json'), '{"files":[{"name":"x"}]}');
    await writeFile(join(home, 'b', 'x'), 'mine');
    expect(await refusal(join(home, 'b'))).toContain('other files');
    expect(await readdir(join(home, 'a'))).toContain('my-notes.txt');
  });

  it('keeps copies of what it was made from, byte for byte', async () => {
    const { directory } = await writeRunDirectory(join(home, 'a'), runFiles(aReport()));
    const [, deals] = COPIES.map((name) => join(directory, name));
    expect([...(await readFile(deals!))]).toEqual([0xef, 0xbb, 0xbf, 0x0a]);
    const manifest = JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8'));
    expect(manifest.request).toMatchObject({
      ...{ scenario: 'scenarios/baseline.yaml', deals: null, sheet: null },
      files: [
        { name: 'scenarios/baseline.yaml', bytes: 18 },
        { name: 'seeds/deals/deals.csv', bytes: 4 },
      ],
    });
    expect(manifest.files.map(({ name }: { name: string }) => name)).toEqual(
      FILES.filter((name) => name !== 'inputs' && name !== 'manifest.json'),
    );
    await writeRunDirectory(directory, runFiles({ ...aReport(), inputs: [] }));
    expect(await readdir(directory)).not.toContain('inputs');
    await writeRunDirectory(directory, runFiles(aReport()));
    await mkdir(join(directory, 'inputs', 'seeds', 'mine'));
    expect(await refusal(directory)).toContain('other files');
    await writeFile(join(directory, 'inputs', 'seeds', 'mine', 'notes.txt'), 'mine');
    expect(await refusal(directory)).toContain('other files');
  });

  it('does not write over a file or through a link', async () => {
    await writeFile(join(home, 'file'), 'mine');
    expect(await refusal(join(home, 'file'))).toContain('a file in its place');
    await mkdir(join(home, 'real'));
    await symlink(join(home, 'real'), join(home, 'link'));
    expect(await refusal(join(home, 'link'))).toContain('symbolic link');
    expect(await refusal(join(home, 'file', 'below'))).toContain('cannot look');
    expect(await readdir(join(home, 'real'))).toEqual([]);
  });

  it('leaves nothing behind when a file fails half-way', async () => {
    const run = runFiles(aReport());
    const failing: RunFiles = {
      ...run,
      files: [
        ...run.files,
        {
          name: 'zz.csv',
          *chunks() {
            yield 'half';
            throw new Error('broken off');
          },
        },
      ],
    };
    await expect(writeRunDirectory(join(home, 'x', 'y', 'z'), failing)).rejects.toThrow(
      'broken off',
    );
    expect(await readdir(home)).toEqual([]);
  });

  it('keeps the earlier run when the new one fails', async () => {
    const { sha256 } = await writeRunDirectory(join(home, 'a'), runFiles(aReport()));
    const run = runFiles(aReport());
    const manifest = () => {
      throw new Error('no manifest');
    };
    await expect(writeRunDirectory(join(home, 'a'), { ...run, manifest })).rejects.toThrow();
    const kept = JSON.parse(await readFile(join(home, 'a', 'manifest.json'), 'utf8'));
    expect(kept.result).toBe(sha256);
    expect(await readdir(home)).toEqual(['a']);
  });

  it('stops when told to, with nothing left behind', async () => {
    const control = new AbortController();
    const write = writeRunDirectory(join(home, 'a'), runFiles(aReport()), {
      signal: control.signal,
      onFile: (name) => name === 'shares.csv' && control.abort(),
    });
    await expect(write).rejects.toThrow();
    expect(await readdir(home)).toEqual([]);
  });
});
