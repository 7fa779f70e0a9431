import type { Block, Cell, TableBlock } from '../report/document/block.ts';
import type { Language } from '../report/labels.ts';
import { say } from './say.ts';

interface Shown {
  readonly language: Language;
  /** Called with the path of a figure that a person wants explained, and its column. */
  onExplain(figure: string, column: number): void;
}

/** Blocks of a report in one language; pictures are drawn elsewhere. */
export function Blocks({ blocks, ...shown }: Shown & { readonly blocks: readonly Block[] }) {
  return blocks.map((block, i) => <BlockView key={`${block.kind}${i}`} block={block} {...shown} />);
}

function BlockView({ block, ...shown }: Shown & { readonly block: Block }) {
  const { language } = shown;
  if (block.kind === 'heading') return <h3>{say(block.text, language)}</h3>;
  if (block.kind === 'paragraph') return <p>{say(block.text, language)}</p>;
  if (block.kind === 'table') return <Table table={block} {...shown} />;
  if (block.kind === 'picture') return null;
  return (
    <ul>
      {block.items.map((item) => (
        <li key={item.en}>{say(item, language)}</li>
      ))}
    </ul>
  );
}

/** A table; a cell that shows a figure of the summary is a button that explains it. */
export function Table({ table, language, onExplain }: Shown & { readonly table: TableBlock }) {
  const { caption, head, rows, textColumns } = table;
  return (
    <section class="wide" aria-label={caption[language]}>
      <table>
        <caption>{caption[language]}</caption>
        <thead>
          <tr>
            {head.map((text, i) => (
              <th key={text.en} scope="col" class={i < textColumns ? 't' : 'n'}>
                {text[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]?.text.en}>
              {row.map((cell, i) => (
                <td key={head[i]?.en} class={i < textColumns ? 't' : 'n'}>
                  <CellText
                    cell={cell}
                    language={language}
                    onExplain={(figure) => onExplain(figure, i)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface CellProps {
  readonly cell: Cell;
  readonly language: Language;
  onExplain(figure: string): void;
}

function CellText({ cell: { text, figure }, language, onExplain }: CellProps) {
  if (figure === null) return say(text, language);
  return (
    <button
      type="button"
      data-figure={figure}
      aria-haspopup="dialog"
      onClick={() => onExplain(figure)}
    >
      {say(text, language)}
    </button>
  );
}
