import type { RunResult } from '../../engine/run-result.ts';
import type { Label } from '../../rules/rule.ts';
import { type Day, formatDay } from '../../units/day.ts';
import { PARTY_LABELS, SECTION_LABELS } from '../labels.ts';
import type { Summary } from '../summary.ts';
import { countOf } from './count-figures.ts';
import { type Explanation, fenOf, step } from './explanation.ts';
import { groupedByRule, type Item, shortened } from './group.ts';
import { fill, named, same } from './label-text.ts';
import { yuanText } from './quantity-text.ts';
import type { Scene } from './scene.ts';

const HELD: Label = {
  zh: '{0}的钱放在{1}国库：分·天',
  en: 'money of {0} in the treasury of {1}: fen × days',
};
const ALL: Label = { zh: '错置资金：分·天', en: 'money in the wrong treasury: fen × days' };
const STOOD: Label = { zh: '{0} 至 {1}：{2} × {3} 天', en: '{0} to {1}: {2} × {3} days' };
const LEFT: Label = {
  zh: '{0}的钱期末仍在{1}国库',
  en: 'money of {0} still in the treasury of {1} at the end',
};
const LAY: Label = { zh: '{0} 在{1}国库的：{2}', en: 'in the treasury of {1} on {0}: {2}' };

/** How long money lay in the wrong treasury, and what lay in each treasury at each month end. */
export function misplacedFigures(
  scene: Scene,
  summary: Summary,
  limit: number,
): (readonly [string, () => Explanation])[] {
  const pairs = summary.misplaced.byTreasury;
  const days = (treasury: string, owner: string) => held(scene.result, treasury, owner, limit);
  return [
    [
      'misplaced.fenDays',
      () => {
        const terms = pairs.map(({ treasury, owner }) => days(treasury, owner));
        return step(ALL, { amount: fenDays(summary.misplaced.fenDays), terms });
      },
    ],
    ...pairs.flatMap(({ treasury, owner, openFen }) => {
      const path = `misplaced.${treasury}.${owner}`;
      const names = [named(PARTY_LABELS, owner), named(PARTY_LABELS, treasury)];
      const open = () => {
        const items = movesOf(scene.result, treasury, (whose) => whose === owner, scene.input.end);
        const terms = groupedByRule(scene, items, limit);
        return step(fill(LEFT, ...names), { amount: fenOf(openFen), terms });
      };
      return [
        [`${path}.fenDays`, () => days(treasury, owner)],
        [`${path}.openFen`, open],
      ] as const;
    }),
    ...monthEndFigures(scene, summary, limit),
  ];
}

function fenDays(amount: bigint) {
  return { ...countOf(0), numerator: amount };
}

/** Every stretch of days over which a balance stood, the heaviest first. */
function held(result: RunResult, treasury: string, owner: string, limit: number): Explanation {
  const { journal } = result.ledger;
  const changes = new Map<Day, number>();
  for (const { entry, amountFen } of movesOf(
    result,
    treasury,
    (who) => who === owner,
    result.end,
  )) {
    const { day } = journal.entry(entry);
    changes.set(day, (changes.get(day) ?? 0) + amountFen);
  }
  const steps = [...changes].sort(([a], [b]) => a - b);
  let balanceFen = 0;
  const stretches = steps.flatMap(([day, deltaFen], i) => {
    balanceFen += deltaFen;
    const until = steps[i + 1]?.[0] ?? result.end;
    const amount = BigInt(balanceFen) * BigInt(until - day);
    if (amount === 0n) return [];
    const span = [same(formatDay(day)), same(formatDay(until))] as const;
    const count = same(String(until - day));
    return [step(fill(STOOD, ...span, yuanText(balanceFen), count), { amount: fenDays(amount) })];
  });
  const total = stretches.reduce((sum, { amount }) => sum + amount!.numerator, 0n);
  const heaviest = stretches.toSorted((a, b) =>
    a.amount!.numerator < b.amount!.numerator
      ? 1
      : a.amount!.numerator > b.amount!.numerator
        ? -1
        : 0,
  );
  return step(fill(HELD, named(PARTY_LABELS, owner), named(PARTY_LABELS, treasury)), {
    amount: fenDays(total),
    terms: shortened(heaviest, limit),
  });
}

/** What lies in a treasury is its owners', or nobody's yet: in clearing or in escrow. */
function monthEndFigures(
  scene: Scene,
  { monthEnds }: Summary,
  limit: number,
): (readonly [string, () => Explanation])[] {
  const days = new Map(scene.result.history.map(({ day }) => [formatDay(day), day]));
  return monthEnds.flatMap(({ day, treasuries }) =>
    Object.entries(treasuries).flatMap(([treasury, owners]) =>
      Object.entries(owners).map(([owner, balanceFen]) => {
        const explain = () => {
          const items = movesOf(scene.result, treasury, (who) => who === owner, days.get(day)!);
          const whose = named({ ...PARTY_LABELS, ...SECTION_LABELS }, owner);
          const label = fill(LAY, same(day), named(PARTY_LABELS, treasury), whose);
          return step(label, {
            amount: fenOf(balanceFen),
            terms: groupedByRule(scene, items, limit),
          });
        };
        return [`monthEnds.${day}.${treasury}.${owner}`, explain] as const;
      }),
    ),
  );
}

/** The postings to accounts of a treasury, by whose they are, up to a day. */
function movesOf(
  { ledger }: RunResult,
  treasury: string,
  isWanted: (owner: string) => boolean,
  until: Day,
): Item[] {
  const { chart, journal } = ledger;
  const wanted = new Set(
    chart
      .accounts()
      .filter((account) => account.treasury === treasury)
      .filter(({ section, owner }) =>
        isWanted(section === 'clearing' || section === 'escrow' ? section : owner!),
      )
      .map(({ id }) => id),
  );
  const items: Item[] = [];
  for (const { number, day, legs } of journal.entries()) {
    if (day > until) continue;
    for (const [leg, { from, to, amountFen }] of legs.entries()) {
      if (wanted.has(to)) items.push({ entry: number, leg, amountFen });
      if (wanted.has(from)) items.push({ entry: number, leg, amountFen: -amountFen });
    }
  }
  return items;
}
