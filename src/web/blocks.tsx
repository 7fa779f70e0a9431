import type { Block, TableBlock } from '../report/document/block.ts';
import type { Language } from '../report/labels.ts';

/** Blocks of a report in one language; pictures are drawn elsewhere. */
export function Blocks({
  blocks,
  language,
}: {
  readonly blocks: readonly Block[];
  readonly language: Language;
}) {
  return blocks.map((block, i) => (
    <BlockView key={`${block.kind}${i}`} block={block} language={language} />
  ));
}

function BlockView({ block, language }: { readonly block: Block; readonly language: Language }) {
  if (block.kind === 'heading') return <h3>{block.text[language]}</h3>;
  if (block.kind === 'paragraph') return <p>{block.text[language]}</p>;
  if (block.kind === 'table') return <Table table={block} language={language} />;
  if (block.kind === 'picture') return null;
  return (
    <ul>
      {block.items.map((item) => (
        <li key={item.en}>{item[language]}</li>
      ))}
    </ul>
  );
}

/** A table; a cell that shows a figure of the summary says which. */
export function Table({
  table: { caption, head, rows, textColumns },
  language,
}: {
  readonly table: TableBlock;
  readonly language: Language;
}) {
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
                <td
                  key={head[i]?.en}
                  class={i < textColumns ? 't' : 'n'}
                  data-figure={cell.figure ?? undefined}
                >
                  {cell.text[language]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
