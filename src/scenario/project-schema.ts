import type { z } from 'zod';
import { SUPPLY_KINDS, WHOLE_YIELD } from '../rules/supply-yield.ts';
import { fen } from '../units/fen.ts';
import { parseRatio } from '../units/ratio.ts';
import { CITIES } from '../world/party.ts';
import type { SupplyProject } from '../world/supply-project.ts';
import type { InputProblem } from './input-error.ts';
import {
  choice,
  dayLeaf,
  labelLeaf,
  list,
  strictMap,
  textLeaf,
  wanYuanLeaf,
  whole,
  written,
} from './leaf-schema.ts';
import { areaLeaf, gradeLeaf, MOST_PARCELS, statusLeaf } from './opening-leaves.ts';
import { problemAt } from './source-problem.ts';
import type { SourceTree } from './source-tree.ts';

const MOST_MONTHS = 240;
const MOST_DAYS = 3660;

/** A share of the plan to a hundredth of a percent. */
const yieldShare = written('yieldShare', (text): number | null => {
  const share = parseRatio(text);
  if (share === null || share.numerator < 0 || share.numerator > share.denominator) return null;
  const parts = (share.numerator * WHOLE_YIELD) / share.denominator;
  return Number.isInteger(parts) ? parts : null;
});

/** A project that brings quota: what is planned, when, at what cost, with what yield. */
export const projectSchema = strictMap({
  id: textLeaf,
  kind: choice(SUPPLY_KINDS),
  city: choice(CITIES),
  origin: textLeaf,
  document: textLeaf,
  started: dayLeaf,
  leadMonths: whole('months', MOST_MONTHS),
  delayDays: whole('days', MOST_DAYS).optional(),
  yield: strictMap({ from: yieldShare, to: yieldShare }).optional(),
  areaM2: areaLeaf,
  paddyM2: areaLeaf.optional(),
  grade: gradeLeaf.optional(),
  gradeBefore: gradeLeaf.optional(),
  lessM2: areaLeaf.optional(),
  parcels: list(textLeaf, MOST_PARCELS).optional(),
  costWanYuan: wanYuanLeaf.optional(),
  status: statusLeaf,
  note: labelLeaf.optional(),
});

/** A project after the schema. */
export type ProjectContent = z.output<typeof projectSchema>;

/** The project as the engine takes it; what is left out is nothing, and the yield is whole. */
export function toProject(content: ProjectContent): SupplyProject {
  const { id, kind, city, origin, document, started, leadMonths } = content;
  const share = content.yield ?? { from: WHOLE_YIELD, to: WHOLE_YIELD };
  return {
    ...{ id, kind, city, origin, document, started, leadMonths },
    delayDays: content.delayDays ?? 0,
    yieldFrom: share.from,
    yieldTo: share.to,
    areaM2: content.areaM2,
    paddyM2: content.paddyM2 ?? 0,
    grade: content.grade ?? null,
    gradeBefore: content.gradeBefore ?? null,
    lessM2: content.lessM2 ?? 0,
    parcels: content.parcels ?? [],
    costFen: content.costWanYuan ?? fen(0),
  };
}

/** Kinds that start from farmland of some grade. */
const FROM_FARMLAND: readonly string[] = ['paddyConversion', 'upgrading', 'swap'];

/** What the parts of one project say together that cannot be. */
export function projectProblems(
  tree: SourceTree,
  project: ProjectContent,
  index: number,
): InputProblem[] {
  const problems: InputProblem[] = [];
  const add = (key: string, expected: [string, string], message: [string, string]) =>
    problems.push(
      problemAt(
        tree,
        ['projects', index, key],
        { zh: expected[0], en: expected[1] },
        { zh: message[0], en: message[1] },
      ),
    );
  const { kind, yield: share } = project;
  if ((project.paddyM2 ?? 0) > project.areaM2) {
    add(
      'paddyM2',
      ['不超过 areaM2', 'no more than areaM2'],
      ['水田多于总面积', 'paddy exceeds area'],
    );
  }
  if (share !== undefined && share.from > share.to) {
    add(
      'yield',
      ['from 不大于 to', 'from no more than to'],
      ['成效倒置', 'the yield runs backwards'],
    );
  }
  if (kind !== 'stockDisposal' && project.grade === undefined) {
    add(
      'grade',
      ['1 至 15 等', 'a grade from 1 to 15'],
      ['形成耕地的项目要写明等别', 'a project that makes farmland needs its grade'],
    );
  }
  if (FROM_FARMLAND.includes(kind) && project.gradeBefore === undefined) {
    add(
      'gradeBefore',
      ['1 至 15 等', 'a grade from 1 to 15'],
      ['要写明原来的等别', 'the grade of the land before is missing'],
    );
  }
  return problems;
}
