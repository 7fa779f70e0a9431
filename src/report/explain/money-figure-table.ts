import type { Label } from '../../rules/rule.ts';
import { type Contribution, type FigureKey, moneyContributions } from '../contributions.ts';
import { isInRegion } from '../figures.ts';
import { FIGURE_LABELS, PARTY_LABELS, REGION_LABEL } from '../labels.ts';
import { FIGURE_KEYS, type PartySummary } from '../summary.ts';
import { type Explanation, fenOf, step } from './explanation.ts';
import { groupedByRule } from './group.ts';
import { fill, named, same } from './label-text.ts';
import { type Scene, sceneOf } from './scene.ts';
import type { TracedRun } from './traced-run.ts';

const FIGURE: Label = { zh: '{0} · {1} · {2}{3}', en: '{0} · {1} · {2}{3}' };
const TOTAL: Label = { zh: '全期', en: 'whole run' };
const ALONE: Label = { zh: '（不合作的对照）', en: ' (without cooperation)' };
const NONE: Label = { zh: '', en: '' };

/** The money figures of every party and of the region, with and without cooperation. */
export function moneyFigureTable(
  opened: TracedRun,
  limit: number,
): (readonly [string, () => Explanation])[] {
  const { summary } = opened;
  const scopes = [
    { prefix: '', parties: summary.parties, region: summary.region, isAlone: false },
    { prefix: 'withoutCooperation.', ...summary.withoutCooperation, isAlone: true },
  ];
  return scopes.flatMap(({ prefix, parties, region, isAlone }) => {
    const scene = sceneOf(opened, isAlone);
    // Worked out when the first figure of the scope is asked for, then kept for the others.
    let all: readonly Contribution[] | undefined;
    const contributions = () => {
      all ??= [...moneyContributions(scene.result)];
      return all;
    };
    const rows = [
      ...parties.map((party) => ({ path: `${prefix}parties.${party.party}`, party })),
      { path: `${prefix}region`, party: region },
    ];
    return rows.flatMap(({ path, party }) =>
      spansOf(party).flatMap(([span, year]) =>
        FIGURE_KEYS.map((key) => {
          const figure = { party: party.party, year, key };
          const explain = () => {
            const label = moneyFigureLabel(figure, isAlone);
            return moneyExplanation(scene, label, only(figure, contributions()), limit);
          };
          return [`${path}.${span}.${key}`, explain] as const;
        }),
      ),
    );
  });
}

function spansOf({ byYear }: PartySummary): (readonly [string, string | null])[] {
  const years = Object.keys(byYear).map((year) => [`byYear.${year}`, year] as const);
  return [['total', null], ...years];
}

/** One money figure: of a party or `region`, of a year or (null) the whole run. */
export interface MoneyFigure {
  readonly party: string;
  readonly year: string | null;
  readonly key: FigureKey;
}

/** The contributions a money figure is the sum of. */
export function contributionsTo({ result }: Scene, figure: MoneyFigure): Contribution[] {
  return only(figure, [...moneyContributions(result)]);
}

function only(
  { party, year, key }: MoneyFigure,
  contributions: readonly Contribution[],
): Contribution[] {
  return contributions.filter(
    (one) =>
      one.key === key &&
      (year === null || one.year === year) &&
      (party === 'region' ? isInRegion(one.party) : one.party === party),
  );
}

/** What a money figure is called. */
export function moneyFigureLabel({ party, year, key }: MoneyFigure, isAlone = false): Label {
  const whose = party === 'region' ? REGION_LABEL : named(PARTY_LABELS, party);
  const span = year === null ? TOTAL : same(year);
  return fill(FIGURE, whose, span, FIGURE_LABELS[key], isAlone ? ALONE : NONE);
}

function moneyExplanation(
  scene: Scene,
  label: Label,
  items: readonly Contribution[],
  limit: number,
): Explanation {
  const totalFen = items.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return step(label, {
    amount: fenOf(totalFen),
    terms: groupedByRule(scene, items, limit),
  });
}
