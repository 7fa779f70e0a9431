import type { SourcePath } from '../source-tree.ts';
import { locateScalars, type ScalarPlace } from './locate-scalar.ts';

/** A single value of a file and what is to stand in its place. */
export interface Edit {
  readonly path: SourcePath;
  /** Makes the new text from the one that stands there. */
  readonly write: (before: string) => string;
}

/** A text with values replaced where they stand; everything else is as it was, to the letter. */
export interface Patch {
  readonly text: string;
  readonly changes: readonly {
    readonly path: SourcePath;
    readonly before: string;
    readonly after: string;
  }[];
  /** Edits whose value does not stand in the file as a single value, e.g. behind an alias. */
  readonly missed: readonly SourcePath[];
}

/** Replaces single values of a YAML text in place, each in the quotes it had. */
export function patchText(text: string, edits: readonly Edit[]): Patch {
  const places = locateScalars(
    text,
    edits.map(({ path }) => path),
  );
  const found = edits.flatMap((edit, i) => {
    const place = places[i];
    return place ? [{ ...edit, place, after: edit.write(place.text) }] : [];
  });
  const changed = [...found].sort((a, b) => a.place.from - b.place.from);
  let patched = '';
  let done = 0;
  for (const { place, after } of changed) {
    patched += text.slice(done, place.from) + quoted(after, place);
    done = place.to;
  }
  return {
    text: patched + text.slice(done),
    changes: found.map(({ path, place, after }) => ({ path, before: place.text, after })),
    missed: edits.filter((_, i) => places[i] === null).map(({ path }) => path),
  };
}

/** In the quotes of the value before; none are needed for words, numbers and fractions. */
function quoted(text: string, { quote }: ScalarPlace): string {
  return text === 'null' ? text : `${quote}${text}${quote}`;
}
