import { Decimal, parseDecimal } from '../../units/decimal.ts';
import { FEN_PER_WAN_YUAN } from '../../units/fen.ts';
import { decimalToRatio, parseRatio, type Ratio } from '../../units/ratio.ts';
import { Running } from '../interval.ts';

/** When a study may stop: as soon as an interval is narrow enough at every point. */
export interface UntilRule {
  /** As it was written. */
  readonly text: string;
  readonly outcome: string;
  /** Half-width asked for: a part of the mean, or an amount in the outcome's unit. */
  readonly limit: { readonly kind: 'share' | 'amount'; readonly value: Ratio };
}

const FORM = /^halfwidth\(\s*([\w.-]+)\s*\)\s*<\s*(.+)$/;

/** Reads `halfwidth(zhuzhou.net) < 1%` or `… < 50 wanYuan` or `… < 12`; null when it is none. */
export function parseUntil(text: string): UntilRule | null {
  const [, outcome, limit] = FORM.exec(text.trim()) ?? [];
  if (outcome === undefined || limit === undefined) return null;
  const wanYuan = /^(.+?)\s*(?:wanYuan|万元)$/.exec(limit)?.[1];
  const amount = wanYuan === undefined ? null : parseDecimal(wanYuan);
  const value =
    wanYuan === undefined
      ? parseRatio(limit)
      : amount && decimalToRatio(new Decimal(amount).mul(FEN_PER_WAN_YUAN));
  if (value === null || value.numerator <= 0) return null;
  const kind = /[%‰]$/.test(limit.trim()) ? 'share' : 'amount';
  return { text: text.trim(), outcome, limit: { kind, value } };
}

/** How a rule stands: the widest interval over the points against what was asked. */
export interface UntilState {
  readonly met: boolean;
  /** Replicates every point has had. */
  readonly replicates: number;
  /** Widest half-width: of its own mean where the limit is a share. Null before two replicates. */
  readonly widest: number | null;
}

/**
 * Follows a stop rule row by row, in order. Only whole replicates count, so that where a study
 * stops does not depend on who computed what.
 */
export class UntilWatch {
  readonly #rule: UntilRule;
  readonly #points: readonly Running[];
  readonly #pending: (number | null)[] = [];
  #replicates = 0;

  constructor(rule: UntilRule, points: number) {
    this.#rule = rule;
    this.#points = Array.from({ length: points }, () => new Running());
  }

  /** Takes the next row's outcome; null where the row failed. */
  add(outcome: number | null): void {
    this.#pending.push(outcome);
    if (this.#pending.length < this.#points.length) return;
    for (const [point, value] of this.#pending.entries()) {
      if (value !== null) this.#points[point]!.add(value);
    }
    this.#pending.length = 0;
    this.#replicates += 1;
  }

  state(): UntilState {
    const { kind, value } = this.#rule.limit;
    const limit = value.numerator / value.denominator;
    const widths = this.#points.map((running) => {
      const { mean, halfWidth } = running.interval();
      if (kind === 'amount' || halfWidth === 0) return halfWidth;
      return mean === 0 ? Infinity : halfWidth / Math.abs(mean);
    });
    const widest = Math.max(...widths);
    return {
      met: widest < limit,
      replicates: this.#replicates,
      widest: Number.isFinite(widest) ? widest : null,
    };
  }
}
