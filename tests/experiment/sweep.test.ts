import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { czt } from '../cli/capture.ts';
import { filesOf, makeStudyFolder, rowsOf, SMALL_STUDY, type StudyFolder } from './study-folder.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
/** How often a running sweep is killed; each costs a start of the command line. */
const KILLS = Number(process.env['CZT_KILLS'] ?? 1);
const KILL_TIMEOUT_MS = 120_000 + KILLS * 30_000;

let folder: StudyFolder;
let small: string;
let whole: string;

/** Runs `czt sweep` in this process with one worker. */
function sweep(study: string, out: string, ...more: string[]) {
  return czt(['sweep', study, '--out', out, '--workers', '1', '--lang', 'en', ...more]);
}

beforeAll(async () => {
  folder = await makeStudyFolder();
  small = await folder.study(SMALL_STUDY);
  whole = folder.at('out/whole');
  const { exit, stderr } = await sweep(small, whole);
  expect(stderr).toBe('');
  expect(exit).toBe(0);
});
afterAll(() => folder.remove());

/** Runs the command line in a process of its own; killed so long after its next result. */
async function spawnSweep(out: string, killAfterMs: number): Promise<number | null> {
  const argv = [MAIN, 'sweep', small, '--out', out, '--resume', '--workers', '2'];
  const child = spawn(process.execPath, ['--import', 'tsx', ...argv], { stdio: 'ignore' });
  const before = partsIn(out);
  const timer = setInterval(() => {
    if (partsIn(out) === before) return;
    clearInterval(timer);
    setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  }, 10);
  const ended = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  clearInterval(timer);
  return ended;
}

function partsIn(out: string): number {
  return existsSync(out) ? readdirSync(out).filter((name) => name.endsWith('.parquet')).length : 0;
}

describe('a sweep', () => {
  it('has a row for every point of every replicate, points within replicates', async () => {
    const rows = await rowsOf(whole);
    expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 12 }, (_, i) => BigInt(i)));
    expect(rows.map(({ replicate, rule }) => `${replicate} ${rule}`).slice(0, 4)).toEqual([
      '0 baseline',
      '0 keepsAll',
      '1 baseline',
      '1 keepsAll',
    ]);
    expect(rows.every(({ status }) => status === 'done')).toBe(true);
  });

  it('gives every point the same deals in one replicate, and others in the next', async () => {
    const nets = (await rowsOf(whole)).map((row) => row['region.receipts'] as bigint);
    expect(nets.filter((_, i) => i % 2 === 0)).toEqual(nets.filter((_, i) => i % 2 === 1));
    expect(new Set(nets).size).toBeGreaterThan(3);
    expect(nets.every((net) => typeof net === 'bigint')).toBe(true);
  });

  it('resumed has the same bytes as run through', async () => {
    const out = folder.at('out/resumed');
    await sweep(small, out);
    await rm(folder.at('out/resumed/part-000001.parquet'));
    await rm(folder.at('out/resumed/manifest.json'));
    await writeFile(folder.at('out/resumed/part-000002.parquet.77.tmp'), 'half of a f');
    expect((await sweep(small, out, '--resume')).exit).toBe(0);
    expect(await filesOf(out)).toEqual(await filesOf(whole));
  });

  it('in shards, merged in any order, has the same bytes', async () => {
    for (const index of [1, 2, 3]) {
      const { exit } = await sweep(small, folder.at(`out/s${index}`), '--shard', `${index}/3`);
      expect(exit).toBe(0);
    }
    for (const [i, order] of [
      [3, 1, 2],
      [2, 3, 1],
    ].entries()) {
      const shards = order.map((index) => folder.at(`out/s${index}`));
      const out = folder.at(`out/merged${i}`);
      expect((await czt(['merge', ...shards, '--out', out])).exit).toBe(0);
      expect(await filesOf(out)).toEqual(await filesOf(whole));
    }
    const two = [folder.at('out/s1'), folder.at('out/s3')];
    const short = await czt(['merge', ...two, '--out', folder.at('out/two'), '--lang', 'en']);
    expect(short.exit).toBe(2);
    expect(short.stderr).toContain('these shards are missing');
    expect(short.stderr).toContain('2/3');
  });

  it(
    `with two workers, killed ${KILLS} times and resumed, has the same bytes`,
    async () => {
      const out = folder.at('out/killed');
      for (let kill = 0; kill < KILLS; kill += 1) {
        if ((await spawnSweep(out, (kill * 37) % 400)) === 0) await rm(out, { recursive: true });
      }
      expect((await sweep(small, out, '--resume')).exit).toBe(0);
      expect(await filesOf(out)).toEqual(await filesOf(whole));
    },
    KILL_TIMEOUT_MS,
  );

  it('stops where the interval is narrow enough, and resumed at the same place', async () => {
    const until = ['--until', 'halfwidth(region.receipts) < 10000000 wanYuan'];
    const out = folder.at('out/until');
    const ended = await sweep(small, out, ...until);
    expect(ended.stdout).toContain('met after 2 replicates');
    expect((await rowsOf(out)).length).toBe(4);
    const again = await sweep(small, out, ...until, '--resume');
    expect(again.stdout).toContain('met after 2 replicates');
    expect((await rowsOf(out)).length).toBe(4);
    const narrow = folder.at('out/narrow');
    const never = await sweep(small, narrow, '--until', 'halfwidth(region.receipts) < 0.001%');
    expect(never.stdout).toContain('stop rule not met after all 6 replicates');
  });
});

