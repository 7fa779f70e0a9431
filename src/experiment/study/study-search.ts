import type { Label } from '../../rules/rule.ts';
import type { InputProblem } from '../../scenario/input-error.ts';
import { problemAt, unknownChoice } from '../../scenario/source-problem.ts';
import type { SourceTree } from '../../scenario/source-tree.ts';
import { Decimal, parseDecimal } from '../../units/decimal.ts';
import { FEN_PER_WAN_YUAN } from '../../units/fen.ts';
import { isMoney } from './outcome-name.ts';
import type { StudyContent } from './study-schema.ts';

/** An outcome to have as much or as little of as can be. */
export interface Goal {
  readonly outcome: string;
  readonly aim: 'maximise' | 'minimise';
}

/** What has to hold in every replicate. */
export interface Constraint {
  /** As it was written. */
  readonly text: string;
  readonly outcome: string;
  readonly sign: '>=' | '<=';
  /** In the outcome's unit, fen for money. */
  readonly limit: number;
}

/** Draws at random, and whether all of them are kept or only the best, with a sample. */
export interface RandomMethod {
  readonly kind: 'random';
  readonly draws: number;
  readonly batch: number;
  readonly keep: 'all' | 'front';
}

/** The method of a search that keeps only the best of its draws; null where it keeps all. */
export function keepsFront({ method }: StudySearch): RandomMethod | null {
  return method.kind === 'random' && method.keep === 'front' ? method : null;
}

/** What a search of a study is after, and how it goes on. */
export interface StudySearch {
  readonly goals: readonly Goal[];
  readonly constraints: readonly Constraint[];
  readonly method:
    | RandomMethod
    | { readonly kind: 'nsga2'; readonly population: number; readonly generations: number };
}

/** Points of a random search tried between two readings of the hypervolume. */
const BATCH = 100;

const FORM = /^\s*([\w.-]+)\s*(>=|<=)\s*(-?\d+(?:\.\d+)?)\s*(wanYuan|万元)?\s*$/;

/** Reads `zhuzhou.gain >= 0`, `region.net >= 50 wanYuan` or `vouchers <= 12`; null when none. */
export function parseConstraint(text: string): Constraint | null {
  const [, outcome, sign, number, unit] = FORM.exec(text) ?? [];
  const amount = number === undefined ? null : parseDecimal(number);
  if (amount === null || (unit !== undefined && !isMoney(outcome!))) return null;
  const limit = new Decimal(amount).mul(unit === undefined ? 1 : FEN_PER_WAN_YUAN).toNumber();
  if (!Number.isSafeInteger(limit)) return null;
  return { text: text.trim(), outcome: outcome!, sign: sign as Constraint['sign'], limit };
}

/** What the study says of a search; null where it asks for none. */
export function readSearch(
  tree: SourceTree,
  content: StudyContent,
  problems: InputProblem[],
): StudySearch | null {
  const { goals = [], constraints = [], search, outcomes } = content;
  if (search === undefined) return null;
  const found = goals.map(({ maximise, minimise }, i): Goal => {
    const aim = maximise === undefined ? 'minimise' : 'maximise';
    const outcome = maximise ?? minimise!;
    if (!outcomes.includes(outcome)) {
      problems.push(unknownChoice(tree, ['goals', i, aim], outcomes));
    }
    return { outcome, aim };
  });
  const limits = constraints.flatMap((text, i) => {
    const constraint = parseConstraint(text);
    if (constraint !== null && outcomes.includes(constraint.outcome)) return [constraint];
    problems.push(problemAt(tree, ['constraints', i], constraintForm(outcomes), NO_CONSTRAINT));
    return [];
  });
  if (Object.keys(content.levers ?? {}).length === 0) {
    problems.push(problemAt(tree, ['search'], { zh: 'levers', en: 'levers' }, NO_LEVERS));
  }
  if (search.method === 'nsga2' && search.population % 2 === 1) {
    problems.push(problemAt(tree, ['search', 'population'], EVEN, ODD));
  }
  const method: StudySearch['method'] =
    search.method === 'random'
      ? {
          ...{ kind: 'random', draws: search.draws, batch: search.batch ?? BATCH },
          keep: search.keep ?? 'all',
        }
      : { kind: 'nsga2', population: search.population, generations: search.generations };
  return { goals: found, constraints: limits, method };
}

function constraintForm(outcomes: readonly string[]): Label {
  const names = outcomes.join(', ');
  return {
    zh: `结果 >= 数 或 结果 <= 数，如 zhuzhou.gain >= 0、region.net >= 50 wanYuan；结果为 ${names} 之一`,
    en: `outcome >= or <= number, as zhuzhou.gain >= 0 or region.net >= 50 wanYuan, with one of \
${names}`,
  };
}
const NO_CONSTRAINT: Label = { zh: '约束读不懂', en: 'this is no constraint' };
const NO_LEVERS: Label = {
  zh: '没有可选的项：搜索只在 levers 里选',
  en: 'there is nothing to choose: a search chooses among levers only',
};
const EVEN: Label = { zh: '偶数', en: 'an even number' };
const ODD: Label = { zh: '两两配对，不能是奇数', en: 'parents come in pairs' };
