import type { Label } from '../../rules/rule.ts';
import { invariant } from '../../units/invariant.ts';
import { explanationText } from '../explain/explanation-text.ts';
import { figureTable } from '../explain/figure-explanation.ts';
import { SHORT_LIST } from '../explain/group.ts';
import type { TracedRun } from '../explain/traced-run.ts';
import type { Language } from '../labels.ts';
import type { ReportDocument } from './block.ts';

/**
 * How every figure of a report came about, by its path.
 *
 * @throws InvariantError when the report shows a figure that cannot be explained.
 */
export function reasonsOf(report: ReportDocument, opened: TracedRun): ReadonlyMap<string, Label> {
  const table = figureTable(opened, SHORT_LIST);
  const paths = report.blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.flat().map(({ figure }) => figure) : [],
  );
  const shown = [...new Set(paths)].filter((path) => path !== null).sort();
  return new Map(
    shown.map((path) => {
      const explain = table.get(path);
      invariant(explain !== undefined, 'report.unexplained', () => ({ path }));
      const explanation = explain();
      const text = (language: Language) =>
        explanationText(explanation, { language, colour: false });
      return [path, { zh: text('zh'), en: text('en') }];
    }),
  );
}
