/** What a YAML file says, before any schema: numbers whose text is not exact stay text. */
export type SourceValue =
  | string
  | number
  | boolean
  | null
  | readonly SourceValue[]
  | { readonly [key: string]: SourceValue };

export type SourceMap = Readonly<Record<string, SourceValue>>;

/** Keys and list positions from the top of a file down to a value. */
export type SourcePath = readonly (string | number)[];

/** Where something was written. */
export interface SourcePlace {
  readonly file: SourceFile;
  readonly line: number;
}

/** A text file that was read. */
export interface SourceFile {
  /** As the person named it; for a file named by another file, its path from there on. */
  readonly name: string;
  /** Absolute path. */
  readonly path: string;
  /** SHA-256 of its bytes, lower-case hex. */
  readonly sha256: string;
}

/** The content of one file, or of several merged, and where each part of it was written. */
export interface SourceTree {
  readonly root: SourceMap;
  /** By {@link pathText}; '' is the whole file. */
  readonly places: ReadonlyMap<string, SourcePlace>;
}

/** Whether a value is a map of keys. */
export function isSourceMap(value: SourceValue | undefined): value is SourceMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `sharing.rule.waterfall.steps[0].amountWanYuan`; '' for the whole file. */
export function pathText(path: SourcePath): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`,
    '',
  );
}

/** The value at a path; undefined when there is none. */
export function valueAt(root: SourceValue, path: SourcePath): SourceValue | undefined {
  let value: SourceValue | undefined = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) {
      return undefined;
    }
    value = (value as Readonly<Record<string | number, SourceValue>>)[part];
  }
  return value;
}

/** Where a path was written, or the nearest part above it that was. */
export function placeOf(tree: SourceTree, path: SourcePath): SourcePlace | null {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const place = tree.places.get(pathText(path.slice(0, depth)));
    if (place !== undefined) return place;
  }
  return null;
}

const LONGEST_FOUND = 80;

/** A value as a person wrote it, cut when long; maps and lists as their outline. */
export function foundText(value: SourceValue | undefined): string {
  if (value === undefined) return '—';
  const text = typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
  return printable(text.length <= LONGEST_FOUND ? text : `${text.slice(0, LONGEST_FOUND)}…`);
}

/** Text from a file made safe to print: nothing in it can move a cursor or hide what follows. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}
