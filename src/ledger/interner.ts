import { invariant } from '../units/invariant.ts';

/** Gives each distinct text a small number, in the order of first use. */
export class Interner {
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [];

  get size(): number {
    return this.#texts.length;
  }

  id(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.#texts.length;
    this.#ids.set(text, id);
    this.#texts.push(text);
    return id;
  }

  text(id: number): string {
    const text = this.#texts[id];
    invariant(text !== undefined, 'ledger.unknownText', () => ({ id }));
    return text;
  }
}
