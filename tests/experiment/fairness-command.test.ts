import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CoalitionValue } from '../../src/engine/coalitions.ts';
import { fairnessOf } from '../../src/experiment/fairness/coalition-fairness.ts';
import { fairnessIntervals } from '../../src/experiment/fairness/fairness-intervals.ts';
import { fen } from '../../src/units/fen.ts';
import { CITIES, type City } from '../../src/world/party.ts';
import { czt } from '../cli/capture.ts';
import { makeStudyFolder, type StudyFolder } from './study-folder.ts';

const DEALS = `行政区,电子监管号,面积(公顷),土地来源,土地用途,供应方式,土地使用年限,成交价格(万元),合同签订日期,挂牌城市
长沙市本级,A1,1.5,1.5,其他普通商品住房用地,挂牌出让,70,30000,2026-03-02,株洲市
株洲市本级,A2,2,2,其他普通商品住房用地,挂牌出让,70,25000,2026-04-01,长沙市
`;

let folder: StudyFolder;
let scenario: string;

beforeAll(async () => {
  folder = await makeStudyFolder();
  await folder.write('seeds/deals/baseline.csv', DEALS);
  scenario = folder.at('scenarios/short.yaml');
});
afterAll(() => folder.remove());

const fairness = (...more: string[]) => czt(['fairness', scenario, ...more]);

/** Positions by coalition in fen: three cities with 600, 100 and 200 alone. */
const POSITIONS: readonly (readonly [members: readonly City[], fen: readonly number[]])[] = [
  [[], [600, 100, 200]],
  [['changsha'], [600, 100, 200]],
  [['zhuzhou'], [600, 100, 200]],
  [['xiangtan'], [600, 100, 200]],
  [
    ['changsha', 'zhuzhou'],
    [700, 160, 200],
  ],
  [
    ['changsha', 'xiangtan'],
    [650, 100, 210],
  ],
  [
    ['zhuzhou', 'xiangtan'],
    [600, 90, 210],
  ],
  [
    ['changsha', 'zhuzhou', 'xiangtan'],
    [900, 90, 211],
  ],
];

const byHand: readonly CoalitionValue[] = POSITIONS.map(([members, amounts]) => {
  const positionFen = Object.fromEntries(CITIES.map((city, i) => [city, fen(amounts[i]!)]));
  return {
    members,
    valueFen: fen(members.reduce((sum, city) => sum + amounts[CITIES.indexOf(city)]!, 0)),
    positionFen: positionFen as CoalitionValue['positionFen'],
    suppliedM2: { changsha: 0, zhuzhou: 7, xiangtan: 0 },
  };
});

describe('fairness of a division', () => {
  const heads = new Map<City, number>([
    ['changsha', 10],
    ['zhuzhou', 5],
    ['xiangtan', 5],
  ]);
  const found = fairnessOf(byHand, heads);

  it('is what a calculation by hand gives', () => {
    // v: 600, 100, 200; 860, 860, 300; 1201. What each adds over the orders of joining, by hand.
    expect(found.game.worth).toEqual([0, 600, 100, 860, 200, 860, 300, 1201]);
    // Changsha (2·600 + 760 + 660 + 2·901) ÷ 6 = 737, Zhuzhou (200 + 260 + 100 + 682) ÷ 6 = 207,
    // Xiangtan (400 + 260 + 200 + 682) ÷ 6 = 257.
    expect(found.shapleyFen).toEqual([737, 207, 257]);
    // Changsha and Zhuzhou have 990 ≥ 860, Changsha and Xiangtan 1111, the others 301 ≥ 300; but
    // Zhuzhou has 90 and 100 alone.
    expect(found.core.objections).toEqual([{ members: ['zhuzhou'], lacks: { n: 10n, d: 1n } }]);
    expect(found.core.inCore).toBe(false);
    // Over alone: 160 and 60 for the pairs with Changsha, 301 for all. Xiangtan and the other two
    // bind at 141 ÷ 2 each; Changsha and Zhuzhou halve what is left, 461 ÷ 4 each.
    expect(found.leastCore).toEqual({ n: -141n, d: 2n });
    expect(found.nucleolusFen).toEqual([715, 215, 271]);
    expect(found.distance).toEqual({ n: 161n, d: 2n });
    expect(found.gains).toEqual([
      { party: 'changsha', gainFen: 300, perHeadFen: 30, perQuotaM2Fen: null },
      { party: 'zhuzhou', gainFen: -10, perHeadFen: -2, perQuotaM2Fen: -1 },
      { party: 'xiangtan', gainFen: 11, perHeadFen: 2, perQuotaM2Fen: null },
    ]);
    // Per head 60, 20, 40: Σ heads × heads × difference ÷ (20 × 900) = 3500 ÷ 18000.
    expect(found.before.gini).toEqual({ n: 7n, d: 36n });
  });

  it('over replicates has means and intervals, and counts who loses', () => {
    const { worseOff, inCore, coreEmpty, cities, replicates } = fairnessIntervals([found, found]);
    expect([replicates, inCore, coreEmpty, worseOff.nobody]).toEqual([2, 0, 0, 0]);
    expect(worseOff.parties.map(({ worse }) => worse)).toEqual([0, 2, 0]);
    expect(cities[1]!.gain).toEqual({ count: 2, mean: -10, halfWidth: 0 });
    expect(cities[0]!.perQuotaM2).toBeNull();
  });
});