describe('what cannot be used', () => {
  const wrong = async (text: string, ...more: string[]) => {
    const { exit, stderr } = await sweep(await folder.study(text), folder.at('out/wrong'), ...more);
    expect(exit).toBe(2);
    return stderr;
  };

  it('a draw that fails is a row with its reason and its inputs', async () => {
    const shares = 'sharing.rule.byOrigin.crossRegion.fixed.shares';
    const text = SMALL_STUDY.replace(
      /^levers:\n(?: {2,}.*\n)+/m,
      `levers:
  listing: { path: ${shares}.listing, options: [10%, 60%] }
  quota: { path: ${shares}.quota, low: 15%, high: 60%, step: 45% }
`,
    );
    const out = folder.at('out/failing');
    const { exit, stdout } = await sweep(await folder.study(text), out);
    expect(exit).toBe(0);
    expect(stdout).toContain('6 failed, kept with reason and inputs: badInput 6');
    const rows = await rowsOf(out);
    const failed = rows.filter(({ status }) => status === 'failed');
    expect(failed.every((row) => row['listing'] === '60%' && row['quota'] === 60)).toBe(true);
    expect(failed.every((row) => row['region.receipts'] === null)).toBe(true);
    expect(failed[0]!['reason']).toContain('short.yaml:7, sharing.rule.byOrigin.crossRegion');
    expect(failed[0]!['reason']).toContain('the shares sum to 135%');
    expect(rows.filter(({ status }) => status === 'done').length).toBe(18);
  });

  it('every fault of a study is named at once, with its line', async () => {
    const message = await wrong(`title: { zh: 错, en: Wrong }
author: test
scenario: ../../elsewhere.yaml
levers:
  a: { lever: deed-tax-rat, low: 3%, high: 5% }
  b: { lever: deed-tax-rate, low: 3%, high: 5 }
  c: { path: end, options: [2026-12-31] }
  row: { path: negativeBase, options: [lapse] }
outcomes: [zhuzhou.nett]
design: { kind: sobol }
until: "width < 2"
`);
    for (const [line, said] of [
      [3, 'leaves the directories'],
      [5, 'did you mean "deed-tax-rate"'],
      [6, 'low and high (and step) in one unit'],
      [7, 'this is not one of the choices'],
      [8, 'not a usable name'],
      [9, 'did you mean "zhuzhou.net"'],
      [10, 'the size this design needs'],
      [11, 'halfwidth(outcome) < 1%'],
    ] as const) {
      expect(message).toContain(`study.yaml:${line}`);
      expect(message).toContain(said);
    }
    const form = await wrong(SMALL_STUDY.replace('kind: grid', 'kind: gird').replace(': 6', ': 0'));
    expect(form).toContain('did you mean "grid"');
    expect(form).toContain('a whole number from 1 on');
  });

  it('a dimension that leaves its lever’s range is refused before anything is run', async () => {
    const text = SMALL_STUDY.replace(
      /^levers:\n(?: {2,}.*\n)+/m,
      'levers:\n  x: { lever: deed-tax-rate, low: 3%, high: 9%, step: 6% }\n',
    );
    const message = await wrong(text);
    expect(message).toContain('study.yaml:5');
    expect(message).toContain('outside the range of this lever');
    expect(message).toContain('the nearest is 5%');
  });

  it('results of another study, foreign files and damaged ones are told apart', async () => {
    small = await folder.study(SMALL_STUDY);
    const out = folder.at('out/touched');
    expect((await sweep(small, out)).exit).toBe(0);
    expect((await sweep(small, out)).stderr).toContain('--resume to go on');
    const part = folder.at('out/touched/part-000003.parquet');
    const bytes = await readFile(part);
    await writeFile(part, bytes.subarray(0, 100));
    const damaged = await sweep(small, out, '--resume');
    expect(damaged.stderr).toContain('part-000003.parquet');
    expect(damaged.stderr).toContain('the results file is damaged');
    await writeFile(folder.at('out/touched/notes.txt'), 'mine');
    expect((await sweep(small, out, '--resume')).stderr).toContain('it is left alone');
    await rm(folder.at('out/touched/notes.txt'));
    const other = await folder.study(SMALL_STUDY.replace('replicates: 6', 'replicates: 7'));
    expect((await sweep(other, out, '--resume')).stderr).toContain('results of another study');
    small = await folder.study(SMALL_STUDY);
  });
});

it('job files take index and count from the engine that runs them', async () => {
  const slurm = await czt(['sweep', small, '--emit', 'slurm', '--shards', '8', '--out', 'out/x y']);
  expect(slurm.stdout).toContain('#SBATCH --array=1-8');
  expect(slurm.stdout).toContain(`--shard "$SLURM_ARRAY_TASK_ID/8"`);
  expect(slurm.stdout).toContain(`--out 'out/x y'/shard-"$SLURM_ARRAY_TASK_ID"`);
  const job = parse((await czt(['sweep', small, '--emit', 'kubernetes', '--shards', '8'])).stdout);
  expect([job.apiVersion, job.kind, job.metadata.name]).toEqual(['batch/v1', 'Job', 'czt-study']);
  const { completionMode, completions, parallelism } = job.spec;
  expect([completionMode, completions, parallelism]).toEqual(['Indexed', 8, 8]);
  const [container] = job.spec.template.spec.containers;
  expect(container.command[2]).toContain('--shard "$((JOB_COMPLETION_INDEX + 1))/8"');
});
