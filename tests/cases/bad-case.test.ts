import { afterAll, describe, expect, it } from 'vitest';
import { makeCaseFolder, problemsOfText, runText } from './case-folder.ts';

const folder = await makeCaseFolder();
afterAll(() => folder.remove());

const RUN = `title: a run
scenario: ../baseline.yaml
end: 2026-12-31
deals:
  - id: A
    place: 芦淞区
    use: 工业用地
    method: 挂牌出让
    area: 15091 m2
    stock: 0
    price: 648
    instalments: 648
    cost: 300
    farmland: 0
    signed: 2026-03-09
expect:
  outcomes: [{ deal: A, outcome: settled }]
`;

const TAX = `title: a tax
calculate:
  - rule: landAppreciationTax
    given: { incomeWanYuan: 100, deductionsWanYuan: 40, day: 2026-06-01 }
    expect: { taxWanYuan: 24 }
`;

describe('a good case', () => {
  it.each([RUN, TAX])('%# is accepted', async (text) => {
    expect((await runText(folder, text)).map(({ passed }) => passed)).toEqual([true]);
  });

  it('may name its columns as the template does', async () => {
    const text = RUN.replace('place:', '行政区:').replace('price:', '成交价格(万元):');
    expect((await runText(folder, text))[0]!.passed).toBe(true);
  });
});

