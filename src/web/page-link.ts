import { linkFragment, readFragment, type Shared, VARIANTS } from '../report/what-if/link.ts';
import type { Label } from '../rules/rule.ts';
import { type History, startHistory } from './history.ts';
import type { Offer } from './messages.ts';
import { PAGE_WORDS } from './words.ts';

/** What the page begins with, and why its link could not be used, if it could not. */
export interface Opening {
  readonly history: History;
  readonly refusal: Label | null;
}

/** What the link says, where there is one that can be used; else the first scenario as it is. */
export function openingState(offers: readonly Offer[]): Opening {
  const plain = { scenario: offers[0]!.id, variants: { A: {}, B: {} } };
  const fragment = location.hash.slice(1);
  if (fragment === '') return { history: startHistory(plain), refusal: null };
  const read = readFragment(
    fragment,
    (id) => offers.find((offer) => offer.id === id)?.controls ?? null,
  );
  if ('refusal' in read) return { history: startHistory(plain), refusal: read.refusal };
  return { history: startHistory(read), refusal: null };
}

/** Keeps the address such that it opens what is shown. */
export function showLink(now: Shared): void {
  const hasChanges = VARIANTS.some((variant) => Object.keys(now.variants[variant]).length > 0);
  const isShown = location.hash.length > 1;
  if (hasChanges || isShown) window.history.replaceState(null, '', `#${linkFragment(now)}`);
}

export function copyLink(now: Shared, tell: (notice: Label) => void): void {
  window.history.replaceState(null, '', `#${linkFragment(now)}`);
  const copied = navigator.clipboard?.writeText(location.href) ?? Promise.reject();
  copied.then(
    () => tell(PAGE_WORDS.copied),
    () => tell(PAGE_WORDS.inBar),
  );
}

/** Gives a person a text as a file. */
export function download(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
