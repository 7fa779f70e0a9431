import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBehaviour } from '../../src/scenario/behaviour-checks.ts';
import { InputError, type InputProblem } from '../../src/scenario/input-error.ts';
import { loadMarketPaths } from '../../src/scenario/market-paths-file.ts';
import { loadScenario } from '../../src/scenario/scenario-file.ts';
import { isoDay } from '../../src/units/day.ts';
import { ratio } from '../../src/units/ratio.ts';
import { deal, RULES as LAW } from '../engine/fixture.ts';
import { makeScenarioFolder, problemsOf, RULES, type ScenarioFolder } from './scenario-folder.ts';

let folder: ScenarioFolder;
beforeAll(async () => {
  folder = await makeScenarioFolder();
});
afterAll(() => folder.remove());

const NAME = 'scenarios/behaviour.yaml';
const HEADER = `extends: ./baseline.yaml
title: { zh: 行为, en: behaviour }
author: t
sources: [x]
changes: [{ zh: 行为, en: behaviour }]
behaviour:
`;

describe('the behaviour of a scenario', () => {
  it('is read, presets of sharing put in their places', async () => {
    const text = `  payment: { market: recovery }
  firms:
    records: [{ deal: S00254, kind: branch, partner: zhuzhou, promised: { tax: 20 wanYuan/mu } }]
    sharing: { branch: { preset: halves } }
`;
    const path = await folder.write(NAME, `${HEADER}${text}`);
    const { behaviour, paymentPath, policy, presets } = await loadScenario(path, { rules: RULES });
    expect(paymentPath!.points.slice(0, 2)).toEqual([
      { day: isoDay('2026-01-01'), level: 1_000_000 },
      { day: isoDay('2027-01-01'), level: 850_000 },
    ]);
    expect(behaviour.firms!.records![0]!.promised!.tax).toEqual(ratio(30_000));
    expect(policy.firmSharing!.branch).toMatchObject({ kind: 'fixed' });
    expect(presets.map(({ id }) => id)).toEqual(['halves']);
  });

  it('knows every path of the market by name, with its source', async () => {
    const { paths } = await loadMarketPaths();
    expect(Object.keys(paths)).toEqual(['flat', 'downturn', 'recovery']);
    for (const { title, source, levels } of Object.values(paths)) {
      expect([title.zh, source.en].every((text) => text.length > 0)).toBe(true);
      expect(levels[0]).toEqual(ratio(1));
    }
  });

  it.each([
    [
      '  payment: { market: crash }\n',
      [
        'behaviour.payment.market',
        'crash',
        '这个值不在可选范围内',
        'this is not one of the choices',
      ],
    ],
    [
      '  payment: { market: index }\n',
      [
        'behaviour.payment.market',
        'index',
        '情景没有 market，没有指数可随',
        'there is no market whose index to follow',
      ],
    ],
    [
      '  supply: { respondsToMarket: true }\n',
      [
        'behaviour.supply.respondsToMarket',
        'true',
        '情景没有 market，没有市场可反应',
        'there is no market within the run to respond to',
      ],
    ],
    [
      '  location: { respondsToCost: true }\n',
      [
        'behaviour.location.respondsToCost',
        'true',
        '情景没有 market，没有市场可反应',
        'there is no market within the run to respond to',
      ],
    ],
    [
      '  firms: { records: [{ deal: A, kind: branch }] }\n',
      [
        'behaviour.firms.records[0].kind',
        'branch',
        '没有写另一方是哪个市',
        'the other city is not named',
      ],
    ],
    [
      '  firms: { records: [{ deal: A }, { deal: A }] }\n',
      ['behaviour.firms.records[1].deal', 'A', '这一宗写了两次', 'this deal is named twice'],
    ],
    [
      '  firms: { sharing: { local: { quotaSupplied: {} } } }\n',
      [
        'behaviour.firms.sharing.local',
        'local',
        '没有名为“local”的键',
        'there is no key "local" here',
      ],
    ],
    [
      '  firms: { sharing: { enclave: { preset: thirds } } }\n',
      [
        'behaviour.firms.sharing.enclave.preset',
        'thirds',
        '这个值不在可选范围内',
        'this is not one of the choices',
      ],
    ],
    [
      '  firms: { records: [{ deal: A, promised: { tax: 20 } }] }\n',
      [
        'behaviour.firms.records[0].promised.tax',
        '20',
        '这个值读不懂',
        'this value cannot be read',
      ],
    ],
  ])('%s is refused', async (text, expected) => {
    await folder.write(NAME, `${HEADER}${text}`);
    const [problem] = await problemsOf(folder, NAME);
    const { line, column, found, message } = problem!;
    expect([column, found, message.zh, message.en]).toEqual(expected);
    expect(line).toBe(7);
  });

  it.each([
    [
      { kind: 'relocated', partner: 'changsha' } as const,
      'behaviour.firms.records[0].partner',
      'zhuzhou or xiangtan',
      'the land of this deal lies in that very city: it is not the other one',
    ],
    [
      { kind: 'enclave' } as const,
      'behaviour.firms.records[0].kind',
      'partner: zhuzhou or xiangtan, or an enclave partner in the file of deals',
      'the other city is not named',
    ],
  ])('has another city where it needs one: %j', (record, column, expected, message) => {
    const firms = { records: [{ deal: 'P-1', ...record }] };
    const day = isoDay('2026-01-01');
    const check = (enclavePartner: 'xiangtan' | null) => () =>
      checkBehaviour('a.yaml', { firms }, [deal({ id: 'P-1', enclavePartner })], day, LAW);
    const problem = expect.objectContaining({
      ...{ column, expected: expect.objectContaining({ en: expected }) },
      message: expect.objectContaining({ en: message }),
    });
    expect(check(null)).toThrow(expect.objectContaining({ problems: [problem] }));
    if (record.kind === 'enclave') expect(check('xiangtan')).not.toThrow();
  });

  it('names deals there are, and begins when the rules of its taxes do', () => {
    const complaints = (deals: readonly string[], start: string): readonly InputProblem[] => {
      const firms = { records: deals.map((id) => ({ deal: id })) };
      try {
        const day = isoDay(start);
        checkBehaviour('a.yaml', { firms }, [deal({ id: 'P-1' })], day, LAW);
      } catch (error) {
        if (error instanceof InputError) return error.problems;
        throw error;
      }
      return [];
    };
    expect(complaints(['P-1'], '2026-01-01')).toEqual([]);
    const [unknown] = complaints(['P-11'], '2026-01-01');
    expect(unknown).toMatchObject({ column: 'behaviour.firms.records[0].deal', found: 'P-11' });
    expect(unknown!.message).toEqual({
      zh: '成交文件中没有这宗；是否想写“P-1”',
      en: 'there is no such deal; did you mean "P-1"',
    });
    const [early] = complaints([], '2025-01-01');
    expect(early).toMatchObject({ column: 'behaviour.firms', found: '2025-01-01' });
    expect(early!.expected.en).toBe('a start no earlier than 2026-01-01');
    expect(early!.message.zh).toBe('推演从没有企业税收规则的年份开始');
    const location = { respondsToCost: true };
    expect(() => checkBehaviour('a.yaml', { location }, [], isoDay('2025-01-01'), LAW)).toThrow(
      expect.objectContaining({
        problems: [expect.objectContaining({ column: 'behaviour.location', found: '2025-01-01' })],
      }),
    );
  });
});
