import { afterAll, describe, expect, it } from 'vitest';
import { caseText } from '../../src/report/cases/case-text.ts';
import { fraction } from '../../src/rules/fraction.ts';
import { decimalText, exactText, roundedTo } from '../../src/scenario/cases/exact-number.ts';
import { makeCaseFolder, runText } from './case-folder.ts';

const folder = await makeCaseFolder();
afterAll(() => folder.remove());

/** Whether an expectation on 2,250 万元 (112.5 mu at 20) holds, and what is said when not. */
async function about(expectation: string) {
  const [result] = await runText(
    folder,
    `title: x
calculate:
  - { rule: areaCost, given: { areaMu: 112.5, priceWanYuanPerMu: 20 }, expect: { ${expectation} } }
`,
  );
  return { passed: result!.passed, said: caseText([result!], { language: 'en', colour: false }) };
}

describe('a figure of a case', () => {
  it.each([
    ['amountWanYuan: 2250', true],
    ['amountWanYuan: "2250.000000"', true],
    ['amountYuan: 22500000', true],
    ['amountFen: 2250000000', true],
    ['amountFen: 2250000001', false],
    ['amountWanYuan: 2250.0000001', false],
    ['amountWanYuan: { is: 2250, rounded: 0 }', true],
    ['amountWanYuan: { is: "2250.00", rounded: 2 }', true],
    ['amountWanYuan: { is: 2251, rounded: 0 }', false],
    ['amountWanYuan: 4500/2', true],
    ['amountWanYuan: null', false],
  ])('%s holds: %s', async (expectation, holds) => {
    expect((await about(expectation)).passed).toBe(holds);
  });

  it('that differs by a fen says so, whatever its unit', async () => {
    expect((await about('amountWanYuan: 2250.000001')).said).toContain('differs   −1 fen');
    expect((await about('amountYuan: 22499999.99')).said).toContain('differs   +1 fen');
  });

  it('that would do when rounded says how to write it', async () => {
    const [result] = await runText(
      folder,
      `title: x
calculate:
  - rule: agriLandFund
    given: { areaM2: 15091, grade: 7, day: 2026-06-01 }
    expect: { fundWanYuan: 13.36 }
`,
    );
    const said = caseText([result!], { language: 'en', colour: false });
    expect(said).toContain('found     13.355535 10⁴ yuan');
    expect(said).toContain('rounded to 2 decimals it is the same');
  });
});

describe('an exact number', () => {
  it.each([
    [1n, 3n, '1/3', '0.33'],
    [-1n, 8n, '-0.125', '-0.13'],
    [5n, 1n, '5', '5.00'],
    [-1n, 1000n, '-0.001', '0.00'],
    [1n, 200n, '0.005', '0.01'],
  ])('%s/%s is written %s, and %s with two decimals', (n, d, exact, short) => {
    expect([exactText(fraction(n, d)), decimalText(fraction(n, d), 2)]).toEqual([exact, short]);
    expect(decimalText(roundedTo(fraction(n, d), 2), 2)).toBe(short);
  });
});
