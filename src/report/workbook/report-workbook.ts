import { workbookBytes } from '../../scenario/xlsx/workbook-bytes.ts';
import { sceneOf } from '../explain/scene.ts';
import type { TracedRun } from '../explain/traced-run.ts';
import type { Language } from '../labels.ts';
import { FONT } from './cell.ts';
import { derivationSheet } from './derivation-sheet.ts';
import { InputSheet } from './input-sheet.ts';
import { notesSheet, quotaSheet, summarySheet } from './overview-sheets.ts';
import { dealsSheet, sharesSheet, transfersSheet } from './record-sheets.ts';
import { xlsxSheet } from './sheet-plan.ts';

/**
 * A run as a workbook: what it came to, its records, and every posting as a live formula over the
 * values of the rules. The same bytes every time.
 */
export async function reportWorkbook(opened: TracedRun, language: Language): Promise<Uint8Array> {
  const scene = sceneOf(opened);
  const { result, summary } = opened;
  const inputs = new InputSheet(scene, language);
  const derivation = derivationSheet(scene, inputs, language);
  const plans = [
    summarySheet(summary, language),
    dealsSheet(scene, language),
    sharesSheet(result, derivation.shareCells, language),
    transfersSheet(result, language),
    quotaSheet(summary, language),
    inputs.plan(result.rulesUsed),
    derivation.plan,
    notesSheet(language),
  ];
  return workbookBytes(plans.map(xlsxSheet), {
    title: summary.scenario[language],
    names: inputs.names(),
    font: FONT,
  });
}
