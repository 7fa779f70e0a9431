import type { ComponentChildren } from 'preact';
import { answerBlocks } from '../report/document/answer.ts';
import { warningBlocks } from '../report/document/basis-blocks.ts';
import { type Block, figureCell, plain, type TableBlock } from '../report/document/block.ts';
import { cooperationBlocks, moneyBlocks, yearBlocks } from '../report/document/money-blocks.ts';
import { gainFen, partyRows } from '../report/document/parties.ts';
import { transferBlocks } from '../report/document/transfer-blocks.ts';
import { fill } from '../report/explain/label-text.ts';
import { formatWanYuan, formatWanYuanChange } from '../report/format.ts';
import type { Language } from '../report/labels.ts';
import type { Positions } from '../report/positions.ts';
import type { Summary } from '../report/summary.ts';
import type { Variant } from '../report/what-if/link.ts';
import type { FirstAnswer } from '../report/what-if/page-model.ts';
import { Blocks, Table } from './blocks.tsx';
import type { Drawn } from './messages.ts';
import { say } from './say.ts';
import { PAGE_WORDS } from './words.ts';

interface ResultProps {
  readonly answer: FirstAnswer;
  /** Every figure, as far as they are known. */
  readonly summary: Summary | null;
  /** Whether the answer is newer than the summary, which is not to be seen then. */
  readonly isOld: boolean;
  readonly pictures: readonly Drawn[];
  readonly hasOldPictures: boolean;
  readonly language: Language;
  onExplain(figure: string): void;
}

/** What a variant comes to, or why it cannot be. */
export function Result(props: ResultProps) {
  const { answer, summary, isOld, pictures, hasOldPictures, language, onExplain } = props;
  if (!answer.ok) {
    return (
      <div role="alert" class="refused">
        <strong>{PAGE_WORDS.refused[language]}</strong>
        <ul>
          {answer.problems.map(({ column, message, expected, found }) => (
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
  const { positions } = answer;
  const figures = [...tables(cooperationBlocks(positions)), ...moneyBlocks(positions)];
  return (
    <>
      <Held isOld={isOld}>
        {summary && <Blocks blocks={answerBlocks(summary)} {...{ language, onExplain }} />}
      </Held>
      <Blocks blocks={figures} {...{ language, onExplain }} />
      <Held isOld={isOld || hasOldPictures}>
        {pictures.map(({ svg, alternative }) => (
          <figure key={alternative.en}>
            <div
              role="img"
              aria-label={alternative[language]}
              dangerouslySetInnerHTML={{ __html: svg }}
            />
          </figure>
        ))}
      </Held>
      <Held isOld={isOld}>
        {summary && <Blocks blocks={restOf(summary)} {...{ language, onExplain }} />}
      </Held>
    </>
  );
}

/** What is not to be seen while it is old keeps its place, so that nothing jumps. */
function Held({ isOld, children }: { isOld: boolean; children: ComponentChildren }) {
  return <div class={isOld ? 'old' : ''}>{children}</div>;
}

function restOf(summary: Summary): Block[] {
  return tables([...yearBlocks(summary), ...transferBlocks(summary), ...warningBlocks(summary)]);
}

function tables(blocks: readonly Block[]): Block[] {
  return blocks.filter(({ kind }) => kind !== 'picture');
}

interface ComparisonProps {
  readonly a: Positions;
  readonly b: Positions;
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
