import { spawn } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PreparedStudy } from '../../src/experiment/study/prepare-study.ts';
import { loadStudy } from '../../src/experiment/study/study-file.ts';
import { parseConstraint } from '../../src/experiment/study/study-search.ts';
import { readTrial, TrialJournal } from '../../src/report/search/trial-journal.ts';
import { loadEngineData } from '../../src/scenario/engine-data.ts';
import { czt } from '../cli/capture.ts';
import { makeStudyFolder, type StudyFolder } from './study-folder.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const SHARES = 'sharing.rule.byOrigin.crossRegion.fixed.shares';
/** Two deals across cities: few enough to run in no time. */
const DEALS = `行政区,电子监管号,面积(公顷),土地来源,土地用途,供应方式,土地使用年限,成交价格(万元),合同签订日期,挂牌城市
长沙市本级,A1,1.5,1.5,其他普通商品住房用地,挂牌出让,70,30000,2026-03-02,株洲市
株洲市本级,A2,2,2,其他普通商品住房用地,挂牌出让,70,25000,2026-04-01,长沙市
`;
const STUDY = `title: { zh: 小搜索, en: A small search }
author: test
scenario: short.yaml
levers:
  listing: { path: ${SHARES}.listing, low: 0%, high: 40%, step: 10% }
  quota: { path: ${SHARES}.quota, low: 0%, high: 20%, step: 10% }
outcomes: [zhuzhou.final, changsha.final, xiangtan.gain]
goals: [{ maximise: zhuzhou.final }, { maximise: changsha.final }]
constraints: ["xiangtan.gain >= 0"]
search: { method: nsga2, population: 6, generations: 3 }
`;

let folder: StudyFolder;
let study: string;
const en = (...argv: string[]) => czt([...argv, '--lang', 'en']);
/** In this process: others are started by the test that kills them. */
const search = (...argv: string[]) => en('search', ...argv, '--workers', '1');

beforeAll(async () => {
  folder = await makeStudyFolder();
  await folder.write('seeds/deals/baseline.csv', DEALS);
  study = await folder.study(STUDY);
});
afterAll(() => folder.remove());

