import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { withoutCooperation } from '../../engine/alone.ts';
import { run } from '../../engine/run.ts';
import { preparedSummary } from '../../report/prepared-summary.ts';
import { provenanceOf } from '../../report/provenance.ts';
import { runFiles } from '../../report/run-files.ts';
import type { Label } from '../../rules/rule.ts';
import { loadEngineData } from '../../scenario/engine-data.ts';
import { PACKAGE_ROOT, packageVersion } from '../../scenario/package-root.ts';
import { prepareRun } from '../../scenario/prepare-run.ts';
import { PAGE_PROGRAM } from '../what-if-page.ts';
import { type Check, guarded, same } from './check.ts';

const RULES: Label = { zh: '规则与随附数据', en: 'rules and shipped data' };
const RESULT: Label = { zh: '基准结果逐字节一致', en: 'baseline result, byte for byte' };
const DATABASE: Label = { zh: 'DuckDB（查询推演结果）', en: 'DuckDB (czt query)' };
const PAGE: Label = { zh: '测算页的程序', en: 'program of the what-if page' };

const REINSTALL: Label = {
  zh: '安装不完整：重新运行 npm ci',
  en: 'the installation is damaged: run npm ci again',
};

/** Whether every file of the law can be read. */
export function rulesCheck(): Promise<Check> {
  return guarded('rules', RULES, REINSTALL, async () => {
    const { rules, onRecord, places } = await loadEngineData();
    const found = {
      zh: `规则 ${rules.length} 条（另登记 ${onRecord.length} 条），地方 ${places.length} 处`,
      en: `${rules.length} rules (${onRecord.length} more on record), ${places.length} places`,
    };
    return { id: 'rules', label: RULES, status: 'ok', found, advice: null };
  });
}

/** Digests of a run's files, by name. */
export type Digests = Readonly<Record<string, string>>;

/** What the files of the shipped baseline must be, on every machine. */
export async function expectedDigests(): Promise<Digests> {
  const text = await readFile(join(PACKAGE_ROOT, 'scenarios/baseline.expected.json'), 'utf8');
  return (JSON.parse(text) as { readonly files: Digests }).files;
}

/** Runs the shipped baseline and holds every file of it to its digest. */
export function resultCheck(expected: () => Promise<Digests> = expectedDigests): Promise<Check> {
  const report = {
    zh: '结果与别的机器不同：请把 czt doctor --json 的输出发给维护者',
    en: 'the result differs from other machines: send the output of czt doctor --json to us',
  };
  return guarded('result', RESULT, REINSTALL, async () => {
    const [wanted, made] = await Promise.all([expected(), baselineDigests()]);
    const names = [...new Set([...Object.keys(wanted), ...Object.keys(made)])];
    const differing = names.filter((name) => wanted[name] !== made[name]);
    const isSame = differing.length === 0;
    const found = isSame
      ? { zh: `${names.length} 个文件一致`, en: `${names.length} files agree` }
      : { zh: `不一致：${differing.join('、')}`, en: `differ: ${differing.join(', ')}` };
    const status = isSame ? 'ok' : 'failed';
    return { id: 'result', label: RESULT, status, found, advice: isSame ? null : report };
  });
}

async function baselineDigests(): Promise<Digests> {
  const scenario = join(PACKAGE_ROOT, 'scenarios/baseline.yaml');
  const prepared = await prepareRun({ scenario, deals: null, sheet: null });
  const result = run(prepared.input);
  const summary = preparedSummary(prepared, result, run(withoutCooperation(prepared.input)));
  const provenance = provenanceOf(prepared, await packageVersion(), undefined);
  const { rejects } = prepared.deals;
  const { files } = runFiles({ result, summary, rejects, provenance, inputs: [] });
  return Object.fromEntries(
    files.map(({ name, chunks }) => {
      const hash = createHash('sha256');
      for (const chunk of chunks()) hash.update(chunk);
      return [name, hash.digest('hex')];
    }),
  );
}

/** Whether the one module made for this kind of machine loads and answers. */
export function databaseCheck(): Promise<Check> {
  return guarded('duckdb', DATABASE, REINSTALL, async () => {
    const { DuckDBInstance, version } = await import('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.runAndReadAll('select 1');
    connection.closeSync();
    return { id: 'duckdb', label: DATABASE, status: 'ok', found: same(version()), advice: null };
  });
}

/** Whether `czt page` and `czt serve` find the program they put into the page. */
export async function pageCheck(): Promise<Check> {
  const there = await stat(join(PACKAGE_ROOT, PAGE_PROGRAM)).catch(() => null);
  const base = { id: 'page', label: PAGE, found: same(there === null ? '–' : PAGE_PROGRAM) };
  if (there !== null) return { ...base, status: 'ok', advice: null };
  const advice = {
    zh: '运行一次 npm run build，czt page 和 czt serve 才能用',
    en: 'run npm run build once; czt page and czt serve need it',
  };
  return { ...base, status: 'warning', advice };
}
