import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../src/scenario/input-error.ts';
import { loadScenario } from '../../src/scenario/scenario-file.ts';
import { checkScriptedDeals } from '../../src/scenario/scripted-deals.ts';
import { isoDay } from '../../src/units/day.ts';
import { ratio } from '../../src/units/ratio.ts';
import { deal } from '../engine/fixture.ts';
import { makeScenarioFolder, problemsOf, RULES, type ScenarioFolder } from './scenario-folder.ts';

let folder: ScenarioFolder;
beforeAll(async () => {
  folder = await makeScenarioFolder();
});
afterAll(() => folder.remove());

const HEADER = `extends: ./baseline.yaml
title: { zh: 差错, en: faults }
author: t
sources: [x]
changes: [{ zh: 差错, en: faults }]
`;

async function load(faults: string) {
  const path = await folder.write('scenarios/faults.yaml', `${HEADER}${faults}`);
  return (await loadScenario(path, { rules: RULES })).faults;
}

async function complaints(faults: string) {
  await folder.write('scenarios/faults.yaml', `${HEADER}${faults}`);
  const problems = await problemsOf(folder, 'scenarios/faults.yaml');
  return problems.map(({ line, column, found, message }) => [line, column, found, message.en]);
}

describe('the faults of a scenario', () => {
  it('are all off where it names none', async () => {
    expect(await load('')).toEqual({ rates: {}, scripted: [] });
  });

  it('are read by rate and for one deal', async () => {
    const text = `faults:
  rates: { F6: 20%, F12: 1/3 }
  scripted:
    - { fault: F14, deal: S00254, date: 2028-03-01 }
    - { fault: F6, deal: S00001 }
`;
    expect(await load(text)).toEqual({
      rates: { F6: ratio(1, 5), F12: ratio(1, 3) },
      scripted: [
        { fault: 'F14', deal: 'S00254', day: isoDay('2028-03-01') },
        { fault: 'F6', deal: 'S00001', day: null },
      ],
    });
  });

  it.each([
    ['rates: { F21: 20% }', 'faults.rates.F21', 'F21', /there is no key "F21" here/],
    ['rates: { F6: 120% }', 'faults.rates.F6', '120%', /./],
    ['scripted: [{ fault: F0, deal: D }]', 'faults.scripted[0].fault', 'F0', /not one of/],
    ['scripted: [{ fault: F1 }]', 'faults.scripted[0].deal', '—', /is missing/],
    [
      'scripted: [{ fault: F1, deal: D, date: tomorrow }]',
      'faults.scripted[0].date',
      'tomorrow',
      /./,
    ],
  ])('refuse %s', async (text, column, found, message) => {
    const [problem, ...others] = await complaints(`faults:\n  ${text}\n`);
    expect(others).toEqual([]);
    expect(problem).toEqual([
      7,
      column,
      expect.stringMatching(found),
      expect.stringMatching(message),
    ]);
  });

  it('may only name deals there are', () => {
    const faults = { rates: {}, scripted: [{ fault: 'F6' as const, deal: 'D-11', day: null }] };
    const deals = [deal(), deal({ id: 'D-12' })];
    expect(() => checkScriptedDeals('s.yaml', faults, deals)).toThrow(InputError);
    expect(() => checkScriptedDeals('s.yaml', faults, deals)).toThrow(
      's.yaml, faults.scripted[0].deal: there is no such deal; did you mean "D-1" ' +
        '(found D-11; expected the id of one of the deals)',
    );
  });
});
