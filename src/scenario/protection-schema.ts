import type { z } from 'zod';
import { mulRatio, parseRatio, type Ratio, ratio } from '../units/ratio.ts';
import { CITIES } from '../world/party.ts';
import type { ProtectionOrder } from '../world/protection.ts';
import type { InputProblem } from './input-error.ts';
import {
  choice,
  dayLeaf,
  labelLeaf,
  list,
  strictMap,
  textLeaf,
  whole,
  written,
} from './leaf-schema.ts';
import { areaLeaf, MOST_PARCELS, statusLeaf } from './opening-leaves.ts';
import { problemAt } from './source-problem.ts';
import type { SourceTree } from './source-tree.ts';

const MOST_YEARS = 100;
const MOST_MU = 100_000_000;
/** Ten-thousandths of a mu: the finest area in use. */
const FINEST_MU = 10_000;
const M2_PER_MU = ratio(2000, 3);

/** An area in mu, exact in m². */
const muArea = written('mu', (text): Ratio | null => {
  const mu = parseRatio(text);
  if (mu === null || mu.numerator <= 0 || FINEST_MU % mu.denominator !== 0) return null;
  return mu.numerator > MOST_MU * mu.denominator ? null : mulRatio(mu, M2_PER_MU);
});

/** An order of the province to move a part of a target. */
export const protectionSchema = strictMap({
  id: textLeaf,
  ledger: choice(['L5', 'L6']),
  from: choice(CITIES),
  to: choice(CITIES),
  areaMu: muArea,
  document: textLeaf,
  start: dayLeaf,
  years: whole('termYears', MOST_YEARS).min(1, { error: 'termYears' }).nullable(),
  parcels: list(strictMap({ id: textLeaf, areaM2: areaLeaf }), MOST_PARCELS, 1),
  status: statusLeaf,
  note: labelLeaf.optional(),
});

/** An order after the schema. */
export type ProtectionContent = z.output<typeof protectionSchema>;

export function toProtectionOrder(content: ProtectionContent): ProtectionOrder {
  const { id, ledger, from, to, areaMu: areaM2, document, start, years, parcels } = content;
  return { id, ledger, from, to, areaM2, document, start, years, parcels };
}

/** What the parts of one order say together that cannot be. */
export function protectionProblems(
  tree: SourceTree,
  { from, to, parcels }: ProtectionContent,
  index: number,
): InputProblem[] {
  const problems: InputProblem[] = [];
  if (from === to) {
    problems.push(
      problemAt(
        tree,
        ['protection', index, 'to'],
        { zh: '另一个市', en: 'another city' },
        { zh: '任务不能转给自己', en: 'a city cannot take over its own target' },
      ),
    );
  }
  const seen = new Set<string>();
  for (const [at, { id }] of parcels.entries()) {
    if (seen.size < seen.add(id).size) continue;
    problems.push(
      problemAt(
        tree,
        ['protection', index, 'parcels', at, 'id'],
        { zh: '不重复的地块', en: 'a parcel named once' },
        { zh: `地块 ${id} 写了两次`, en: `parcel ${id} is named twice` },
      ),
    );
  }
  return problems;
}
