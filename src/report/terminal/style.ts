import pc from 'picocolors';
import stringWidth from 'string-width';
import type { Label } from '../../rules/rule.ts';
import type { Language } from '../labels.ts';

/** How the report is drawn: in which language, and whether with colour. */
export interface Style {
  readonly language: Language;
  readonly colours: ReturnType<typeof pc.createColors>;
  readonly say: (label: Label) => string;
  /** The label of an identifier; the identifier itself when it has none. */
  readonly name: (labels: Readonly<Record<string, Label>>, id: string) => string;
}

export function makeStyle(language: Language, colour: boolean): Style {
  return {
    language,
    colours: pc.createColors(colour),
    say: (label) => label[language],
    name: (labels, id) => (Object.hasOwn(labels, id) ? labels[id]![language] : id),
  };
}

/** A word, a space, or one character of a script that may break anywhere. */
const PIECES = /[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]+|\s+|[\s\S]/gu;
/** Marks that hang over the edge by one column pair rather than begin a line. */
const CLOSING = /^[，。；：、）”】]$/;

/** Letters, digits and marks of which each takes one column. */
const NARROW = /^[\x20-\x7e]*$/;
const HAN = /^\p{Script=Han}$/u;

/** Breaks text into lines of at most `width` columns; a word longer than that stays whole. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  // The columns of the line so far; adding up the pieces spares measuring it again for each.
  let taken = 0;
  for (const [piece] of text.matchAll(PIECES)) {
    const isSpace = piece.trim() === '';
    const wide = columnsOf(piece);
    if (line !== '' && !CLOSING.test(piece) && taken + (isSpace ? 0 : wide) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
      taken = isSpace ? 0 : wide;
    } else {
      line += piece;
      taken += wide;
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

function columnsOf(piece: string): number {
  if (NARROW.test(piece)) return piece.length;
  return HAN.test(piece) ? 2 : stringWidth(piece);
}