describe('a case is refused where it', () => {
  it.each<[string, string, string, string, string]>([
    [
      'names a key there is not',
      RUN,
      'expect:',
      'expct:',
      '16 expct: there is no key "expct" here; did you mean "expect"?',
    ],
    ['lacks its title', TAX, 'title: a tax', 'source: x', '1 title: the key "title" is missing'],
    [
      'calls an unknown rule',
      TAX,
      'landAppreciationTax',
      'landAppreciationTx',
      '3 calculate[0].rule: this is not one of the choices; did you mean "landAppreciationTax"?',
    ],
    [
      'gives an unknown field',
      TAX,
      'incomeWanYuan',
      'incomWanYuan',
      '4 calculate[0].given.incomWanYuan: there is no key "incomWanYuan" here; did you mean "inc',
    ],
    [
      'leaves a field out',
      TAX,
      'incomeWanYuan: 100, ',
      '',
      '4 calculate[0].given: incomeWanYuan is missing',
    ],
    [
      'gives a field twice',
      TAX,
      'incomeWanYuan: 100',
      'incomeWanYuan: 100, incomeYuan: 1',
      '4 calculate[0].given: incomeWanYuan and incomeYuan say the same thing',
    ],
    [
      'gives half a fen',
      TAX,
      '100',
      '0.0000005',
      '4 calculate[0].given.incomeWanYuan: this value cannot be read',
    ],
    [
      'expects an unknown figure',
      TAX,
      'taxWanYuan',
      'taxeWanYuan',
      '5 calculate[0].expect.taxeWanYuan: there is no key "taxeWanYuan" here; did you mean "tax',
    ],
    [
      'expects a word for a number',
      TAX,
      'taxWanYuan: 24',
      'taxWanYuan: about 26',
      '5 calculate[0].expect.taxWanYuan: this value cannot be read',
    ],
    [
      'rounds to fewer decimals than it writes',
      TAX,
      'taxWanYuan: 24',
      'taxWanYuan: { is: "26.05", rounded: 1 }',
      '5 calculate[0].expect.taxWanYuan.is: this value cannot be read',
    ],
    [
      'asks before the rule began',
      TAX,
      '2026-06-01',
      '1960-06-01',
      '4 calculate[0].given: the rule land-appreciation-rate has no such value',
    ],
    [
      'expects nothing',
      TAX,
      'expect: { taxWanYuan: 24 }',
      'expect: {}',
      '1 -: this case checks nothing',
    ],
    [
      'expects a state no voucher has',
      RUN,
      'outcomes: [{ deal: A, outcome: settled }]',
      'vouchers: [{ deal: A, state: boked }]',
      '17 expect.vouchers[0].state: this is not one of the choices; did you mean "booked"?',
    ],
    [
      'expects a voucher to be refused for a reason there is not',
      RUN,
      'outcomes: [{ deal: A, outcome: settled }]',
      'vouchers: [{ deal: A, state: rejected, refusal: voucherBatch }]',
      '17 expect.vouchers[0].refusal: this is not one of the choices; did you mean "voucherBat',
    ],
    [
      'leaves a voucher’s state out',
      RUN,
      'outcomes: [{ deal: A, outcome: settled }]',
      'vouchers: [{ deal: A, amountWanYuan: 1 }]',
      '17 expect.vouchers[0].state: the key "state" is missing',
    ],
    [
      'names something no fault befell',
      RUN,
      'outcomes: [{ deal: A, outcome: settled }]',
      'faults: [{ fault: F1, subject: A/9, amountWanYuan: 0 }]',
      '17 expect.faults[0].subject: ',
    ],
    [
      'gives a reason code there is not',
      RUN,
      'outcomes: [{ deal: A, outcome: settled }]',
      'transfers: [{ deal: A, reason: 219, amountWanYuan: 0 }]',
      '17 expect.transfers[0].reason: ',
    ],
    [
      'has a fault end outside the days that are run',
      RUN,
      'outcomes: [{ deal: A, outcome: settled }]',
      'faults: [{ fault: F1, closed: 2031-01-01, amountWanYuan: 0 }]',
      '17 expect.faults[0].closed: the day is outside those that are run',
    ],
    [
      'names an unknown column',
      RUN,
      'price:',
      'prise:',
      '11 deals[0].prise: there is no key "prise" here; did you mean "price"?',
    ],
    [
      'names an unknown place',
      RUN,
      '芦淞区',
      '芦松区',
      '6 deals[0].place: place: "芦松区" is not a known place',
    ],
    [
      'writes an area without a unit',
      RUN,
      '15091 m2',
      '15091',
      '9 deals[0].area: the area lacks its unit',
    ],
    [
      'has no deal of that name',
      RUN,
      'deal: A',
      'deal: B',
      '17 expect.outcomes[0].deal: this is not one of the choices',
    ],
    [
      'signs outside the run',
      RUN,
      'signed: 2026-03-09',
      'signed: 2027-03-09',
      '15 deals[0].signed: it is signed outside the days that are run',
    ],
    [
      'gives a deal no id',
      RUN,
      'id: A',
      'landGrade: ""',
      '5 deals[0].id: the id is missing, cannot be used, or is that of another deal',
    ],
    [
      'names an unknown outcome',
      RUN,
      'outcome: settled',
      'outcome: setled',
      '17 expect.outcomes[0].outcome: this is not one of the choices; did you mean "settled"?',
    ],
    [
      'names a scenario there is not',
      RUN,
      '../baseline.yaml',
      '../basline.yaml',
      '2 scenario: there is no such file',
    ],
    [
      'changes a key of the scenario there is not',
      RUN,
      'end: 2026-12-31',
      'end: 2026-12-31\nsharing: { bas: netProceeds }',
      '4 sharing.bas: there is no key "bas" here; did you mean "base"?',
    ],
    [
      'needs a scenario',
      RUN,
      'scenario: ../baseline.yaml\n',
      '',
      '1 scenario: the key "scenario" is missing',
    ],
    [
      'writes a row without an amount',
      RUN,
      'outcomes: [{ deal: A, outcome: settled }]',
      'shares: [{ deal: A }]',
      '17 expect.shares[0]: this row states no amount',
    ],
    [
      'cuts a text at a comma',
      TAX,
      'title: a tax',
      'title: { zh: 税, en: about 5,000 yuan }',
      '1 title.000 yuan: there is no key "000 yuan" here; inside { } a text with a comma',
    ],
  ])('%s', async (_, text, before, after, problem) => {
    expect(text).toContain(before);
    const problems = await problemsOfText(folder, text.replace(before, after));
    expect(problems[0]!.slice(0, problem.length)).toBe(problem);
  });

  it.each([
    ['to: zhuzhou:fund:1030148x', '17 expect.postings[0].to'],
    ['to: zhuzho:fund:1030148', '17 expect.postings[0].to'],
    ['date: 2062-01-01', '17 expect.postings[0].date'],
    ['rule: deed-tax', '17 expect.postings[0].rule'],
  ])('expects nothing of %s, which is misspelt', async (name, place) => {
    const row = `postings: [{ ${name}, amountFen: 0 }]`;
    const text = RUN.replace('outcomes: [{ deal: A, outcome: settled }]', row);
    expect((await problemsOfText(folder, text))[0]!.startsWith(`${place}: `)).toBe(true);
  });

  it('names a figure there is not, telling the nearest path in both languages', async () => {
    const text = `${RUN}  figures:\n    parties.zhuzhou.total.reciptsFen: 648 万元\n`;
    const place = '19 expect.figures.parties.zhuzhou.total.reciptsFen: ';
    const near = 'did you mean "parties.zhuzhou.total.receiptsFen"?';
    const [english] = await problemsOfText(folder, text);
    expect(english!.startsWith(place)).toBe(true);
    expect(english).toContain(near);
    const [chinese] = await problemsOfText(folder, text, 'zh');
    expect(chinese).toContain('是否想写“parties.zhuzhou.total.receiptsFen”？');
  });

  it('writes a figure in a unit of something else', async () => {
    const figures = 'quota.zhuzhou.L1.areaM2.used: 1 公斤, region.total.taxesFen: 1 亩';
    const text = `${RUN}  figures: { ${figures} }\n`;
    const problems = await problemsOfText(folder, text);
    expect(problems).toEqual([
      expect.stringContaining('the figure is not measured in this unit'),
      expect.stringContaining('the figure is not measured in this unit'),
    ]);
  });
});
