import type { z } from 'zod';
import type { Label } from '../../rules/rule.ts';
import type { SharingRule } from '../../rules/sharing-rule.ts';
import { type Fen, fen, ZERO_FEN } from '../../units/fen.ts';
import { complain } from '../expectation.ts';
import { list, strictMap, wanYuanLeaf, wanYuanOrZeroLeaf } from '../leaf-schema.ts';
import { inWanYuan, ofFen } from './example.ts';

const MOST_STEPS = 50;

type Nested = z.ZodType<SharingRule>;

/** Steps filled one after the other, then a rest. */
export function waterfallSchema(nested: Nested) {
  return strictMap({
    steps: list(strictMap({ amountWanYuan: wanYuanLeaf, rule: nested }), MOST_STEPS, 1),
    rest: nested,
  }).transform(
    ({ steps, rest }): SharingRule => ({
      kind: 'waterfall',
      steps: steps.map(({ amountWanYuan, rule }) => ({ amountFen: amountWanYuan, rule })),
      rest,
    }),
  );
}

interface Tier {
  readonly fromWanYuan: Fen;
  readonly toWanYuan?: Fen | undefined;
  readonly rule: SharingRule;
}

/**
 * Tiers by amount, each for the part of the deal's base that lies in it: the same thing as a
 * waterfall, with the boundaries written down, so that a gap or an overlap can be found.
 */
export function tiersSchema(nested: Nested) {
  const tier = strictMap({
    fromWanYuan: wanYuanOrZeroLeaf,
    toWanYuan: wanYuanLeaf.optional(),
    rule: nested,
  });
  return list(tier, MOST_STEPS, 1)
    .superRefine((tiers, context) => {
      for (const [index] of tiers.entries()) checkTier(tiers, index, context);
    })
    .transform(
      (tiers): SharingRule => ({
        kind: 'waterfall',
        steps: tiers.slice(0, -1).map(({ fromWanYuan, toWanYuan, rule }) => ({
          amountFen: fen((toWanYuan ?? fromWanYuan) - fromWanYuan),
          rule,
        })),
        rest: tiers.at(-1)!.rule,
      }),
    );
}

function checkTier(tiers: readonly Tier[], index: number, context: z.RefinementCtx): void {
  const { fromWanYuan: from, toWanYuan: to } = tiers[index]!;
  const next = tiers[index + 1];
  const start = index === 0 ? ZERO_FEN : tiers[index - 1]!.toWanYuan;
  const report = (key: string, expected: Label, message: Label) =>
    context.addIssue({ ...complain({ expected, message }), path: [index, key] });
  if (start !== undefined && from > start) {
    report('fromWanYuan', amountLabel(start), {
      zh: `两档之间有空档：本宗累计到 ${amount(fen(start + 1))}的那一分没有档适用`,
      en: `a gap between tiers: none for the fen that brings a deal to ${amount(fen(start + 1))}`,
    });
  } else if (start !== undefined && from < start) {
    report('fromWanYuan', amountLabel(start), twoTiersAt(fen(from + 1)));
  }
  if (to !== undefined && to <= from) {
    const expected = { zh: `大于 ${amount(from)}`, en: `more than ${amount(from)}` };
    report('toWanYuan', expected, { zh: '这一档是空的', en: 'this tier is empty' });
  } else if (next === undefined && to !== undefined) {
    report('toWanYuan', OPEN, {
      zh: `基数 ${amount(fen(to * 2))}的后一半没有档适用`,
      en: `of a base of ${amount(fen(to * 2))} the second half falls in no tier`,
    });
  } else if (next !== undefined && to === undefined) {
    report('fromWanYuan', CLOSED, twoTiersAt(fen(next.fromWanYuan + 1)));
  }
}

const OPEN: Label = { zh: '最后一档不写 toWanYuan', en: 'no toWanYuan in the last tier' };
const CLOSED: Label = {
  zh: '最后一档之外都写 toWanYuan',
  en: 'toWanYuan in all tiers but the last',
};

function amount(value: Fen): string {
  return inWanYuan(ofFen(value));
}

function amountLabel(value: Fen): Label {
  return { zh: amount(value), en: amount(value) };
}

function twoTiersAt(value: Fen): Label {
  return {
    zh: `两档重叠：本宗累计到 ${amount(value)}的那一分有两档适用`,
    en: `tiers overlap: two apply to the fen that brings a deal to ${amount(value)}`,
  };
}
