import type { RunResult } from '../../engine/run-result.ts';
import type { Label } from '../../rules/rule.ts';
import { entryExplanation, entryLabel, legExplanation } from './entry-explanation.ts';
import { type Explanation, step } from './explanation.ts';
import { fill, same } from './label-text.ts';
import type { OpenedRun } from './open-run.ts';
import { sceneOf } from './scene.ts';

const FIRST: Label = { zh: '从这里开始不同', en: 'where they first part' };
const ALIKE: Label = { zh: '两次推演的分录完全相同', en: 'the two runs post the same entries' };
const IN: Label = { zh: '{0} 中', en: 'in {0}' };
const ENDS: Label = { zh: '{0} 到此没有更多分录', en: '{0} has no more entries' };

/** The first entry, in the order of the journal, in which two runs differ; both sides explained. */
export function firstDifference(run: OpenedRun, against: OpenedRun): Explanation {
  const number = firstDiffering(run.result, against.result);
  if (number === null) return step(ALIKE);
  const leg = firstDifferingLeg(run.result, against.result, number);
  const side = (opened: OpenedRun) =>
    number > opened.result.ledger.journal.length
      ? step(fill(ENDS, same(opened.name)))
      : step(fill(IN, same(opened.name)), { terms: [sideExplanation(opened, number, leg)] });
  return step(FIRST, { terms: [side(run), side(against)] });
}

/** One leg where the entries differ in one, the whole entry where they differ altogether. */
function sideExplanation(opened: OpenedRun, number: number, leg: number | null): Explanation {
  const scene = sceneOf(opened);
  const entry = scene.result.ledger.journal.entry(number);
  if (leg === null || leg >= entry.legs.length) return entryExplanation(scene, number);
  return step(entryLabel(entry), { terms: [legExplanation(scene, number, leg, false)] });
}

/** The first leg that differs in an entry for the same occasion; null: the occasions differ. */
function firstDifferingLeg(a: RunResult, b: RunResult, number: number): number | null {
  const [here, there] = [a, b].map((result) => rowsOf(result, number));
  if (here === undefined || there === undefined || here[0] !== there[0]) return null;
  const longest = Math.max(here.length, there.length);
  for (let row = 1; row < longest; row += 1) if (here[row] !== there[row]) return row - 1;
  return null;
}

/** The number of the first entry that is not the same in both journals; null: there is none. */
export function firstDiffering(a: RunResult, b: RunResult): number | null {
  const longest = Math.max(a.ledger.journal.length, b.ledger.journal.length);
  for (let number = 1; number <= longest; number += 1) {
    if (rowsOf(a, number).join() !== rowsOf(b, number).join()) return number;
  }
  return null;
}

/** An entry as texts: its occasion, then its legs; nothing beyond the end of the journal. */
function rowsOf({ ledger }: RunResult, number: number): string[] {
  if (number > ledger.journal.length) return [];
  const { day, stage, deal, memo, legs } = ledger.journal.entry(number);
  return [
    JSON.stringify([day, stage, deal, memo]),
    ...legs.map(({ from, to, amountFen, rule }) =>
      JSON.stringify([ledger.pathOf(from), ledger.pathOf(to), amountFen, rule]),
    ),
  ];
}
