import type { Summary } from '../summary.ts';

/** A figure of the summary by its path, or the paths there are where it leaves off. */
export type FigureLookup =
  | {
      readonly found: true;
      readonly value: number | bigint | string | boolean;
      readonly name: string;
    }
  | { readonly found: false; readonly choices: readonly string[] };

/** What tells the items of each list of the summary apart; a path names them one after another. */
const LIST_KEYS: Readonly<Record<string, readonly string[]>> = {
  parties: ['party'],
  refusedDeals: ['deal'],
  reasons: ['code'],
  refusedItems: ['id'],
  transfers: ['regime', 'status'],
  byTreasury: ['treasury', 'owner'],
  monthEnds: ['day'],
  quota: ['holder', 'ledger', 'dimension'],
  allotments: ['ledger', 'year'],
  farmland: ['city'],
  earmarkYears: ['party', 'year'],
  provinceYears: ['year'],
  firmTaxYears: ['party', 'year'],
  promises: ['deal', 'kind'],
  latePayments: ['city', 'year'],
  legalBasis: ['status'],
  assumptions: ['rule'],
  warnings: ['code'],
};

/** Keys a path leaves out: it goes straight to what they hold, as `czt explain` names figures. */
const LEFT_OUT: readonly string[] = ['byTreasury', 'treasuries'];

type Item = Readonly<Record<string, unknown>>;

/**
 * Follows a path like `parties.zhuzhou.total.receiptsFen` or `quota.zhuzhou.L4.areaM2.used`
 * through the content of `summary.json`; items of a list go by what tells them apart.
 */
export function summaryFigure(summary: Summary, path: string): FigureLookup {
  let value: unknown = summary;
  let name = '';
  const words = path.split('.');
  for (let i = 0; i < words.length; i += 1) {
    const before = words.slice(0, i);
    if (Array.isArray(value)) {
      const { item, used, choices } = pick(
        value as readonly Item[],
        LIST_KEYS[name] ?? [],
        words,
        i,
      );
      if (item === null) return { found: false, choices: choices.map((c) => join(before, c)) };
      value = item;
      i += used - 1;
      continue;
    }
    const word = words[i]!;
    const inner = LEFT_OUT.find((key) => isObject(value) && Object.hasOwn(value, key));
    if (inner !== undefined && !Object.hasOwn(value as Item, word)) {
      value = (value as Item)[inner];
      name = inner;
      i -= 1;
      continue;
    }
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, word)) {
      const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
      return { found: false, choices: keys.map((key) => join(before, key)) };
    }
    value = (value as Item)[word];
    name = word;
  }
  if (typeof value === 'object' && value !== null) {
    return { found: false, choices: inside(value, name).map((key) => join(words, key)) };
  }
  return { found: true, value: value as number | bigint | string | boolean, name };
}

function isObject(value: unknown): value is Item {
  return typeof value === 'object' && value !== null;
}

function join(words: readonly string[], last: string): string {
  return [...words, last].join('.');
}

function pick(
  items: readonly Item[],
  keys: readonly string[],
  words: readonly string[],
  at: number,
) {
  let left = items;
  for (const [step, key] of keys.entries()) {
    const word = words[at + step];
    const next = left.filter((item) => String(item[key]) === word);
    if (next.length === 0) {
      const named = words.slice(at, at + step);
      const choices = [...new Set(left.map((item) => [...named, String(item[key])].join('.')))];
      return { item: null, used: 0, choices };
    }
    left = next;
  }
  return { item: keys.length === 0 ? null : left[0]!, used: keys.length, choices: [] };
}

function inside(value: object, name: string): string[] {
  if (!Array.isArray(value)) return Object.keys(value);
  const key = LIST_KEYS[name]?.[0];
  return key === undefined ? [] : (value as readonly Item[]).map((item) => String(item[key]));
}
