import { describe, expect, it } from 'vitest';
import {
  isOfLand,
  needsCoalitions,
  OUTCOME_NAMES,
} from '../../src/experiment/study/outcome-name.ts';
import {
  type PreparedStudy,
  pointInput,
  prepareStudy,
  replicateInput,
} from '../../src/experiment/study/prepare-study.ts';
import { loadStudy } from '../../src/experiment/study/study-file.ts';
import { Measurer } from '../../src/report/sweep/measurer.ts';
import { measure } from '../../src/report/sweep/outcomes.ts';
import { RuleBook } from '../../src/rules/rule-book.ts';
import { loadEngineData } from '../../src/scenario/engine-data.ts';

const study = await loadStudy('scenarios/studies/sharing-rules.yaml', await loadEngineData());
const prepared: PreparedStudy = await prepareStudy(
  { ...study, marketDeals: 40 },
  await loadEngineData(),
);
const ofMoney = OUTCOME_NAMES.filter((name) => !isOfLand(name) && !needsCoalitions(name));
const keeping = { families: 4, replicates: 2 };

describe('outcomes of a study', () => {
  it.each([
    ['of money, from columns', ofMoney],
    ['of all kinds, from runs', OUTCOME_NAMES],
  ])('D1 %s are those of full runs, in whatever order', async (_, outcomes) => {
    const inputs = await Promise.all([0, 1, 2].map((point) => pointInput(prepared, point)));
    const measurer = new Measurer({ ...prepared, study: { ...prepared.study, outcomes } }, keeping);
    const named = (values: readonly bigint[]) =>
      Object.fromEntries(outcomes.map((name, i) => [name, values[i]]));
    const places = [0, 2].flatMap((point) => [0, 1].map((replicate) => ({ point, replicate })));
    for (const { point, replicate } of [...places, places[1]!]) {
      const input = inputs[point]!;
      const due = measure(replicateInput(prepared, input, replicate), outcomes);
      expect(named(measurer.measure(input, replicate))).toEqual(named(due));
    }
  });

  it('where the law has a gap, the run says where', async () => {
    const input = await pointInput(prepared, 0);
    const rules = new RuleBook([...input.rules.rules()].filter(({ id }) => id !== 'deed-tax-rate'));
    const gap = { ...input, rules };
    const message = (work: () => unknown) => {
      try {
        return String(work());
      } catch (error) {
        return (error as Error).message;
      }
    };
    const due = message(() => measure(replicateInput(prepared, gap, 0), study.outcomes));
    expect(due).toContain('rule deed-tax-rate has no value');
    expect(message(() => new Measurer(prepared, keeping).measure(gap, 0))).toBe(due);
  });
});
