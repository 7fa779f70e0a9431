/**
 * Something the columnar path does not know about: the reference path is to say what comes of it,
 * be it figures or an error of its own.
 */
export class LeftToReference extends Error {
  override readonly name = 'LeftToReference';
}

/** @throws LeftToReference when `isKnown` is false */
export function reach(isKnown: boolean, what: string): asserts isKnown {
  if (!isKnown) throw new LeftToReference(what);
}