describe('czt fairness', () => {
  it('gives every coalition what czt run --coalition gives it', async () => {
    const answer = JSON.parse((await fairness('--json', '--replicates', '2')).stdout);
    expect(answer.each).toHaveLength(2);
    const [first] = answer.each;
    for (const members of ['none', 'changsha,zhuzhou']) {
      const out = folder.at(`out/${members}`);
      const ran = await czt(['run', scenario, '--coalition', members, '--out', out, '--json']);
      const { parties } = JSON.parse(ran.stdout).summary;
      const finalOf = (...names: string[]) =>
        parties
          .filter(({ party }: { party: string }) => names.includes(party))
          .reduce((sum: number, { total }: never) => sum + total['finalPositionFen'], 0);
      const { positionFen } = first.coalitions.find((one: CoalitionValue) =>
        [one.members.join(), one.members.length === 0 ? 'none' : ''].includes(members),
      );
      expect(positionFen).toEqual({
        changsha: finalOf('changsha', 'xiangjiang'),
        zhuzhou: finalOf('zhuzhou'),
        xiangtan: finalOf('xiangtan'),
      });
    }
    const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);
    const { valueFen } = first.coalitions.at(-1);
    expect([sum(first.shapleyFen), sum(first.nucleolusFen)]).toEqual([valueFen, valueFen]);
  });

  it('speaks to people in either language', async () => {
    const heads = ['--heads', 'changsha=10,zhuzhou=4,xiangtan=3'];
    const en = await fairness('--lang', 'en', ...heads);
    expect([en.exit, en.stderr]).toEqual([0, '']);
    for (const said of ['Changsha + Zhuzhou', 'per head (yuan)', 'least core', 'Gini', 'Theil']) {
      expect(en.stdout).toContain(said);
    }
    expect(en.stdout).toMatch(/Nobody is worse off than alone|Worse off than alone: /);
    const zh = await fairness('--replicates', '2');
    for (const said of ['长沙 + 株洲', '±', '最小核心', '基尼系数', 'Shapley 值']) {
      expect(zh.stdout).toContain(said);
    }
    expect(zh.stdout).not.toContain('人均');
  });

  it('says which heads it can use', async () => {
    const { exit, stderr } = await fairness('--lang', 'en', '--heads', 'changsha=10,zhuzhou=4');
    expect(exit).toBe(2);
    expect(stderr).toContain('changsha=N,zhuzhou=N,xiangtan=N');
    const strange = await fairness('--lang', 'en', '--heads', 'changsa=1,zhuzhou=4,xiangtan=3');
    expect(strange.stderr).toContain('nearest: changsha');
  });
});
