import type { ShareInterval } from '../../../experiment/interval.ts';
import { outcomeUnit } from '../../../experiment/study/outcome-name.ts';
import type { Label } from '../../../rules/rule.ts';
import { fill, join } from '../../explain/label-text.ts';
import { shareOf } from '../../sweep/spread.ts';
import type { SweepTable } from '../../sweep/sweep-table.ts';
import { type Block, heading, paragraph, plain } from '../block.ts';
import { outcomeName, percent } from './outcome-text.ts';
import { POINT_HEAD, pointName } from './point-name.ts';

const LIST: Label = { zh: '；', en: '; ' };

interface Question {
  readonly outcome: string;
  readonly always: Label;
  readonly sometimes: Label;
  readonly never: Label;
}

/** `{0}` the points. */
const QUESTIONS: readonly Question[] = [
  {
    outcome: 'parties.noneWorseOff',
    always: { zh: '每次都无人比单干差：{0}。', en: 'Nobody is ever worse off than alone: {0}.' },
    sometimes: {
      zh: '只在一部分重复里无人比单干差：{0}。',
      en: 'Nobody is worse off than alone in some replicates only: {0}.',
    },
    never: {
      zh: '每次都有一方比单干差：{0}。',
      en: 'Somebody is worse off than alone every time: {0}.',
    },
  },
  {
    outcome: 'core.held',
    always: {
      zh: '每次都在核心里（没有哪几个市自己干会更多）：{0}。',
      en: 'Always in the core, no group of cities would have more by itself: {0}.',
    },
    sometimes: {
      zh: '只在一部分重复里在核心里：{0}。',
      en: 'In the core in some replicates only: {0}.',
    },
    never: {
      zh: '从不在核心里（总有几个市自己干会更多）：{0}。',
      en: 'Never in the core, some group would always have more by itself: {0}.',
    },
  },
  {
    outcome: 'redLine.held',
    always: { zh: '每次都守住耕地红线：{0}。', en: 'The farmland red line always holds: {0}.' },
    sometimes: {
      zh: '只在一部分重复里守住耕地红线：{0}。',
      en: 'The farmland red line holds in some replicates only: {0}.',
    },
    never: { zh: '从未守住耕地红线：{0}。', en: 'The farmland red line never holds: {0}.' },
  },
];

/** Which points a question is answered yes for, always, sometimes or never, with intervals. */
export function shareAnswers(table: SweepTable): Label[] {
  return QUESTIONS.filter(({ outcome }) => table.plan.outcomes.includes(outcome)).map((one) => {
    const found = table.points.map((point) => ({
      name: pointName(table.plan, point),
      share: shareOf(table, point, one.outcome),
    }));
    const counted = found.filter(({ share }) => share.of > 0);
    const groups: [Label, (share: ShareInterval) => boolean][] = [
      [one.always, ({ count, of }) => count === of],
      [one.sometimes, ({ count, of }) => count > 0 && count < of],
      [one.never, ({ count }) => count === 0],
    ];
    const sentences = groups.flatMap(([text, fits]) => {
      const here = counted.filter(({ share }) => fits(share));
      return here.length === 0 ? [] : [fill(text, join(namesByShare(here), LIST))];
    });
    return join(sentences, { zh: '', en: ' ' });
  });
}

interface NamedShare {
  readonly name: Label;
  readonly share: ShareInterval;
}

/** Points with the same count are named together. */
function namesByShare(points: readonly NamedShare[]): Label[] {
  const groups = new Map<string, NamedShare[]>();
  for (const one of points) {
    const key = `${one.share.count}/${one.share.of}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => {
    const names = join(
      group.map(({ name }) => name),
      { zh: '、', en: ', ' },
    );
    return withShare(names, group[0]!.share, group.length > 1);
  });
}

function withShare(name: Label, { count, of, low, high }: ShareInterval, isEach: boolean): Label {
  const [from, to] = [percent(low), percent(high)];
  return {
    zh: `${name.zh}（${isEach ? '各 ' : ''}${of} 次中 ${count} 次，95% 区间 ${from}–${to}）`,
    en: `${name.en} (${isEach ? 'each ' : ''}${count} of ${of}, 95% interval ${from} to ${to})`,
  };
}

/** How often each yes-or-no outcome holds at each point. */
export function shareBlocks(table: SweepTable): Block[] {
  const asked = table.plan.outcomes.filter((outcome) => outcomeUnit(outcome) === 'yes');
  if (asked.length === 0) return [];
  const cell = ({ count, of, low, high }: ShareInterval) =>
    plain(of === 0 ? '–' : `${count}/${of} · ${percent(low)} – ${percent(high)}`);
  return [
    heading({ zh: '是否成立', en: 'What holds' }),
    {
      kind: 'table',
      caption: {
        zh: '成立的次数与 95% 区间',
        en: 'Replicates in which it holds, with the 95% interval',
      },
      head: [POINT_HEAD, ...asked.map(outcomeName)],
      textColumns: 1,
      rows: table.points.map((point) => [
        plain(pointName(table.plan, point)),
        ...asked.map((outcome) => cell(shareOf(table, point, outcome))),
      ]),
    },
    ...(asked.some((outcome) => outcome.startsWith('core.')) ? [paragraph(CORE)] : []),
  ];
}

const CORE: Label = {
  zh: '核心：没有哪几个市撇开别人、自己合作会得到更多的分法（D. B. Gillies 1959）；湘江新区算在长沙里。谁也不比单干差：三市和湘江新区各算各的。',
  en: 'Core: divisions that no group of cities could better by cooperating without the others \
(D. B. Gillies 1959); the new area counts with Changsha. Nobody worse off: the three cities and \
the new area each by itself.',
};
