import type { JournalEntry, JournalLeg } from '../../ledger/journal.ts';
import type { Label } from '../../rules/rule.ts';
import { formatDay } from '../../units/day.ts';
import { STAGE_LABELS } from '../labels.ts';
import { type Explanation, fenOf, step } from './explanation.ts';
import { fill, same } from './label-text.ts';
import { memoLabel } from './memo-label.ts';
import { type Scene, whyOfLeg } from './scene.ts';

const ENTRY: Label = { zh: '第 {0} 号分录 · {1} · {2} · {3}', en: 'entry {0} · {1} · {2} · {3}' };
const OF_DEAL: Label = { zh: '{0} · 宗地 {1}', en: '{0} · deal {1}' };
const FROM: Label = { zh: '付出：{0}', en: 'from: {0}' };
const BETWEEN: Label = { zh: '{0}：{1} → {2}', en: '{0}: {1} → {2}' };
const TO: Label = { zh: '{0} → {1}', en: '{0} → {1}' };

/** Says more of a leg: where the money lay, say. */
export type LegNotes = (entry: number, leg: JournalLeg) => readonly Label[];

/** The number, day, stage and occasion of an entry. */
export function entryLabel({ number, day, stage, memo, deal }: JournalEntry): Label {
  const parts = [same(String(number)), same(formatDay(day)), STAGE_LABELS[stage], memoLabel(memo)];
  const label = fill(ENTRY, ...parts);
  return deal === '' ? label : fill(OF_DEAL, label, same(deal));
}

/** One entry of the journal, each leg down to records, rules and choices. */
export function entryExplanation(
  scene: Scene,
  number: number,
  notesOf: LegNotes = () => [],
): Explanation {
  const { result, names } = scene;
  const { chart, journal } = result.ledger;
  const entry = journal.entry(number);
  const payers = new Set(entry.legs.map(({ from }) => from));
  const isOnePayer = payers.size === 1;
  const [payer] = payers;
  const totalFen = entry.legs.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return step(entryLabel(entry), {
    amount: fenOf(totalFen),
    notes: isOnePayer ? [fill(FROM, names.account(chart.account(payer!)))] : [],
    terms: entry.legs.map((leg, i) => {
      const told = legExplanation(scene, number, i, isOnePayer);
      return { ...told, notes: [...told.notes, ...notesOf(number, leg)] };
    }),
  });
}

/** One leg: where it goes, and how its amount came about. */
export function legExplanation(
  scene: Scene,
  number: number,
  position: number,
  isPayerKnown: boolean,
): Explanation {
  const { result, names, words, citations } = scene;
  const { chart, journal } = result.ledger;
  const { from, to, rule } = journal.entry(number).legs[position]!;
  const told = words.explain(whyOfLeg(scene, number, position));
  const way = [names.account(chart.account(from)), names.account(chart.account(to))] as const;
  const label = isPayerKnown
    ? fill(TO, told.label, way[1])
    : fill(BETWEEN, told.label, way[0], way[1]);
  return { ...told, label, rule: cites(told, rule) ? told.rule : citations.rule(rule) };
}

/** Whether a rule is cited somewhere in an explanation. */
function cites({ rule, terms }: Explanation, id: string): boolean {
  return rule?.rule === id || terms.some((term) => cites(term, id));
}
