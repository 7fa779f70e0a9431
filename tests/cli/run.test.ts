import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { czt } from './capture.ts';
import { makeInputs, SCENARIO } from './inputs.ts';

let home = '';

beforeAll(async () => {
  home = await makeInputs();
});

afterAll(async () => {
  await rm(home, { recursive: true, force: true });
});

function run(deals: string, out: string, ...more: string[]) {
  return czt(['run', SCENARIO, '--deals', join(home, deals), '--out', out, ...more], home);
}

async function outputs(): Promise<string[]> {
  return (await readdir(home)).filter((name) => !name.endsWith('.csv'));
}

describe('czt run', () => {
  it('prints the result and writes the run, twice the same bytes', async () => {
    const first = await run('good.csv', 'a');
    const second = await run('good.csv', 'b', '--seed', '5');
    expect(first).toMatchObject({ exit: 0, stderr: '' });
    expect(first.stdout).toContain('最终归属');
    expect(first.stdout).toMatch(/结果目录 {2}a\n$/);
    const manifests = await Promise.all(
      ['a', 'b'].map(async (dir) =>
        JSON.parse(await readFile(join(home, dir, 'manifest.json'), 'utf8')),
      ),
    );
    expect(manifests[1].result).toBe(manifests[0].result);
    expect(manifests.map((m) => m.seed)).toEqual([20_260_101, 5]);
    expect(second.exit).toBe(0);
    await Promise.all(['a', 'b'].map((dir) => rm(join(home, dir), { recursive: true })));
  });

  it('writes to out/<scenario> unless told otherwise', async () => {
    await czt(['run', SCENARIO, '--deals', 'good.csv'], home);
    expect(await readdir(join(home, 'out'))).toEqual(['baseline']);
    await rm(join(home, 'out'), { recursive: true });
  });

  it('gives machines JSON and people the rest', async () => {
    const { exit, stdout, stderr } = await run('elsewhere.csv', 'a', '--json');
    const answer = JSON.parse(stdout);
    expect(exit).toBe(0);
    expect(answer).toMatchObject({
      directory: join(home, 'a'),
      summary: { scenario: { id: 'baseline' }, rejects: { outsideRegion: 1 } },
    });
    expect(stderr).toContain('最终归属');
    await rm(join(home, 'a'), { recursive: true });
  });

  it('says nothing when quiet', async () => {
    expect(await run('good.csv', 'a', '--quiet')).toEqual({ exit: 0, stdout: '', stderr: '' });
    await rm(join(home, 'a'), { recursive: true });
  });

  it('goes on past a faulty row, and stops at it with --strict', async () => {
    expect((await run('faulty.csv', 'a')).exit).toBe(0);
    expect(await readFile(join(home, 'a', 'rejects.csv'), 'utf8')).toContain('faulty.csv,4,');
    await rm(join(home, 'a'), { recursive: true });
    const strict = await run('faulty.csv', 'a', '--strict');
    expect(strict.exit).toBe(2);
    expect(strict.stderr).toMatch(/faulty\.csv，第 4 行，面积.*\n {5}见到 面积不详\n/);
    expect(await outputs()).toEqual([]);
  });

  it('stops at a refused deal with --strict', async () => {
    const { exit, stdout, stderr } = await run('refused.csv', 'a', '--strict', '--json');
    expect(exit).toBe(3);
    expect(stderr).toMatch(/宗地 A3：年期超过法定最高年期/);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'refused', exit: 3 } });
    expect(await outputs()).toEqual([]);
  });

  it('leaves nothing behind when interrupted', async () => {
    const onInterrupt = (action: () => void) => {
      action();
      return () => {};
    };
    const deals = join(home, 'good.csv');
    const argv = ['run', SCENARIO, '--deals', deals, '--out', 'x/y'];
    const { exit, stderr } = await czt(argv, home, { onInterrupt });
    expect(exit).toBe(130);
    expect(stderr).toContain('已中断');
    expect(await outputs()).toEqual([]);
  });

  it('does not touch a directory that is not a run', async () => {
    await mkdir(join(home, 'mine'));
    await writeFile(join(home, 'mine', 'letter.txt'), 'x');
    const { exit, stderr } = await run('good.csv', 'mine');
    expect(exit).toBe(2);
    expect(stderr).toContain('目录里有别的文件');
    expect(stderr).toContain('letter.txt');
    expect(await readdir(join(home, 'mine'))).toEqual(['letter.txt']);
    await rm(join(home, 'mine'), { recursive: true });
  });

  it.each([
    ['no-such.csv', /no-such\.csv：找不到文件/],
    ['no-\u001b[31msuch.csv', /no-\\u001b\[31msuch\.csv/],
  ])('names the missing file %j', async (name, message) => {
    const { exit, stderr } = await run(name, 'a');
    expect(exit).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('\u001b');
    expect(await outputs()).toEqual([]);
  });
});

describe('czt validate', () => {
  it('says what would be run and writes nothing', async () => {
    const deals = join(home, 'elsewhere.csv');
    const { exit, stdout } = await czt(['validate', SCENARIO, '--deals', deals], home);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/期间：2026-01-01 – 2030-12-31/);
    expect(stdout).toMatch(/成交：2\n/);
    expect(stdout).toContain('不在三市范围 1');
    expect(await outputs()).toEqual([]);
  });

  it('names the precedents the sharing rule is taken from', async () => {
    const scenario = SCENARIO.replace('baseline', 'sharing-increment');
    const { exit, stdout } = await czt(['validate', scenario, '--lang', 'en'], home);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/precedent: Yangtze Delta .*\(发改地区〔2019〕1686号.* · assumption\)/);
    expect(stdout).toMatch(/precedent: All to where the land lies \(none found · derived\)/);
  });

  it('stops at faulty rows with --strict', async () => {
    const deals = join(home, 'faulty.csv');
    const { exit } = await czt(['validate', SCENARIO, '--deals', deals, '--strict'], home);
    expect(exit).toBe(2);
  });
});

describe('czt schema', () => {
  it('prints a JSON Schema', async () => {
    const { exit, stdout } = await czt(['schema']);
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ type: 'object' });
  });
});

describe('czt template', () => {
  it('writes a workbook and never over a file', async () => {
    const argv = ['template', '--out', 'template.xlsx', '--json'];
    const first = await czt(argv, home);
    expect(first.exit).toBe(0);
    const file = join(home, 'template.xlsx');
    expect(JSON.parse(first.stdout)).toMatchObject({ file });
    expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK');
    const second = await czt(argv, home);
    expect(second.exit).toBe(2);
    expect(second.stderr).toContain('文件已存在');
    await rm(file);
  });
});
