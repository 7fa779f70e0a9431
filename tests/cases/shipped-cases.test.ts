import { afterAll, describe, expect, it } from 'vitest';
import { caseText } from '../../src/report/cases/case-text.ts';
import { runCases } from '../../src/report/cases/run-cases.ts';
import { CALCULATORS } from '../../src/scenario/cases/calculators.ts';
import { readCaseFile } from '../../src/scenario/cases/case-file.ts';
import { findCaseFiles } from '../../src/scenario/cases/find-case-files.ts';
import { FAULT_CODES, FAULT_MODES } from '../../src/world/fault.ts';
import { DATA, makeCaseFolder, runText, SHIPPED_CASES, shippedCase } from './case-folder.ts';

const paths = await findCaseFiles([SHIPPED_CASES]);
const files = await Promise.all(paths.map((path) => readCaseFile(path, path)));
const results = await runCases(files, DATA);
const folder = await makeCaseFolder();
afterAll(() => folder.remove());

describe('the cases that come with the package', () => {
  it.each(results.map((result) => [result.written.title.zh, result] as const))('%s', (_, one) => {
    const text = caseText([one], { language: 'en', colour: false });
    expect(one.passed, text).toBe(true);
  });

  it('are every worked example', () => {
    const titles = files.flatMap(({ cases }) => cases.map(({ title }) => title.en)).join('\n');
    for (let number = 1; number <= 9; number += 1) expect(titles).toMatch(`xample ${number}`);
    for (let number = 1; number <= 12; number += 1) {
      expect(titles).toMatch(new RegExp(`\\bT${number}\\b`));
    }
    expect(titles).toContain('cost approach');
    expect(titles).toContain('values of K(n)');
  });

  it('are every failure mode, each in a file of its own that says how it ends', () => {
    for (const code of FAULT_CODES) {
      const name = code.toLowerCase().replace(/^f(?=\d$)/, 'f0');
      const [file, ...others] = files.filter(({ file: { path } }) => path.includes(`/${name}-`));
      expect([name, others.length]).toEqual([name, 0]);
      const [written] = file!.cases;
      expect(written!.title.en).toMatch(new RegExp(`^${code} `));
      const recorded = written!.expect!.tables.get('faults')!.map(({ names }) => names);
      const { end } = FAULT_MODES[code];
      expect(recorded).toContainEqual(expect.objectContaining({ fault: code, outcome: end }));
      expect(written!.expect!.complete).toContain('faults');
    }
  });

  it('have a title in both languages', () => {
    for (const { written } of results) {
      expect(written.title.zh).toMatch(/\p{Script=Han}/u);
      expect(written.title.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('call every rule a case can call', () => {
    const called = new Set(
      files.flatMap(({ cases }) => cases.flatMap((c) => c.calculate.map(({ rule }) => rule))),
    );
    expect(CALCULATORS.map(({ id }) => id).filter((id) => !called.has(id))).toEqual([]);
  });
});

describe('a case with one wrong fen', () => {
  it('of a run fails and shows the step that gives the right one', async () => {
    const right = 'agri-land-share, amountWanYuan: 9.348874';
    const text = (await shippedCase('ex-1-industrial-lusong.yaml')).replace(
      right,
      'agri-land-share, amountWanYuan: 9.348875',
    );
    const [result] = await runText(folder, text);
    const failed = result!.findings.filter(({ passed }) => !passed);
    expect(failed).toHaveLength(1);
    const said = caseText([result!], { language: 'en', colour: false });
    expect(said).toContain('expected  9.348875 10⁴ yuan');
    expect(said).toContain('found     9.348874 10⁴ yuan');
    expect(said).toContain('differs   −1 fen');
    expect(said).toContain('agri-land-share');
    expect(said).toContain('国发〔2004〕8号');
  });

  it('of a rule fails and shows formula, rules and result', async () => {
    const text = (await shippedCase('ex-3-land-appreciation-tax.yaml')).replace(
      'taxWanYuan: 4600',
      'taxFen: 4600000001',
    );
    const [result] = await runText(folder, text);
    const said = caseText([result!], { language: 'zh', colour: false });
    expect(said).toContain('应为  4600000001 分');
    expect(said).toContain('相差  −1 分');
    expect(said).toContain('税 = 增值额 × 税率 − 扣除项目 × 速算扣除系数');
    expect(said).toContain('土地增值税税率  60%');
    expect(said).toContain('土地增值税速算扣除系数  35%');
    expect(said).toContain('得出 土地增值税  46,000,000.00 元（4,600.00 万元）');
    expect(said).toContain('未通过 1 个算例（8 项中的 1 项）；通过 0 个');
  });
});
