import type { Label } from '../../rules/rule.ts';
import { lawChanges } from '../../rules/rule-history.ts';
import { type Day, formatDay, lastOfYear } from '../../units/day.ts';
import { REGIME_LABELS } from '../labels.ts';
import { type Explanation, step } from './explanation.ts';
import { fill, same } from './label-text.ts';
import type { Scene } from './scene.ts';

const RULES: Label = { zh: '规则的变化', en: 'rules that changed' };
const NONE: Label = {
  zh: '推演所用的规则在两年之间没有变化',
  en: 'no rule the run uses changed between them',
};
const SET: Label = { zh: '{0}（{1}）起新值', en: '{0} ({1}): a new value' };
const EXPIRED: Label = { zh: '{0}（{1}）起失效', en: '{0} ({1}): no longer in force' };
const OVERRIDDEN: Label = {
  zh: '{0}（{1}）：情景改写，理由：{2}',
  en: '{0} ({1}): overridden by the scenario; reason: {2}',
};
const REGIME: Label = { zh: '调库方式改为 {0}（{1}）', en: 'transfers go over to {0} ({1})' };

/** What holds at the end of the later year and did not at the end of the earlier one. */
export function yearRules({ input, result, citations }: Scene, a: number, b: number): Explanation {
  const from = lastOfYear(Math.min(a, b));
  const to = lastOfYear(Math.max(a, b));
  const isNew = (day: Day) => day > from && day <= to;
  const used = result.rulesUsed.map(({ rule }) => rule);
  const titles = new Map(used.map(({ id, title }) => [id, title]));
  const title = (id: string) => titles.get(id) ?? same(id);
  const terms = [
    ...lawChanges(used, from, to).map(({ rule, day, expired }) =>
      step(fill(expired ? EXPIRED : SET, title(rule), same(formatDay(day))), {
        rule: citations.rule(rule),
      }),
    ),
    ...input.rules
      .overrides()
      .filter(({ from: day }) => isNew(day))
      .map(({ rule, from: day, reason }) =>
        step(fill(OVERRIDDEN, title(rule), same(formatDay(day)), same(reason))),
      ),
    ...input.policy.transfer.regimes
      .filter(({ from: day }) => isNew(day))
      .map(({ regime, from: day }) =>
        step(
          fill(
            REGIME,
            {
              zh: `${regime} ${REGIME_LABELS[regime].zh}`,
              en: `${regime} ${REGIME_LABELS[regime].en}`,
            },
            same(formatDay(day)),
          ),
        ),
      ),
  ];
  return terms.length === 0 ? step(RULES, { notes: [NONE] }) : step(RULES, { terms });
}
