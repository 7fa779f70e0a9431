import { z } from 'zod';
import { complain } from '../../scenario/expectation.ts';
import {
  choice,
  labelLeaf,
  list,
  strictMap,
  textLeaf,
  whole,
  wholeFrom,
} from '../../scenario/leaf-schema.ts';
import type { SourceMap, SourceValue } from '../../scenario/source-tree.ts';

/** The designs a study may ask for. */
export const DESIGN_KINDS = [
  'grid',
  'list',
  'random',
  'latinHypercube',
  'sobol',
  'saltelli',
  'morris',
] as const;

const MOST_ROWS = 1_000_000;
const MOST_REPLICATES = 1_000_000;
/** More goals than this and almost every point is on the front. */
const MOST_GOALS = 8;
const MOST_POPULATION = 10_000;
const MOST_CHUNK = 100_000;
const LARGEST_SEED = 4_294_967_295;

const scalar = z.union([z.string(), z.number(), z.boolean()], { error: 'leverValue' });
const amount = z.union([z.string(), z.number()], { error: 'ruleText' }).transform(String);

/** One thing varied: where it acts, and the values it takes. */
export const dimensionSchema = strictMap({
  title: labelLeaf.optional(),
  names: z.record(z.string(), labelLeaf, { error: 'map' }).optional(),
  lever: textLeaf.optional(),
  key: textLeaf.optional(),
  path: textLeaf.optional(),
  low: amount.optional(),
  high: amount.optional(),
  step: amount.optional(),
  options: list(scalar, 200, 1).optional(),
  choices: z
    .record(z.string(), z.record(z.string(), z.unknown()), { error: 'map' })
    .transform((map) => map as Readonly<Record<string, SourceMap>>)
    .optional(),
}).superRefine((given, context) => {
  const targets = [given.lever, given.path, given.choices].filter((one) => one !== undefined);
  if (targets.length !== 1) context.addIssue(complain(ONE_TARGET));
  const ends = [given.low, given.high].filter((end) => end !== undefined);
  const values = given.options === undefined ? ends.length : 2 + ends.length;
  const own = given.choices !== undefined;
  if (own ? values > 0 : values !== 2 && values !== 0) context.addIssue(complain(ONE_KIND));
});

const ONE_TARGET = {
  expected: { zh: 'lever、path、choices 取其一', en: 'one of lever, path and choices' },
  message: { zh: '不知这一项变动什么', en: 'it is not clear what this varies' },
};
const ONE_KIND = {
  expected: {
    zh: 'low 与 high，或 options；choices 本身就是取值',
    en: 'low and high, or options; choices are values themselves',
  },
  message: { zh: '取值没有写全，或写了两种', en: 'the values are incomplete, or of two kinds' },
};

const name = z.string().regex(/^[A-Za-z][\w-]{0,39}$/);
const dimensions = z.record(z.string(), dimensionSchema, { error: 'map' });

const ONE_AIM = {
  expected: { zh: 'maximise 或 minimise 之一', en: 'one of maximise and minimise' },
  message: { zh: '不知目标是多还是少', en: 'it is not clear whether more or less is wanted' },
};

const goalSchema = strictMap({
  maximise: textLeaf.optional(),
  minimise: textLeaf.optional(),
}).superRefine(({ maximise, minimise }, context) => {
  const one = (maximise === undefined) !== (minimise === undefined);
  if (!one) context.addIssue(complain(ONE_AIM));
});

/** How a search goes on. */
const searchSchema = z.discriminatedUnion(
  'method',
  [
    strictMap({
      method: z.literal('random'),
      draws: wholeFrom('studySize', 1, MOST_ROWS),
      batch: wholeFrom('studySize', 1, MOST_ROWS).optional(),
      keep: choice(['all', 'front']).optional(),
    }),
    strictMap({
      method: z.literal('nsga2'),
      population: wholeFrom('studySize', 2, MOST_POPULATION),
      generations: wholeFrom('studySize', 1, MOST_ROWS),
    }),
  ],
  { error: 'choices:random,nsga2' },
);

const designSchema = strictMap({
  kind: choice(DESIGN_KINDS),
  size: wholeFrom('studySize', 1, MOST_ROWS).optional(),
  levels: wholeFrom('studySize', 2, 1000).optional(),
  rows: list(z.record(z.string(), scalar, { error: 'map' }), MOST_ROWS, 1).optional(),
});

/** A study file. */
export const studySchema = strictMap({
  title: labelLeaf,
  author: textLeaf,
  scenario: textLeaf,
  seed: whole('seed', LARGEST_SEED).optional(),
  levers: dimensions.optional(),
  uncertainties: dimensions.optional(),
  market: strictMap({ deals: wholeFrom('studySize', 1, 100_000) }).optional(),
  outcomes: list(textLeaf, 200, 1),
  design: designSchema.optional(),
  goals: list(goalSchema, MOST_GOALS, 1).optional(),
  constraints: list(textLeaf, 100).optional(),
  search: searchSchema.optional(),
  replicates: wholeFrom('studySize', 1, MOST_REPLICATES).optional(),
  until: textLeaf.optional(),
  chunk: wholeFrom('studySize', 1, MOST_CHUNK).optional(),
}).transform(({ design, ...content }, context) => {
  if ((content.goals === undefined) !== (content.search === undefined)) {
    context.addIssue(complain(GOALS_WITH_SEARCH));
  }
  if (design !== undefined) return { ...content, design };
  if (content.search === undefined) context.addIssue(complain(DESIGN_OR_SEARCH));
  return { ...content, design: designOf(content.search) };
});

const DESIGN_OR_SEARCH = {
  expected: { zh: 'design，或 search 与 goals', en: 'design, or search with goals' },
  message: { zh: '不知要算哪些点', en: 'it is not clear which points to run' },
};
const GOALS_WITH_SEARCH = {
  expected: { zh: 'goals 与 search 一起写', en: 'goals and search together' },
  message: { zh: '搜索的目标或方法没有写', en: 'a search lacks its goals or its method' },
};

/** The points a random search of the same study tries, for whoever sweeps it. */
function designOf(
  search: z.output<typeof searchSchema> | undefined,
): z.output<typeof designSchema> {
  const size =
    search === undefined
      ? 1
      : search.method === 'random'
        ? search.draws
        : search.population * search.generations;
  return { kind: 'random', size };
}

export type StudyContent = z.output<typeof studySchema>;
export type DimensionContent = z.output<typeof dimensionSchema>;

/** Whether a text can name a dimension: a column of the results is called so. */
export function isDimensionName(text: string): boolean {
  return name.safeParse(text).success;
}

export type Scalar = Extract<SourceValue, string | number | boolean>;
