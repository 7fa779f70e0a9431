import type { RunResult } from '../../engine/run-result.ts';
import { runHistory } from '../history/run-history.ts';
import { legalBasis } from '../legal-basis.ts';
import type { Summary } from '../summary.ts';
import { answerBlocks } from './answer.ts';
import { basisBlocks, dealBlocks, warningBlocks } from './basis-blocks.ts';
import type { ReportDocument } from './block.ts';
import { flowBlocks } from './flow-blocks.ts';
import { landYearBlocks } from './land-year-blocks.ts';
import { marketBlocks } from './market-blocks.ts';
import { cooperationBlocks, moneyBlocks, yearBlocks } from './money-blocks.ts';
import { quotaBlocks } from './quota-blocks.ts';
import { transferBlocks } from './transfer-blocks.ts';

/** The report of a run, free of any format; the answer comes first. */
export function reportDocument(summary: Summary, result: RunResult): ReportDocument {
  const { scenario, start, end, synthetic } = summary;
  const span = `${scenario.id} · ${start} – ${end}`;
  return {
    title: { zh: scenario.zh, en: scenario.en },
    subtitle: { zh: span, en: span },
    isSynthetic: synthetic,
    blocks: [
      ...answerBlocks(summary),
      ...warningBlocks(summary),
      ...moneyBlocks(summary),
      ...flowBlocks(result),
      ...cooperationBlocks(summary),
      ...yearBlocks(summary),
      ...marketBlocks(result),
      ...transferBlocks(summary),
      ...quotaBlocks(summary),
      ...landYearBlocks(runHistory(result, summary)),
      ...dealBlocks(summary),
      ...basisBlocks(legalBasis(result)),
    ],
  };
}
