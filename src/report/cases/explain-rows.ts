import type { RunRow, RunTable } from '../../scenario/cases/run-table.ts';
import { dealExplanation } from '../explain/deal-explanation.ts';
import { entryExplanation, legExplanation } from '../explain/entry-explanation.ts';
import type { Explanation } from '../explain/explanation.ts';
import { figureTable } from '../explain/figure-explanation.ts';
import { SHORT_LIST } from '../explain/group.ts';
import { type Scene, sceneOf, whyOfLeg } from '../explain/scene.ts';
import type { TracedRun } from '../explain/traced-run.ts';

/** Why a figure of the summary is what it is. */
export function explainFigure(traced: TracedRun, path: string): Explanation[] {
  const found = figureTable(traced, SHORT_LIST).get(path);
  return found === undefined ? [] : [found()];
}

/** What rows of a run rest on, each down to records, rules and choices. */
export function explainRows(
  table: RunTable,
  column: string,
  rows: readonly RunRow[],
  traced: TracedRun,
): Explanation[] {
  const shown = rows.slice(0, SHORT_LIST);
  if (table.id === 'earmarkYears') {
    const [row] = shown;
    if (row === undefined) return [];
    const { party, year } = row.names;
    return explainFigure(traced, `earmarkYears.${party}.${year}.${column}Fen`);
  }
  const scene = sceneOf(traced);
  return shown.flatMap((row) => explainRow(table, row, scene));
}

function explainRow(table: RunTable, row: RunRow, scene: Scene): Explanation[] {
  const { entry, leg } = row;
  if (entry !== null && leg !== null) return [legExplanation(scene, entry, leg, false)];
  if (entry !== null) {
    const { legs } = scene.result.ledger.journal.entry(entry);
    const own = [...legs.keys()].filter((i) => isShareOf(row.names['party'], scene, entry, i));
    if (own.length === 0) return [entryExplanation(scene, entry)];
    return own.map((i) => legExplanation(scene, entry, i, false));
  }
  const outcome = scene.result.deals.find(({ deal }) => deal.id === row.names['deal']);
  const isRefused = outcome !== undefined && outcome.refusals.length > 0;
  return table.amounts.length === 0 && isRefused ? [dealExplanation(scene, outcome)] : [];
}

/** Whether a leg is what a party got of what its entry shared out. */
function isShareOf(party: string | undefined, scene: Scene, entry: number, leg: number): boolean {
  const { how, what } = whyOfLeg(scene, entry, leg);
  return what === 'share' && how.op === 'share' && how.party === party;
}