/** Every file of a result with its bytes. */
async function contents(out: string): Promise<Record<string, string>> {
  const names = (await readdir(out, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(out.length));
  const texts = await Promise.all(names.sort().map((name) => readFile(out + name, 'utf8')));
  return Object.fromEntries(names.sort().map((name, i) => [name, texts[i]!]));
}

const rowsOf = (csv: string) => {
  const [head, ...rows] = csv
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return rows.map((row) => Object.fromEntries(head!.map((name, i) => [name, row[i]!])));
};

describe('czt search', () => {
  it('finds what no setting it tried beats, as scenarios of the same figures', async () => {
    const out = folder.at('out/found');
    const { exit, stdout, stderr } = await search(study, '--out', out);
    expect([exit, stderr]).toEqual([0, '']);
    expect(stdout).toContain('in the Pareto set');
    const files = await contents(out);
    const front = rowsOf(files['/pareto.csv']!);
    const tried = rowsOf(files['/tried.csv']!);
    const goals = ['zhuzhou.final', 'changsha.final'] as const;
    const feasible = tried.filter((row) => row['violation'] === '0');
    const unbeaten = feasible.filter(
      (row) =>
        !feasible.some(
          (other) =>
            goals.every((goal) => Number(other[goal]) >= Number(row[goal])) &&
            goals.some((goal) => Number(other[goal]) > Number(row[goal])),
        ),
    );
    const points = (rows: typeof front) =>
      new Set(rows.map((row) => goals.map((g) => row[g]).join()));
    expect(points(front)).toEqual(points(unbeaten));
    expect(front.length).toBeGreaterThan(1);
    const volumes = rowsOf(files['/hypervolume.csv']!).map((row) => Number(row['hypervolume']));
    expect(volumes).toHaveLength(3);
    expect(volumes).toEqual([...volumes].sort((a, b) => a - b));
    const manifest = JSON.parse(files['/manifest.json']!);
    expect([manifest.seed, manifest.front]).toEqual([20_260_101, front.length]);
    const [first] = front as [(typeof front)[0]];
    const ran = await en(
      'run',
      `${out}/${first['scenario']}`,
      '--out',
      folder.at('out/r'),
      '--json',
    );
    const { parties } = JSON.parse(ran.stdout).summary;
    const zhuzhou = parties.find(({ party }: { party: string }) => party === 'zhuzhou');
    expect(String(zhuzhou.total.finalPositionFen)).toBe(first['zhuzhou.final']);
    const text = parse(files[`/${first['scenario']}`]!);
    expect(text.changes[0].en).toBe(`listing = ${first['listing']}`);
  });

  it('comes to the same bytes again, and leaves what is there alone', async () => {
    const random = STUDY.replace(/^search: .*$/m, 'search: { method: random, draws: 5, batch: 2 }');
    const other = await folder.write('scenarios/random.yaml', random);
    const [a, b] = [folder.at('out/a'), folder.at('out/b')];
    for (const out of [a, b]) expect((await search(other, '--out', out)).exit).toBe(0);
    expect(await contents(a)).toEqual(await contents(b));
    const again = await czt(['search', other, '--out', a]);
    expect([again.exit, again.stderr.includes('不覆盖')]).toEqual([2, true]);
  });

  it('comes to the same bytes on two workers, killed in the middle and resumed', async () => {
    const [whole, out] = [folder.at('out/whole'), folder.at('out/killed')];
    expect((await search(study, '--out', whole)).exit).toBe(0);
    const argv = [MAIN, 'search', study, '--out', out, '--workers', '2'];
    const child = spawn(process.execPath, ['--import', 'tsx', ...argv], { stdio: 'ignore' });
    const ended = new Promise((resolve) => child.on('exit', resolve));
    const tried = async () => (await readFile(`${out}.trials`, 'utf8').catch(() => '')).split('\n');
    while (child.exitCode === null && (await tried()).length < 4) await sleep(5);
    child.kill('SIGKILL');
    await ended;
    const left = await tried();
    expect(left.length).toBeGreaterThan(3);
    await writeFile(`${out}.trials`, `${left.join('\n')}{"values":["half of a li`);
    const refused = await search(study, '--out', out);
    expect([refused.exit, refused.stderr.includes('a search was cut short here')]).toEqual([
      2,
      true,
    ]);
    expect((await search(study, '--out', out, '--resume')).exit).toBe(0);
    expect(await contents(out)).toEqual(await contents(whole));
    expect(await tried()).toEqual(['']);
  }, 60_000);

  it('goes on only with the same search, and says when the record is damaged', async () => {
    const out = folder.at('out/other');
    await writeFile(`${out}.trials`, 'another search\n');
    expect((await search(study, '--out', out, '--resume')).stderr).toContain('is another search');
    await rm(`${out}.trials`);
    const prepared = { inputs: [] } as unknown as PreparedStudy;
    const journal = new TrialJournal(`${out}.trials`, 'other.trials', readTrial);
    expect(await journal.open(prepared, false)).toEqual([]);
    const trial = {
      ...{ values: ['10%'], failure: null, means: [-5n] },
      evaluation: { objectives: [-5], violation: 0 },
    };
    journal.add(trial);
    await journal.flush();
    expect(await journal.open(prepared, true)).toEqual([trial]);
    await writeFile(`${out}.trials`, 'not a trial\n', { flag: 'a' });
    await expect(journal.open(prepared, true)).rejects.toThrow('is damaged');
    await rm(`${out}.trials`);
  });

  it('D1 keeps the best of random draws, as a search of all finds them', async () => {
    const random = (keep: string) =>
      STUDY.replace(/search:.*/, `search: { method: random, draws: 60, batch: 20, keep: ${keep} }`);
    const [all, one, two] = ['out/all', 'out/one', 'out/two'].map(folder.at) as [
      string,
      string,
      string,
    ];
    const whole = await folder.study(random('all'));
    expect((await search(whole, '--out', all)).exit).toBe(0);
    const best = await folder.study(random('front'));
    expect((await search(best, '--out', one)).exit).toBe(0);
    const argv = [MAIN, 'search', best, '--out', two, '--workers', '2'];
    const child = spawn(process.execPath, ['--import', 'tsx', ...argv], { stdio: 'ignore' });
    expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(0);
    expect(await contents(two)).toEqual(await contents(one));
    const csv = (out: string, name: string) => readFile(`${out}/${name}`, 'utf8');
    expect(await csv(one, 'pareto.csv')).toBe(await csv(all, 'pareto.csv'));
    const volumes = async (out: string) =>
      rowsOf(await csv(out, 'hypervolume.csv')).map(({ hypervolume }) => hypervolume);
    expect(await volumes(one)).toEqual(await volumes(all));
    expect(JSON.parse(await csv(one, 'manifest.json'))).toMatchObject({ tried: 60, triedEvery: 1 });
  }, 60_000);

  it('names every fault of its part of the study', async () => {
    const wrong = async (text: string) => {
      const path = await folder.write('scenarios/wrong.yaml', text);
      const { exit, stderr } = await search(path);
      expect(exit).toBe(2);
      return stderr;
    };
    const faults = await wrong(
      STUDY.replace('maximise: zhuzhou.final', 'maximise: zhuzhou.fina')
        .replace('xiangtan.gain >= 0', 'xiangtan.gain > 0')
        .replace('population: 6', 'population: 5'),
    );
    for (const [line, said] of [
      [8, 'did you mean "zhuzhou.final"'],
      [9, 'this is no constraint'],
      [10, 'parents come in pairs'],
    ] as const) {
      expect(faults).toContain(`wrong.yaml:${line}`);
      expect(faults).toContain(said);
    }
    expect(await wrong(STUDY.replace(/^search: .*\n/m, ''))).toContain('a search lacks its goals');
    const both = STUDY.replace('{ maximise: zhuzhou.final }', '{ maximise: a, minimise: b }');
    expect(await wrong(both)).toContain('one of maximise and minimise');
    const design = 'design: { kind: grid }\n';
    const plain = STUDY.replace(/^(?:goals|constraints|search): .*\n/gm, '') + design;
    expect(await wrong(plain)).toContain('does not say what to look for');
  });

  it('reads limits in the unit of the outcome', () => {
    expect(parseConstraint('region.net >= -1.5 wanYuan')).toMatchObject({ limit: -1_500_000 });
    expect(parseConstraint('vouchers <= 12')).toMatchObject({ sign: '<=', limit: 12 });
    expect(parseConstraint('vouchers <= 12 wanYuan')).toBeNull();
    expect(parseConstraint('zhuzhou.gain >= 0.5')).toBeNull();
  });

  it('comes with a study that can be used', async () => {
    const shipped = await loadStudy(
      'scenarios/studies/sharing-search.yaml',
      await loadEngineData(),
    );
    expect(shipped.search!.goals).toHaveLength(2);
    expect(shipped.design.size).toBe(480);
  });
});
