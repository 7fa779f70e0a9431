import type { JournalEntry } from '../../ledger/journal.ts';
import type { Why } from '../../ledger/why.ts';
import { formatDay } from '../../units/day.ts';
import { fill, same } from '../explain/label-text.ts';
import { memoLabel } from '../explain/memo-label.ts';
import { type Scene, whyOfLeg } from '../explain/scene.ts';
import { type Language, STAGE_LABELS } from '../labels.ts';
import { textCell } from './cell.ts';
import { Derivation } from './derivation.ts';
import type { InputSheet } from './input-sheet.ts';
import { ReferenceCells } from './reference-cells.ts';
import type { SheetPlan } from './sheet-plan.ts';
import { STEP_HEAD_ROWS, StepRows } from './step-rows.ts';
import { WORKBOOK_WORDS as W } from './words.ts';

/** The derivation of every posting, and where each stands. */
export interface DerivationSheet {
  readonly plan: SheetPlan;
  /** The cell of the fen a leg posts, by entry and party, where one leg alone gives the share. */
  readonly shareCells: ReadonlyMap<string, string>;
}

/** Every posting of the run by deal, in the order of the journal, then those of no single deal. */
export function derivationSheet(
  scene: Scene,
  inputs: InputSheet,
  language: Language,
): DerivationSheet {
  const steps = new StepRows(language);
  const references = new ReferenceCells();
  const derivation = new Derivation(scene, inputs, steps, references);
  const shareCells = new Map<string, string>();
  for (const entry of entriesByDeal(scene)) {
    steps.startDeal(entry.deal === '' ? W.noDeal[language] : entry.deal);
    writeEntry(entry, { scene, steps, references, derivation, shareCells });
  }
  const say = (word: { zh: string; en: string }) => word[language];
  return {
    shareCells,
    plan: {
      name: say(W.stepsSheet),
      widths: [11, 50, 62, 18, 9, 18, 9, 17, 12, 14, 12, 14, 12, 30],
      printed: 7,
      headRows: STEP_HEAD_ROWS,
      headColumns: 2,
      rows: [
        [textCell(say(W.stepsTitle), 'title')],
        [textCell(say(W.stepsNote), 'note')],
        W.stepsHead.map((word) => textCell(say(word), 'head')),
        ...steps.rows,
      ],
    },
  };
}

function entriesByDeal({ result }: Scene): JournalEntry[] {
  const order = new Map(result.deals.map(({ deal }, i) => [deal.id, i]));
  const rank = ({ deal }: JournalEntry) => order.get(deal) ?? order.size;
  return [...result.ledger.journal.entries()].sort(
    (a, b) => rank(a) - rank(b) || a.number - b.number,
  );
}

interface Desk {
  readonly scene: Scene;
  readonly steps: StepRows;
  readonly references: ReferenceCells;
  readonly derivation: Derivation;
  readonly shareCells: Map<string, string>;
}

function writeEntry(entry: JournalEntry, desk: Desk): void {
  const { scene, steps, references, derivation, shareCells } = desk;
  const { number, day, stage, memo, deal, legs } = entry;
  const { chart } = scene.result.ledger;
  const parts = [same(String(number)), same(formatDay(day)), STAGE_LABELS[stage], memoLabel(memo)];
  steps.heading(fill(W.entry, ...parts));
  const reasons = legs.map((_, i) => whyOfLeg(scene, number, i));
  const place = { deal, memo, fractions: fractionsOf(reasons, derivation) };
  legs.forEach(({ from, to, rule, amountFen }, i) => {
    const why = reasons[i]!;
    const exact = derivation.exact(why, place, 1);
    const accounts = [chart.account(from), chart.account(to)] as const;
    const label = fill(W.posting, ...accounts.map((one) => scene.names.account(one)));
    const text = { label, how: scene.words.name(why), rule, indent: 0 };
    const { n: cell } = steps.posting(text, exact, amountFen);
    const [payer, payee] = accounts;
    const paths = { from: payer.path, to: payee.path, owner: payee.owner };
    references.addLeg({ entry: number, ...{ deal, memo, rule, amountFen, why, cell }, ...paths });
    // The part a party keeps of its own tax is a share too, whichever rule it is posted under.
    const isShare = rule === 'sharing-policy' || why.what === 'share';
    if (isShare) shareCells.set(`${number} ${payee.owner}`, cell);
  });
}

/** The fraction of every party in every shared amount that some leg of the entry explains. */
function fractionsOf(reasons: readonly Why[], derivation: Derivation): ReadonlyMap<string, Why> {
  const fractions = new Map<string, Why>();
  const visit = (why: Why): void => {
    if (why.how.op === 'share' && why.terms[1] !== undefined) {
      fractions.set(`${derivation.groupOf(why)} ${why.how.party}`, why.terms[1]);
    }
    why.terms.forEach(visit);
  };
  reasons.forEach(visit);
  return fractions;
}
