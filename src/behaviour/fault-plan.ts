import type { Day } from '../units/day.ts';
import type { FaultCode, Faults } from '../world/fault.ts';
import { type StreamKey, stream } from './stream.ts';

/** What a fault might befall: a receipt, a voucher's line, a deal. */
export interface Occasion {
  readonly deal: string;
  /** Names the occasion itself: the receipt, the voucher's key, the deal. */
  readonly entity: string;
  readonly day: Day;
}

/**
 * Says which faults befall what. Each draw has a stream of its own, keyed by seed, occasion and
 * fault: the same occasion fares the same under every regime and sharing rule, and a rate that is
 * raised only adds to what a lower one would have hit.
 */
export class FaultPlan {
  readonly #faults: Faults;
  readonly #chance: Pick<StreamKey, 'seed' | 'replicate'>;
  /** Nothing can happen, so nothing need be drawn. */
  readonly isEmpty: boolean;

  constructor(faults: Faults, chance: Pick<StreamKey, 'seed' | 'replicate'>) {
    this.#faults = faults;
    this.#chance = chance;
    this.isEmpty = faults.scripted.length === 0 && Object.keys(faults.rates).length === 0;
  }

  /** Those of the codes that befall an occasion, in the order given. */
  among(codes: readonly FaultCode[], occasion: Occasion): FaultCode[] {
    return this.isEmpty ? [] : codes.filter((code) => this.hits(code, occasion));
  }

  hits(code: FaultCode, occasion: Occasion): boolean {
    if (this.isEmpty) return false;
    return this.#isScripted(code, occasion) || this.#isDrawn(code, occasion);
  }

  /** The day a scenario wrote down for a fault of a deal; null when it wrote none. */
  scriptedDay(code: FaultCode, deal: string): Day | null {
    return this.#faults.scripted.find((s) => s.fault === code && s.deal === deal)?.day ?? null;
  }

  /** Which of `count` forms a fault takes, from 0; a scripted one takes the first. */
  variant(code: FaultCode, occasion: Occasion, count: number): number {
    if (this.#isScripted(code, occasion)) return 0;
    return this.#draw(`variant ${code}`, occasion.entity).int(0, count - 1);
  }

  #isScripted(code: FaultCode, { deal, day }: Occasion): boolean {
    return this.#faults.scripted.some(
      (s) => s.fault === code && s.deal === deal && (s.day === null || s.day === day),
    );
  }

  #isDrawn(code: FaultCode, { entity }: Occasion): boolean {
    const rate = this.#faults.rates[code];
    if (rate === undefined || rate.numerator === 0) return false;
    // A uniform number in millionths, so that a higher rate keeps every hit of a lower one.
    const drawn = this.#draw(`fault ${code}`, entity).int(0, FINEST - 1);
    return drawn * rate.denominator < rate.numerator * FINEST;
  }

  #draw(purpose: string, entity: string) {
    return stream({ entity, purpose, ...this.#chance });
  }
}

const FINEST = 1_000_000;
