import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runOnce } from '../explain/run-once.ts';
import { czt } from './capture.ts';

const run = await runOnce('worked-examples');
afterAll(() => run.remove());

// The run was made elsewhere, so the case names the copy of its scenario that the run keeps.
const CASES = join(run.name, 'inputs/scenarios/cases');
await mkdir(join(run.home, CASES));
const init = (...argv: string[]) => czt(['test', '--init', run.name, ...argv], run.home);

describe('czt test --init', () => {
  it.each(['Ex-1', 'Ex-2'])('prints a case of deal %s that holds', async (id) => {
    const { exit, stdout, stderr } = await init('--deal', id);
    expect([exit, stderr]).toEqual([0, '']);
    expect(stdout).toContain('scenario: ../worked-examples.yaml\n');
    expect(stdout).toContain(`{ deal: ${id}, outcome: settled }`);
    await writeFile(join(run.home, CASES, 'printed.yaml'), stdout);
    const tested = await czt(['test', join(CASES, 'printed.yaml'), '--lang', 'en'], run.home);
    expect(tested.stdout).toContain('passed: 1 cases');
    expect(tested.exit).toBe(0);
  });

  it('writes it to a new file and leaves one that is there alone', async () => {
    const file = join(CASES, 'Ex-1.yaml');
    const first = await init('--deal', 'Ex-1', '--out', file);
    expect(first).toMatchObject({ exit: 0, stdout: `${file}\n` });
    const text = await readFile(join(run.home, file), 'utf8');
    expect(text).toBe((await init('--deal', 'Ex-1')).stdout);
    const second = await init('--deal', 'Ex-2', '--out', file);
    expect(second.exit).toBe(2);
    expect(second.stderr).toContain('文件已存在，不覆盖');
    expect(await readFile(join(run.home, file), 'utf8')).toBe(text);
  });

  it('names the nearest deal and a place the scenario can be reached from', async () => {
    const unknown = await init('--deal', 'Ex-3');
    expect(unknown.exit).toBe(2);
    expect(unknown.stderr).toContain('推演里没有这宗地');
    expect(unknown.stderr).toContain('例如 Ex-1');
    const far = await init('--deal', 'Ex-1', '--out', 'Ex-1.yaml', '--lang', 'en');
    expect(far.exit).toBe(0);
    const deeper = await init('--deal', 'Ex-1', '--out', 'a/b/c/Ex-1.yaml', '--lang', 'en');
    expect(deeper.exit).toBe(2);
    expect(deeper.stderr).toContain('from there the case cannot reach the scenario');
    expect(deeper.stderr).toContain(`such as ${join(CASES, 'Ex-1.yaml')}`);
  });
});
