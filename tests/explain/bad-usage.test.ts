import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { czt } from '../cli/capture.ts';
import { type RunFolder, runOnce } from './run-once.ts';

let run: RunFolder;

beforeAll(async () => {
  run = await runOnce('worked-examples');
});

afterAll(() => run.remove());

async function refused(name: string, ...asked: readonly string[]): Promise<string[]> {
  const zh = await czt(['explain', name, ...asked], run.home);
  const en = await czt(['explain', name, ...asked, '--lang', 'en'], run.home);
  expect([zh.exit, zh.stdout, en.exit, en.stdout]).toEqual([2, '', 2, '']);
  return [zh.stderr, en.stderr];
}

/** Does something to a file of the run, asks for an explanation, and puts the file back. */
async function withFile(
  file: string,
  change: (path: string) => Promise<unknown>,
  check: () => Promise<void>,
): Promise<void> {
  const path = join(run.home, run.name, file);
  const before = await readFile(path);
  try {
    await change(path);
    await check();
  } finally {
    await writeFile(path, before);
  }
}

describe('what is asked for', () => {
  it.each([
    [['--deal', 'Ex-3'], '没有这宗地', 'no such deal', 'Ex-1'],
    [['--deal', 'Ex-22'], '没有这宗地', 'no such deal', 'Ex-2'],
    [['--entry', '999'], '没有这号分录', 'no such entry', '1–'],
    [['--account', 'treasury:zhuzhu:fund:1030147'], '没有这个科目', 'no such account', 'zhuzhou'],
    [['--party', 'zhuzho', '--year', '2026'], '没有这一方', 'no such party', 'zhuzhou'],
    [['--party', 'zhuzhou', '--year', '2031'], '不在推演期内', 'not a year of the run', '2026'],
    [
      ['--figure', 'parties.zhuzhou.total.receiptFen'],
      '没有这项数字',
      'no such figure',
      'parties.zhuzhou.total.receiptsFen',
    ],
    [['--figure', 'quota.zhuzhou.L2.areaM2.closin'], '没有这项数字', 'no such figure', 'closing'],
  ])('%j is not there, and the nearest is named', async (asked, zh, en, near) => {
    const [chinese, english] = await refused(run.name, ...asked);
    expect(chinese).toContain(zh);
    expect(english).toContain(en);
    expect(english).toContain(near);
  });

  it.each([[[]], [['--deal', 'Ex-1', '--entry', '3']], [['--party', 'zhuzhou']]])(
    '%j does not say what to explain',
    async (asked) => {
      const [chinese, english] = await refused(run.name, ...asked);
      expect(chinese).toContain('要说明解释什么');
      expect(english).toContain('one of --deal, --entry, --account, --figure');
    },
  );

  it('an entry is numbered from 1', async () => {
    const { exit, stderr } = await czt(['explain', run.name, '--entry', '0', '--lang', 'en']);
    expect(exit).toBe(2);
    expect(stderr).toContain('found "0", expected a whole number from 1 on');
  });
});

describe('a directory that cannot be explained', () => {
  it('is no run', async () => {
    await mkdir(join(run.home, 'empty'));
    const [, english] = await refused('empty', '--deal', 'Ex-1');
    expect(english).toContain('there is no run here');
    expect(english).toContain('written by czt run');
  });

  it.each([
    ['{', 'the manifest is incomplete'],
    ['{"engine":"czt-land","version":"0.1.0"}', 'the manifest is incomplete'],
    ['{"engine":"other"}', 'the manifest is incomplete'],
  ])('has the manifest %s', async (text, message) => {
    await withFile(
      'manifest.json',
      (path) => writeFile(path, text),
      async () => {
        const [, english] = await refused(run.name, '--deal', 'Ex-1');
        expect(english).toContain(message);
      },
    );
  });

  it('names a file outside itself', async () => {
    await withFile('manifest.json', edit({ 'scenarios/worked': '../../worked' }), async () => {
      const [, english] = await refused(run.name, '--deal', 'Ex-1');
      expect(english).toContain('the manifest is incomplete');
      expect(english).toContain('request');
    });
  });

  it('was written by another version', async () => {
    await withFile('manifest.json', edit({ '"version": "': '"version": "9.' }), async () => {
      const [chinese, english] = await refused(run.name, '--deal', 'Ex-1');
      expect(chinese).toContain('另一个版本');
      expect(english).toMatch(/found 9\.\d/);
      expect(english).toMatch(/expected version \d/);
    });
  });

  it('rests on other rules', async () => {
    const digest = JSON.parse(
      await readFile(join(run.home, run.name, 'manifest.json'), 'utf8'),
    ).inputs.find(({ role }: { role: string }) => role === 'rules').sha256;
    await withFile('manifest.json', edit({ [digest]: 'f'.repeat(64) }), async () => {
      const [chinese, english] = await refused(run.name, '--deal', 'Ex-1');
      expect(chinese).toContain('seeds/rules');
      expect(english).toContain('rests on other data than this engine has');
    });
  });

  it.each(['ledger.csv', 'inputs/seeds/opening.yaml', 'inputs/scenarios/baseline.yaml'])(
    'has an edited %s',
    async (file) => {
      await withFile(
        file,
        (path) => appendFile(path, '\n'),
        async () => {
          const [, english] = await refused(run.name, '--deal', 'Ex-1');
          expect(english).toContain(file);
          expect(english).toContain('was changed after it was written');
        },
      );
    },
  );

  it('lacks a file', async () => {
    const file = 'inputs/seeds/deals/worked-examples.csv';
    await withFile(
      file,
      (path) => rm(path),
      async () => {
        const [, english] = await refused(run.name, '--deal', 'Ex-1');
        expect(english).toContain(`${run.name}/${file}`);
        expect(english).toContain('this file is missing');
      },
    );
  });
});

/** Replaces texts in a file. */
function edit(changes: Readonly<Record<string, string>>): (path: string) => Promise<void> {
  return async (path) => {
    let text = await readFile(path, 'utf8');
    for (const [before, after] of Object.entries(changes)) {
      expect(text).toContain(before);
      text = text.replaceAll(before, after);
    }
    await writeFile(path, text);
  };
}
