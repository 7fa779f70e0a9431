import type { Label } from '../../rules/rule.ts';
import { same } from '../explain/label-text.ts';
import type { Picture } from './picture.ts';

/** One cell: text in both languages, and the figure of `summary.json` it shows, if it is one. */
export interface Cell {
  readonly text: Label;
  /** Path of the figure, by which it is explained; null for text and what is derived. */
  readonly figure: string | null;
}

/** A table: the first columns hold text, the others numbers. */
export interface TableBlock {
  readonly kind: 'table';
  readonly caption: Label;
  readonly head: readonly Label[];
  readonly textColumns: number;
  readonly rows: readonly (readonly Cell[])[];
}

/** One piece of a document, free of any format. */
export type Block =
  | { readonly kind: 'heading'; readonly text: Label; readonly level: 2 | 3 }
  | { readonly kind: 'paragraph'; readonly text: Label }
  | { readonly kind: 'list'; readonly items: readonly Label[] }
  | TableBlock
  | { readonly kind: 'picture'; readonly picture: Picture };

/** A report about one run, for any format. */
export interface ReportDocument {
  readonly title: Label;
  readonly subtitle: Label;
  readonly isSynthetic: boolean;
  readonly blocks: readonly Block[];
}

export function heading(text: Label): Block {
  return { kind: 'heading', text, level: 2 };
}

export function paragraph(text: Label): Block {
  return { kind: 'paragraph', text };
}

/** A cell that shows no figure. */
export function plain(text: Label | string): Cell {
  return { text: typeof text === 'string' ? same(text) : text, figure: null };
}

/** A cell that shows a figure, written alike in both languages. */
export function figureCell(text: string, figure: string): Cell {
  return { text: same(text), figure };
}
