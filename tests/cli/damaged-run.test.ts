import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunFolder, runOnce } from '../explain/run-once.ts';
import { czt } from './capture.ts';

let run: RunFolder;
let home: string;

beforeAll(async () => {
  run = await runOnce('worked-examples');
  home = await mkdtemp(join(tmpdir(), 'czt-damaged-'));
  for (const { name, damage } of DAMAGES) {
    await cp(join(run.home, run.name), join(home, name), { recursive: true });
    await damage(join(home, name));
  }
});

afterAll(async () => {
  await rm(home, { recursive: true, force: true });
  await run.remove();
});

interface Damage {
  readonly name: string;
  /** What is said of it, in Chinese and in English. */
  readonly said: readonly [string, string];
  damage(directory: string): Promise<unknown>;
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  await writeFile(path, after);
}

const DAMAGES: readonly Damage[] = [
  {
    name: 'without-a-file',
    said: [
      'without-a-file/shares.csv：缺少这个文件',
      'without-a-file/shares.csv: this file is missing',
    ],
    damage: (directory) => rm(join(directory, 'shares.csv')),
  },
  {
    name: 'cut-short',
    said: ['cut-short/ledger.csv：文件在写出之后被改动', 'ledger.csv: the file was changed after'],
    damage: (directory) =>
      edit(join(directory, 'ledger.csv'), (text) => text.slice(0, Math.floor(text.length / 2))),
  },
  {
    name: 'with-another-figure',
    said: ['summary.json：文件在写出之后被改动', 'summary.json: the file was changed after'],
    damage: (directory) =>
      edit(join(directory, 'summary.json'), (text) => text.replace(/\d(?=,\n)/, '7')),
  },
  {
    name: 'of-another-version',
    said: ['结果由另一个版本写出', 'another version wrote this run'],
    damage: (directory) =>
      edit(join(directory, 'manifest.json'), (text) =>
        text.replace(/"version": "[^"]+"/, '"version": "0.0.1"'),
      ),
  },
  {
    name: 'with-half-a-manifest',
    said: ['清单不完整', 'the manifest is incomplete'],
    damage: (directory) => edit(join(directory, 'manifest.json'), (text) => text.slice(0, 300)),
  },
  {
    name: 'no-run',
    said: ['这里没有推演结果', 'there is no run here'],
    damage: (directory) => rm(join(directory, 'manifest.json')),
  },
];

const COMMANDS: readonly (readonly [string, ...string[]])[] = [
  ['report', '--out', 'made'],
  ['report', '--format', 'xlsx', '--out', 'made'],
  ['export', '--format', 'beancount', '--out', 'made'],
  ['explain', '--deal', 'Ex-1'],
  ['quota'],
  ['reconcile', '--out', 'made'],
];

describe.each(DAMAGES)('a run $name', ({ name, said: [zh, en] }) => {
  it.each(COMMANDS)(
    'is refused by czt %s %s %s, and nothing is written',
    async (command, ...rest) => {
      const chinese = await czt([command, name, ...rest], home);
      expect([chinese.exit, chinese.stdout]).toEqual([2, '']);
      expect(chinese.stderr).toContain(zh);
      const english = await czt([command, name, ...rest, '--lang', 'en'], home);
      expect([english.exit, english.stdout]).toEqual([2, '']);
      expect(english.stderr).toContain(en);
      await expect(readFile(join(home, 'made'))).rejects.toThrow('ENOENT');
    },
  );
});
