import { answerBlocks } from '../report/document/answer.ts';
import { warningBlocks } from '../report/document/basis-blocks.ts';
import { type Block, figureCell, plain, type TableBlock } from '../report/document/block.ts';
import { cooperationBlocks, moneyBlocks, yearBlocks } from '../report/document/money-blocks.ts';
import { gainFen, partyRows } from '../report/document/parties.ts';
import { transferBlocks } from '../report/document/transfer-blocks.ts';
import { fill } from '../report/explain/label-text.ts';
import { formatWanYuan, formatWanYuanChange } from '../report/format.ts';
import type { Language } from '../report/labels.ts';
import type { Summary } from '../report/summary.ts';
import type { Variant } from '../report/what-if/link.ts';
import type { Outcome } from '../report/what-if/page-model.ts';
import { Blocks, Table } from './blocks.tsx';
import type { Drawn } from './messages.ts';
import { say } from './say.ts';
import { PAGE_WORDS } from './words.ts';

interface ResultProps {
  readonly outcome: Outcome;
  readonly pictures: readonly Drawn[];
  readonly language: Language;
  onExplain(figure: string): void;
}

/** What a variant comes to, or why it cannot be. */
export function Result({ outcome, pictures, language, onExplain }: ResultProps) {
  if (!outcome.ok) {
    return (
      <div role="alert" class="refused">
        <strong>{PAGE_WORDS.refused[language]}</strong>
        <ul>
          {outcome.problems.map(({ column, message, expected, found }) => (
            <li key={`${column}${message.en}${found}`}>
              {say(message, language)}
              {found === '—' ? '' : ` (${found})`}
              {': '}
              {fill(PAGE_WORDS.expected, expected)[language]}
            </li>
          ))}
        </ul>
      </div>
    );
  }
  const { summary } = outcome;
  const first = [...answerBlocks(summary), ...tables(cooperationBlocks(summary))];
  const rest = [...yearBlocks(summary), ...transferBlocks(summary), ...warningBlocks(summary)];
  return (
    <>
      <Blocks blocks={[...first, ...moneyBlocks(summary)]} {...{ language, onExplain }} />
      {pictures.map(({ svg, alternative }) => (
        <figure key={alternative.en}>
          <div
            role="img"
            aria-label={alternative[language]}
            dangerouslySetInnerHTML={{ __html: svg }}
          />
        </figure>
      ))}
      <Blocks blocks={tables(rest)} {...{ language, onExplain }} />
    </>
  );
}

function tables(blocks: readonly Block[]): Block[] {
  return blocks.filter(({ kind }) => kind !== 'picture');
}

interface ComparisonProps {
  readonly a: Summary;
  readonly b: Summary;
  readonly language: Language;
  onExplain(figure: string, variant: Variant): void;
}

/** Columns of variant A, the party's name before them. */
const COLUMNS_OF_A = 3;

/** Both variants beside each other: who ends with what, and what changes from one to the other. */
export function Comparison({ a, b, language, onExplain }: ComparisonProps) {
  const rows = new Map(partyRows(b).map((row) => [row.path, row]));
  const named = (letter: string, { zh, en }: { zh: string; en: string }) => ({
    zh: `${letter} ${zh}`.trim(),
    en: `${letter} ${en}`.trim(),
  });
  const nothing = { zh: '', en: '' };
  const table: TableBlock = {
    kind: 'table',
    caption: PAGE_WORDS.compare,
    head: [
      PAGE_WORDS.party,
      ...[named('A', nothing), named('A', PAGE_WORDS.gain)],
      ...[named('B', nothing), named('B', PAGE_WORDS.gain), PAGE_WORDS.difference],
    ],
    textColumns: 1,
    rows: partyRows(a).flatMap((row) => {
      const other = rows.get(row.path);
      if (other === undefined) return [];
      const [mine, theirs] = [row, other].map((one) => one.summary.total.finalPositionFen);
      const cell = (fen: number) =>
        figureCell(formatWanYuan(fen), `${row.path}.total.finalPositionFen`);
      return [
        [
          plain(row.name),
          ...[cell(mine!), plain(formatWanYuanChange(gainFen(row)))],
          ...[cell(theirs!), plain(formatWanYuanChange(gainFen(other)))],
          plain(formatWanYuanChange(theirs! - mine!)),
        ],
      ];
    }),
  };
  return (
    <Table
      {...{ table, language }}
      onExplain={(figure, column) => onExplain(figure, column < COLUMNS_OF_A ? 'A' : 'B')}
    />
  );
}
